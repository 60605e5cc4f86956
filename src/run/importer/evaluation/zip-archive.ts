import { type Entry, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import { RunError } from '../../run-error.ts'
import { zstandardPieces } from '../../source/zstandard-pieces.ts'

/** A zip archive that is read entry by entry; never all of it is in memory. */
export interface ZipArchive {
  /** In the order of the archive's own directory. Of entries with one name each is here, the last written last. */
  readonly entries: readonly ZipEntry[]
  /** The size of the whole file. */
  readonly bytes: number
  /**
   * The bytes of an entry, decompressed, piece by piece.
   * @throws RefusedEntry where it is encrypted, compressed in an unknown way, broken, or expands beyond all measure
   */
  readonly read: (entry: ZipEntry) => AsyncIterable<Uint8Array>
  readonly close: () => void
}

export interface ZipEntry {
  readonly name: string
  readonly compressedBytes: number
  readonly bytes: number
  readonly entry: Entry
}

/** An entry that is not read: the message says why. */
export class RefusedEntry extends Error {
  override readonly name = 'RefusedEntry'
}

/** Beyond this an entry is refused: a log's sample has a tenth of it. */
const maxEntryBytes = 4 * 1024 ** 3
/** Small entries may expand as they like. */
const harmlessBytes = 32 * 1024 ** 2
/** Repeated messages compress well, up to some 100 to 1; bombs go beyond. */
const maxExpansion = 400
const maxEntries = 2_000_000

const deflate = 8
const zstandard = 93

/**
 * Opens a zip archive by its directory at the end.
 * @throws RunError where it is none, or is cut off
 */
export async function openZip(path: string): Promise<ZipArchive> {
  let zip: ZipFile
  const entries: ZipEntry[] = []
  try {
    // Names are decoded here: a name that leads out of the archive is no reason to refuse all of it, as nothing is unpacked.
    zip = await openPromise(path, { autoClose: false, decodeStrings: false })
  } catch (error) {
    throw new RunError(`${path}: no complete zip archive (${sentenceOf(error)})`)
  }
  try {
    if (zip.entryCount > maxEntries)
      throw new Error(`${zip.entryCount} entries; at most ${maxEntries} are read`)
    for await (const entry of zip.eachEntry()) entries.push(described(entry))
  } catch (error) {
    zip.close()
    throw new RunError(`${path}: a broken zip archive (${sentenceOf(error)})`)
  }
  return { entries, bytes: zip.fileSize, read: (entry) => readEntry(zip, entry), close: () => zip.close() }
}

function described(entry: Entry): ZipEntry {
  const name = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
  return { name, compressedBytes: entry.compressedSize, bytes: entry.uncompressedSize, entry }
}

async function* readEntry(
  zip: ZipFile,
  { entry, bytes, compressedBytes }: ZipEntry,
): AsyncGenerator<Uint8Array> {
  const isZstandard = entry.compressionMethod === zstandard
  if (entry.isEncrypted()) throw new RefusedEntry('it is encrypted')
  if (!isZstandard && entry.compressionMethod !== 0 && entry.compressionMethod !== deflate) {
    throw new RefusedEntry(
      `compression method ${entry.compressionMethod} is not known (deflate and zstd are)`,
    )
  }
  const guard = expansionGuard({ bytes, compressedBytes })
  let total = 0
  try {
    // yauzl 3.4.0 takes `decodeFileData: true` for its contrary where an entry is deflated, so it is only ever false.
    const stream = await zip.openReadStreamPromise(entry, isZstandard ? { decodeFileData: false } : {})
    const pieces = stream as AsyncIterable<Uint8Array>
    for await (const piece of isZstandard ? zstandardPieces(pieces) : pieces) {
      guard(piece.length)
      total += piece.length
      yield piece
    }
    // For deflated and stored entries yauzl has compared the two already.
    if (total !== bytes)
      throw new RefusedEntry(`it unpacks to ${total} bytes and not to ${bytes} as the directory says`)
  } catch (error) {
    if (error instanceof RefusedEntry) throw error
    throw new RefusedEntry(`it cannot be unpacked (${sentenceOf(error)})`)
  }
}

/** Counts what comes out, since a directory can lie, and refuses beforehand what it admits. */
function expansionGuard({
  bytes,
  compressedBytes,
}: Pick<ZipEntry, 'bytes' | 'compressedBytes'>): (more: number) => void {
  let total = 0
  const check = (size: number): void => {
    if (size <= harmlessBytes) return
    if (size > maxEntryBytes) throw new RefusedEntry('it unpacks to more than 4 GiB')
    if (size > compressedBytes * maxExpansion) {
      throw new RefusedEntry(`it unpacks to more than ${maxExpansion} times its size, as a zip bomb does`)
    }
  }
  check(bytes)
  return (more) => {
    total += more
    check(total)
  }
}

function sentenceOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.split('\n', 1)[0] ?? ''
}
