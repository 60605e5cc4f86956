import { RunError } from '../../run-error.ts'
import type { ArchiveFormat, DocumentItem, ReadingOptions } from '../import-format.ts'
import type { JsonObject } from '../json-value.ts'
import { chunkedParts } from './inspect-chunks.ts'
import { inspectItem } from './inspect-document.ts'
import { type InspectHeader, inspectHeader, inspectHeaderMembers, isInspectHead } from './inspect-header.ts'
import { inspectSampleMembers } from './inspect-sample.ts'
import { MemberReader, MembersTooLarge } from './json-members.ts'
import { openZip, RefusedEntry, type ZipArchive, type ZipEntry } from './zip-archive.ts'

/** Bytes of a sample that are kept at once: its messages and output, without events. */
const maxKeptBytes = 64 * 1024 ** 2

/** `.eval`: a zip archive with an entry for each sample, which is read one after another. */
export const inspectArchive: ArchiveFormat = {
  name: 'inspect',
  summary: 'inspect_ai log (.eval)',
  // The only kind of zip archive that is read: that it is no log is said once its directory is known.
  recognisesBytes: (head) => head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4,
  async *readArchive(path, options, onBytes) {
    const archive = await openZip(path)
    try {
      yield* readLog(archive, { path, options, onBytes })
    } finally {
      archive.close()
    }
  },
}

interface LogReading {
  readonly path: string
  readonly options: ReadingOptions
  readonly onBytes: (bytes: number) => void
}

interface Log {
  readonly archive: ZipArchive
  /** What appends to a zip archive writes an entry again rather than over: the last of a name counts. */
  readonly entries: ReadonlyMap<string, ZipEntry>
  readonly header: InspectHeader
  readonly options: ReadingOptions
}

async function* readLog(
  archive: ZipArchive,
  { path, options, onBytes }: LogReading,
): AsyncGenerator<DocumentItem> {
  const entries = new Map(archive.entries.map((entry) => [entry.name, entry]))
  const log = { archive, entries, header: await readHeader(archive, { entries, path }), options }
  let isAnySample = false
  let directoryBytes = archive.bytes
  for (const entry of archive.entries) {
    if (sampleEntry.test(entry.name)) {
      isAnySample = true
      yield await readSample(log, entry)
    }
    onBytes(entry.compressedBytes)
    directoryBytes -= entry.compressedBytes
  }
  onBytes(Math.max(0, directoryBytes))
  if (!isAnySample) yield { place: path, skipped: 'the log holds no samples: it was written without them' }
}

/** A sample is one entry, or, in the newest logs, a shell with its sequences beside it in a folder of its own. */
const sampleEntry = /^samples\/(?:[^/]+|.+_epoch_\d+|.+_epoch_\d+\/sample)\.json$/s
const shellName = '/sample.json'

/** The journal tells of a run that has not ended what the header tells of one that has. */
const headerNames = ['header.json', '_journal/start.json'] as const

async function readHeader(
  archive: ZipArchive,
  { entries, path }: { readonly entries: ReadonlyMap<string, ZipEntry>; readonly path: string },
): Promise<InspectHeader> {
  for (const name of headerNames) {
    const entry = entries.get(name)
    if (entry === undefined) continue
    const head = await reasoned(() => membersOf(archive, { entry, names: inspectHeaderMembers }))
    if (typeof head === 'string') throw new RunError(`${path}: ${name}: ${head}`)
    if (!isInspectHead(head))
      throw new RunError(`${path}: ${name} names no task and model, so this is no inspect log`)
    return inspectHeader(head)
  }
  throw new RunError(
    `${path}: a zip archive without header.json and _journal/start.json; of archives only inspect logs are read`,
  )
}

async function readSample(
  { archive, entries, header, options }: Log,
  entry: ZipEntry,
): Promise<DocumentItem> {
  const place = entry.name.slice(0, 200)
  if (entries.get(entry.name) !== entry) return { place, skipped: 'written again later in the archive' }
  if (entry.name.split('/').includes('..')) return { place, skipped: 'its name leads out of the archive' }
  const sample = await reasoned(async () => {
    const shell = await membersOf(archive, { entry, names: inspectSampleMembers })
    if (!entry.name.endsWith(shellName)) return shell
    const folder = entry.name.slice(0, 1 - shellName.length)
    return { ...shell, ...(await chunkedParts(archive, { shell, folder, entries })) }
  })
  if (typeof sample === 'string') return { place, skipped: sample }
  return inspectItem(sample, { header, options, fallback: place })
}

async function membersOf(
  archive: ZipArchive,
  { entry, names }: { readonly entry: ZipEntry; readonly names: ReadonlySet<string> },
): Promise<JsonObject> {
  const reader = new MemberReader({ names, maxBytes: maxKeptBytes })
  for await (const piece of archive.read(entry)) reader.push(piece)
  return reader.end()
}

/** What was read, or in words why it cannot be. */
async function reasoned(read: () => Promise<JsonObject>): Promise<JsonObject | string> {
  try {
    return await read()
  } catch (error) {
    if (error instanceof RefusedEntry) return error.message
    if (error instanceof MembersTooLarge)
      return `its messages and output exceed ${maxKeptBytes / 1024 ** 2} MiB`
    if (error instanceof SyntaxError) return `not a JSON object (${error.message})`
    throw error
  }
}
