import { type BenchClient, targetOf } from './bench-client.ts'
import type { Contestant } from './contestants.ts'
import { residentMegabytes } from './pinned-process.ts'

/** Memory of a contestant under a steady, light load. */
export interface Soak {
  readonly minutes: number
  readonly answered: number
  readonly failed: number
  /** Megabytes, in the first and the second half. */
  readonly halves: readonly [number, number]
  readonly most: number
}

const everyMs = 2000

export async function soak(client: BenchClient, one: Contestant, minutes: number): Promise<Soak> {
  const sizes: number[] = []
  const timer = setInterval(() => sizes.push(residentMegabytes(one.process.pid)), everyMs)
  const load = {
    requests: 1e9,
    concurrent: 8,
    tokens: 40,
    paceMs: 20,
    stream: true,
    mostSeconds: 60 * minutes,
  }
  const { answered, failed } = await client.load({ ...load, to: targetOf(one) })
  clearInterval(timer)
  const middle = Math.floor(sizes.length / 2)
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    minutes,
    answered,
    failed,
    halves: [mean(sizes.slice(0, middle)), mean(sizes.slice(middle))],
    most: Math.max(...sizes),
  }
}
