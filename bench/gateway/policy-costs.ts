import { type BenchClient, type Cost, costOf } from './bench-client.ts'
import { type Contestant, startJevons, startSource } from './contestants.ts'

/** What a policy costs a gateway, by how it is carried out. */
export interface PolicyCost {
  readonly name: string
  readonly cost: Cost
}

const question = 'Using 2, 2, 1, 9, make 11.'
const load = {
  requests: 60,
  concurrent: 4,
  tokens: 160,
  paceMs: 0,
  stream: false,
  mostSeconds: 8,
  question,
} as const
const tip = 'tip:alpha=6,beta=50'

/**
 * TIP on the embedded reasoner, greedily, behind a gateway: left out, handed on to the server, which is jevons, and carried out by
 * requests that go on from each other, where the server calls itself vLLM.
 */
export async function policyCosts(client: BenchClient): Promise<readonly PolicyCost[]> {
  const reasoner = await startJevons(['--engine', 'reasoner'], { core: 0 })
  const behind = startSource('scripted-upstream.ts', { JEVONS_BENCH_BEHIND: reasoner.url })
  const disguised = (await behind.line((line) => line.startsWith('http'))).replace('/v1', '/vllm/v1')
  const cases = [
    { name: 'none', upstream: reasoner.url, policy: 'none' },
    { name: `${tip}, handed on`, upstream: reasoner.url, policy: tip },
    { name: `${tip}, in stretches`, upstream: disguised, policy: tip },
  ]
  const costs: PolicyCost[] = []
  for (const { name, upstream, policy } of cases) {
    const { process, url } = await startJevons(['--upstream', upstream, '--policy', policy])
    const gateway: Contestant = { name, url, model: 'jevons-countdown', process }
    // The first request finds out what the server can do.
    await costOf(client, gateway, { ...load, requests: 20 })
    costs.push({ name, cost: await costOf(client, gateway, load) })
    await process.stop()
  }
  await behind.stop()
  await reasoner.process.stop()
  return costs
}
