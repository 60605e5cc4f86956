import type { FileHandle } from 'node:fs/promises'
import type { LinePlace } from './response-entry.ts'

/** Reads that lie as near to each other are one read. */
const gapBytes = 1 << 16
const batchBytes = 1 << 21

/** A line of a file. @throws where the file has become shorter */
export async function readPlace(handle: FileHandle, { at, bytes }: LinePlace): Promise<string> {
  const buffer = Buffer.allocUnsafe(bytes)
  for (let done = 0; done < bytes; ) {
    const { bytesRead } = await handle.read(buffer, done, bytes - done, at + done)
    if (bytesRead === 0) throw new RangeError('the file has become shorter')
    done += bytesRead
  }
  return buffer.toString('utf8')
}

/** Lines of a file that were read at once. */
export interface ReadBatch<Place> {
  readonly places: readonly Place[]
  /** Valid until the next batch is asked for. */
  readonly buffer: Buffer
  /** Where in the file the buffer begins. */
  readonly from: number
}

/** Many lines of a file, in the order in which they are asked for, a batch at a time: neighbours are read at once. */
export async function* readPlaces<Place extends LinePlace>(
  handle: FileHandle,
  places: readonly Place[],
): AsyncGenerator<ReadBatch<Place>> {
  let space: Buffer = Buffer.allocUnsafe(batchBytes)
  for (let next = 0; next < places.length; ) {
    const [batch, end] = neighbours(places, next)
    const from = places[next]?.at ?? 0
    if (end - from > space.length) space = Buffer.allocUnsafe(end - from)
    const buffer = space.subarray(0, end - from)
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, from)
    if (bytesRead < buffer.length) throw new RangeError('the file has become shorter')
    yield { places: batch, buffer, from }
    next += batch.length
  }
}

function neighbours<Place extends LinePlace>(
  places: readonly Place[],
  next: number,
): readonly [readonly Place[], number] {
  const batch: Place[] = []
  let [from, end] = [0, 0]
  for (let index = next; index < places.length; index++) {
    const place = places[index]
    if (!place) break
    if (batch.length === 0) [from, end] = [place.at, place.at]
    else if (place.at < end || place.at - end > gapBytes || place.at + place.bytes - from > batchBytes) break
    batch.push(place)
    end = place.at + place.bytes
  }
  return [batch, end]
}
