import { createReadStream, existsSync, type ReadStream, statSync } from 'node:fs'
import { pipeline, Readable } from 'node:stream'
import zlib from 'node:zlib'
import { RunError } from '../run-error.ts'
import { zstandardPieces } from './zstandard-pieces.ts'

/** Bytes of a file, decompressed where they are gzip or zstd; `-` is standard input. */
export interface ByteSource {
  /** What to call it in messages: the path as it was given. */
  readonly name: string
  /** Can be read once. */
  readonly chunks: AsyncIterable<Uint8Array>
  /** Lets the file go, however much of it was read. */
  readonly close: () => void
}

export interface OpeningOptions {
  /** Standard input, for who may be asked to read it. */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Told of the bytes that were read from disk, compressed as they lie there. */
  readonly onBytes?: (bytes: number) => void
}

const chunkBytes = 1 << 20

/**
 * Opens a file for one reading from its beginning. Compression is told by the first bytes, whatever the file is called.
 * @throws RunError where there is no such file, or it is a folder
 */
export async function openBytes(
  path: string,
  { stdin, onBytes = () => {} }: OpeningOptions = {},
): Promise<ByteSource> {
  const file = path === '-' && stdin ? undefined : fileStream(path)
  const { first, all } = await peeked(counted(file ?? (stdin as AsyncIterable<Uint8Array>), onBytes))
  const compression = compressionOf(first)
  return {
    name: path === '-' ? 'standard input' : path,
    chunks: compression === undefined ? all : decompressed(all, compression, path),
    close: () => file?.destroy(),
  }
}

function fileStream(path: string): ReadStream {
  if (!existsSync(path)) throw new RunError(`${path}: no such file`)
  if (statSync(path).isDirectory()) throw new RunError(`${path}: is a folder; name the files in it`)
  return createReadStream(path, { highWaterMark: chunkBytes })
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onBytes(chunk.length)
    yield chunk
  }
}

/** The first chunk, and all of them once more. */
async function peeked(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ readonly first: Uint8Array; readonly all: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const { value, done } = await iterator.next()
  const first: Uint8Array = done ? new Uint8Array() : value
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (!done) yield first
      for (;;) {
        const next = await iterator.next()
        if (next.done) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { first, all: all() }
}

const magic = { gzip: [0x1f, 0x8b], zstd: [0x28, 0xb5, 0x2f, 0xfd] } as const

function compressionOf(head: Uint8Array): 'gzip' | 'zstd' | undefined {
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, index) => head[index] === byte)
  if (begins(magic.gzip)) return 'gzip'
  return begins(magic.zstd) ? 'zstd' : undefined
}

async function* decompressed(
  chunks: AsyncIterable<Uint8Array>,
  compression: 'gzip' | 'zstd',
  path: string,
): AsyncGenerator<Uint8Array> {
  try {
    if (compression === 'gzip') yield* piped(chunks, zlib.createGunzip({ chunkSize: chunkBytes }))
    // Node's own zstd, from 22.15 on, ends without a word after the first of several frames.
    else yield* zstandardPieces(chunks)
  } catch (error) {
    if (error instanceof RunError) throw error
    const said = error instanceof Error ? error.message : String(error)
    throw new RunError(`${path}: broken ${compression} data: ${said}`)
  }
}

function piped(
  chunks: AsyncIterable<Uint8Array>,
  through: NodeJS.ReadWriteStream,
): AsyncIterable<Uint8Array> {
  // An error of either reaches whoever iterates.
  pipeline(Readable.from(chunks, { objectMode: false }), through, () => {})
  return through as unknown as AsyncIterable<Uint8Array>
}
