import { parseWithConstants } from '../json-constants.ts'
import { type JsonObject, listOf, textOf } from '../json-value.ts'
import { RefusedEntry, type ZipArchive, type ZipEntry } from './zip-archive.ts'

/** Bytes of metadata and attachments that are taken into memory for one sample. */
const maxBytes = 64 * 1024 ** 2

/**
 * What stands beside the shell of a sample that is kept in chunks: its metadata, and its long texts, numbered through all
 * chunks, where the shell points at any.
 * @throws RefusedEntry where one of them cannot be unpacked or is too large, SyntaxError where one is not JSON
 */
export async function chunkedParts(
  archive: ZipArchive,
  {
    shell,
    folder,
    entries,
  }: {
    readonly shell: JsonObject
    /** `samples/7_epoch_1/` */
    readonly folder: string
    readonly entries: ReadonlyMap<string, ZipEntry>
  },
): Promise<{ readonly metadata: unknown; readonly attachments: JsonObject }> {
  const metadata = entries.get(`${folder}metadata.json`)
  const texts = pointsAtAttachments(shell) ? await attachmentsIn(archive, { folder, entries }) : []
  return {
    metadata: metadata && (await readJson(archive, metadata, maxBytes)),
    attachments: Object.fromEntries(texts),
  }
}

async function attachmentsIn(
  archive: ZipArchive,
  { folder, entries }: { readonly folder: string; readonly entries: ReadonlyMap<string, ZipEntry> },
): Promise<readonly (readonly [number, string])[]> {
  const texts: (readonly [number, string])[] = []
  let room = maxBytes
  for (const [name, entry] of entries) {
    if (!name.startsWith(`${folder}attachments/`)) continue
    // A chunk is named by the number of its first text.
    const first = Number.parseInt(name.slice(`${folder}attachments/`.length), 10)
    const list = listOf(await readJson(archive, entry, room)) ?? []
    room -= entry.bytes
    for (const [place, text] of list.entries()) texts.push([first + place, textOf(text) ?? ''])
  }
  return texts
}

function pointsAtAttachments(shell: JsonObject): boolean {
  return JSON.stringify([shell['input'], shell['output'], shell['target'], shell['choices']]).includes(
    'attachment://',
  )
}

async function readJson(archive: ZipArchive, entry: ZipEntry, room: number): Promise<unknown> {
  const pieces: Uint8Array[] = []
  let left = room
  for await (const piece of archive.read(entry)) {
    left -= piece.length
    if (left < 0) throw new RefusedEntry(`its attachments exceed ${maxBytes / 1024 ** 2} MiB`)
    pieces.push(piece)
  }
  return parseWithConstants(Buffer.concat(pieces).toString('utf8'))
}
