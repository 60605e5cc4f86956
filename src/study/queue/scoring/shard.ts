import { promisify } from 'node:util'
import { gunzipSync, gzip } from 'node:zlib'
import type { FileStretch } from '#run'

/** A stretch of responses with all that scoring it reads: files of a run of its own. */
export interface ShardFiles {
  readonly problems: Uint8Array
  readonly responses: Uint8Array
  readonly judgements: Uint8Array
  readonly labels: Uint8Array
}

/** A shard as it waits in the queue. */
export interface QueuedShard {
  readonly place: number
  readonly stretch: FileStretch
  /** Packed {@link ShardFiles}; absent where workers read the run themselves. */
  readonly files?: Uint8Array
}

const names = ['problems', 'responses', 'judgements', 'labels'] as const
const lineBreak = 10
/** The longest line that a run may have, and what belongs to it. */
const mostBytes = 640 << 20
/** Slower levels would make whoever plans the slowest of all. */
const compress = promisify(gzip)

/** One text for the database: the lengths, then the files, compressed. */
export async function packShard(files: ShardFiles): Promise<Uint8Array> {
  const lengths = Object.fromEntries(names.map((name) => [name, files[name].length]))
  const all = [Buffer.from(`${JSON.stringify(lengths)}\n`), ...names.map((name) => files[name])]
  return await compress(Buffer.concat(all), { level: 1 })
}

/** @throws Error where the bytes are no packed shard */
export function unpackShard(packed: Uint8Array): ShardFiles {
  const bytes = gunzipSync(packed, { maxOutputLength: mostBytes })
  const head = bytes.indexOf(lineBreak)
  const lengths = JSON.parse(bytes.toString('utf8', 0, head)) as Record<string, unknown>
  let at = head + 1
  const next = (name: (typeof names)[number]): Uint8Array => {
    const length = Number(lengths[name])
    if (!Number.isSafeInteger(length) || length < 0 || at + length > bytes.length)
      throw new Error(`a shard without its ${name}`)
    at += length
    return bytes.subarray(at - length, at)
  }
  const [problems, responses, judgements, labels] = [
    next('problems'),
    next('responses'),
    next('judgements'),
    next('labels'),
  ]
  return { problems, responses, judgements, labels }
}
