import { spreadOf } from '../spread.ts'
import { type BenchClient, type Cost, costOf, targetOf } from './bench-client.ts'
import type { Contestant } from './contestants.ts'
import type { Load } from './load-client.ts'
import { cpuSeconds } from './pinned-process.ts'
import { quantile } from './quantile.ts'

/** Times of one contestant beside those of the bare upstream, each pair one after the other. */
export interface Latency {
  readonly firstTokenMs: readonly number[]
  readonly tokenMs: readonly number[]
}

type Streams = Pick<Load, 'requests' | 'tokens' | 'paceMs'>

/** A stream that takes its time: everybody has slept between its tokens, and before it. */
export const slowStream: Streams = { requests: 1, tokens: 24, paceMs: 5 }
/** Streams that end with their first token, one right after the other: nobody sleeps. */
export const shortStreams: Streams = { requests: 20, tokens: 1, paceMs: 0 }

/** One stream at a time, a number a round: each round is a pair, and begins with another contestant. */
export async function latencies(
  client: BenchClient,
  contestants: readonly Contestant[],
  { streams, rounds }: { readonly streams: Streams; readonly rounds: number },
): Promise<ReadonlyMap<Contestant, Latency>> {
  const seen = new Map(
    contestants.map((one) => [one, { firstTokenMs: [] as number[], tokenMs: [] as number[] }]),
  )
  for (let round = 0; round < rounds; round++) {
    const first = round % contestants.length
    for (const one of [...contestants.slice(first), ...contestants.slice(0, first)]) {
      const load = { ...streams, concurrent: 1, stream: true, to: targetOf(one) }
      const { firstTokenMs, tokenMs, failed } = await client.load(load)
      if (failed > 0) throw new Error(`${one.name}: an answer broke off`)
      seen.get(one)?.firstTokenMs.push(quantile(firstTokenMs, 0.5))
      if (tokenMs.length > 0) seen.get(one)?.tokenMs.push(quantile(tokenMs, 0.5))
    }
  }
  return seen
}

/** What a contestant adds to the first of the list, in each round. */
export function added(of: readonly number[], to: readonly number[]): readonly number[] {
  return of.map((value, round) => value - (to[round] ?? Number.NaN))
}

export interface Shape {
  readonly name: string
  readonly load: Omit<Load, 'to'>
}

export const shapes: readonly Shape[] = [
  {
    name: 'whole answers of 16 tokens',
    load: { requests: 800, concurrent: 16, tokens: 16, paceMs: 0, stream: false },
  },
  {
    name: 'streams of 16 tokens at once',
    load: { requests: 500, concurrent: 16, tokens: 16, paceMs: 0, stream: true },
  },
  {
    name: 'streams of 200 tokens one by one, 5 ms apart',
    load: { requests: 40, concurrent: 20, tokens: 200, paceMs: 5, stream: true },
  },
  {
    name: 'streams of 400 tokens as fast as they are read',
    load: { requests: 80, concurrent: 16, tokens: 400, paceMs: 0, stream: true },
  },
]

/** Medians over rounds, everything once a round. */
export async function costs(
  client: BenchClient,
  {
    shape,
    contestants,
    rounds,
  }: { readonly shape: Shape; readonly contestants: readonly Contestant[]; readonly rounds: number },
): Promise<ReadonlyMap<Contestant, Cost>> {
  const seen = new Map(contestants.map((one) => [one, [] as Cost[]]))
  for (let round = 0; round < rounds; round++)
    for (const one of contestants) {
      const { requests } = shape.load
      // What is many times as slow is asked less, so that all is over soon.
      const asked = one.isSlow ? Math.max(shape.load.concurrent, requests / 16) : requests
      seen.get(one)?.push(await costOf(client, one, { ...shape.load, requests: Math.round(asked) }))
    }
  const median = (given: readonly Cost[], of: (cost: Cost) => number): number =>
    spreadOf(given.map(of)).median
  return new Map(
    [...seen].map(([one, given]) => [
      one,
      {
        cpuMsPerRequest: median(given, (cost) => cost.cpuMsPerRequest),
        cpuMsPerThousandTokens: median(given, (cost) => cost.cpuMsPerThousandTokens),
        requestsPerSecond: median(given, (cost) => cost.requestsPerSecond),
        failed: given.reduce((sum, { failed }) => sum + failed, 0),
      },
    ]),
  )
}

export interface Crowded extends Cost {
  /** Streams that were open all the while. */
  readonly open: number
  readonly firstTokenMs: readonly number[]
  /** Processor seconds a second that the open streams alone cost. */
  readonly cpuOfOpen: number
}

const quietSeconds = 3
const crowdedSeconds = 5

/** Short streams beside a thousand that stay open and say a token a second. */
export async function crowded(client: BenchClient, one: Contestant, streams: number): Promise<Crowded> {
  const held = await client.hold(targetOf(one), streams, 1000)
  const before = cpuSeconds(one.process.pid)
  await new Promise((resolve) => setTimeout(resolve, 1000 * quietSeconds))
  const between = cpuSeconds(one.process.pid)
  const short = {
    requests: 1e6,
    concurrent: 16,
    tokens: 16,
    paceMs: 0,
    stream: true,
    mostSeconds: crowdedSeconds,
  }
  const loaded = await client.load({ ...short, to: targetOf(one) })
  const cpuMs = 1000 * (cpuSeconds(one.process.pid) - between)
  await client.letGo()
  return {
    open: held.answered,
    cpuMsPerRequest: cpuMs / loaded.answered,
    cpuMsPerThousandTokens: (1000 * cpuMs) / loaded.tokens,
    requestsPerSecond: loaded.answered / loaded.seconds,
    failed: loaded.failed + held.failed,
    firstTokenMs: loaded.firstTokenMs,
    cpuOfOpen: (between - before) / quietSeconds,
  }
}
