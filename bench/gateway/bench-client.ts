import type { Contestant } from './contestants.ts'
import type { Load, Loaded, LoadOrder, Target } from './load-client.ts'
import { cpuSeconds, type PinnedProcess } from './pinned-process.ts'

/** The process that asks, and what others use meanwhile. */
export interface BenchClient {
  readonly load: (load: Load) => Promise<Loaded>
  readonly hold: (to: Target, streams: number, paceMs: number) => Promise<Loaded>
  readonly letGo: () => Promise<Loaded>
}

export function benchClient({ child }: PinnedProcess): BenchClient {
  const order = (given: LoadOrder): Promise<Loaded> =>
    new Promise((resolve) => {
      child.once('message', (loaded) => resolve(loaded as Loaded))
      child.send(given)
    })
  return {
    load: (load) => order({ type: 'load', ...load }),
    hold: (to, streams, paceMs) => order({ type: 'hold', to, streams, paceMs }),
    letGo: () => order({ type: 'let go' }),
  }
}

export interface Cost {
  readonly cpuMsPerRequest: number
  readonly cpuMsPerThousandTokens: number
  readonly requestsPerSecond: number
  readonly failed: number
}

/** What a contestant's processes use while it is asked. */
export async function costOf(client: BenchClient, one: Contestant, load: Omit<Load, 'to'>): Promise<Cost> {
  const before = cpuSeconds(one.process.pid)
  const { answered, failed, tokens, seconds } = await client.load({ ...load, to: targetOf(one) })
  const cpuMs = 1000 * (cpuSeconds(one.process.pid) - before)
  return {
    cpuMsPerRequest: cpuMs / answered,
    cpuMsPerThousandTokens: (1000 * cpuMs) / tokens,
    requestsPerSecond: answered / seconds,
    failed,
  }
}

/** What of a contestant is sent to the client's process. */
export function targetOf({ url, model }: Target): Target {
  return { url, model }
}
