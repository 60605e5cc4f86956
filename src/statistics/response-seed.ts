import { hash64, hashParts } from './hash.ts'
import { philox, unitInterval } from './philox.ts'

/** The seed of one response, shared by all arms. Plain data: it may be stored as JSON and sent to a worker. */
export interface ResponseSeed {
  readonly high: number
  readonly low: number
}

/**
 * The seed of the given sample of a problem in a study. The policy is no part of it, so that arms share randomness.
 * @throws RangeError where the sample is not an integer from 0
 */
export function responseSeed(response: {
  readonly studySeed: string
  readonly problem: string
  readonly sample: number
}): ResponseSeed {
  const { studySeed, problem, sample } = response
  if (!(Number.isSafeInteger(sample) && sample >= 0))
    throw new RangeError(`sample ${sample}: must be an integer from 0`)
  return hashParts(['response', studySeed, problem, sample])
}

/**
 * The random numbers of one stream of a response ('main', 'probe/0', 'rollout/3', 'policy' …): number in [0, 1) by
 * position, a pure function of (seed, stream, position), whatever was asked before.
 */
export function randomStream(seed: ResponseSeed, stream: string): (position: number) => number {
  const key = Uint32Array.of(seed.low, seed.high)
  const name = hash64(stream)
  const counter = Uint32Array.of(0, 0, name.low, name.high)
  const words = new Uint32Array(4)
  return (position) => {
    if (!(position >= 0))
      throw new RangeError(`position ${position} of stream ${stream}: must be an integer from 0`)
    counter[0] = position
    counter[1] = position / 0x100000000
    philox(counter, key, words)
    return unitInterval(words[0] as number, words[1] as number)
  }
}

/** One number of a stream, in [0, 1). For many numbers of one stream take randomStream. */
export function uniformAt(seed: ResponseSeed, stream: string, position: number): number {
  return randomStream(seed, stream)(position)
}
