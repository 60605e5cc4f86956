import { createContext, Script } from 'node:vm'
import { Decompress } from 'fzstd'

/** Given to the decompressor at once: a limit of time costs a thread, milliseconds on a busy machine. */
const sliceBytes = 512 * 1024
/** What may come of one slice: four bytes can become a block of 128 KiB. */
const maxSliceOutput = 128 * 1024 ** 2
/** Honest slices take milliseconds. */
const sliceLimitMs = 2000
/** A decoder must offer a window of 8 MiB by RFC 8878; hardly a writer uses more. */
const maxWindowBytes = 128 * 1024 ** 2

const pushScript = new Script('push()')

/**
 * Decompresses zstd piece by piece. A broken or hostile frame is an error, never an endless one: fzstd 0.1.1 has loops that
 * a corrupt table keeps running for ever, so that each slice is given a limit of time, the only one that can break a loop.
 * @throws Error where the bytes are no zstd, or ask for too much
 */
export async function* zstandardPieces(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = []
  let slice: Uint8Array = new Uint8Array(0)
  let isLast = false
  let room = maxSliceOutput
  // What it hands out is a view of its window, which it writes over.
  const decompressor = new Decompress((piece) => {
    room -= piece.length
    if (room < 0) throw new Error('it expands beyond all measure')
    if (piece.length > 0) ready.push(piece.slice())
  })
  const context = createContext({ push: () => decompressor.push(slice, isLast) })
  const push = (): readonly Uint8Array[] => {
    ready = []
    room = maxSliceOutput
    try {
      pushScript.runInContext(context, { timeout: sliceLimitMs })
    } catch (error) {
      throw new Error(error instanceof Error ? error.message : 'the zstd frame is broken', { cause: error })
    }
    return ready
  }
  let held: Uint8Array[] = []
  let heldBytes = 0
  let isFirst = true
  for await (const piece of pieces) {
    if (isFirst && windowBytes(piece) > maxWindowBytes) throw new Error('its zstd window exceeds 128 MiB')
    isFirst = false
    held.push(piece)
    heldBytes += piece.length
    if (heldBytes < sliceBytes) continue
    slice = Buffer.concat(held)
    held = []
    heldBytes = 0
    yield* push()
  }
  slice = Buffer.concat(held)
  isLast = true
  yield* push()
}

/** The window that a zstd frame asks for in its header (RFC 8878, 3.1.1.1): memory that is taken before any byte is read. */
function windowBytes(frame: Uint8Array): number {
  const [descriptor = 0, window = 0] = frame.subarray(4)
  const isSingleSegment = (descriptor >> 5) % 2 === 1
  if (!isSingleSegment) return 2 ** (10 + (window >> 3)) * (1 + (window % 8) / 8)
  const dictionaryBytes = [0, 1, 2, 4][descriptor % 4] ?? 0
  const sizeBytes = [1, 2, 4, 8][descriptor >> 6] ?? 1
  return frame
    .subarray(5 + dictionaryBytes, 5 + dictionaryBytes + sizeBytes)
    .reduce((size, byte, place) => size + byte * 256 ** place, 0)
}
