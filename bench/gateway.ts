import { existsSync } from 'node:fs'
import { loadavg } from 'node:os'
import { type BenchClient, benchClient } from './gateway/bench-client.ts'
import {
  type Contestant,
  installLiteLlm,
  startJevons,
  startLiteLlm,
  startSource,
} from './gateway/contestants.ts'
import {
  added,
  costs,
  crowded,
  type Latency,
  latencies,
  type Shape,
  shapes,
  shortStreams,
  slowStream,
} from './gateway/measures.ts'
import { canPin, residentMegabytes } from './gateway/pinned-process.ts'
import { type PolicyCost, policyCosts } from './gateway/policy-costs.ts'
import { quantile } from './gateway/quantile.ts'
import { type Soak, soak } from './gateway/soak.ts'
import { costTable, crowdedTable, digits, latencyTable, policyTable, soakLine } from './gateway/tables.ts'
import { machineInWords } from './machine.ts'

/**
 * `npm run bench -- gateway [--litellm] [--policies] [--soak MINUTES]`: what a gateway adds to the server behind it, over the loopback. Server,
 * gateway and client are processes of their own; the gateway has a core to itself where `taskset` can give it one.
 */
const litellm = process.argv.includes('--litellm')
const soakMinutes = Number(process.argv[process.argv.indexOf('--soak') + 1] ?? 0)
const isSoaked = process.argv.includes('--soak') && soakMinutes > 0
const began = performance.now()
const told = (text: string): void =>
  void process.stderr.write(`${((performance.now() - began) / 1000).toFixed(0)} s: ${text}\n`)
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => {
    console.log(written())
    process.exit(0)
  })
const rounds = { latency: 60, cost: 3 } as const

if (!existsSync('/proc/self/stat')) {
  console.log('skipped: gateway: processor time is read from /proc, which is not here')
  process.exit(0)
}

const loadBefore = loadavg()[0] ?? Number.NaN
const upstream = startSource('scripted-upstream.ts')
const upstreamUrl = await upstream.line((line) => line.startsWith('http'))
const bare: Contestant = {
  name: 'the upstream itself',
  url: upstreamUrl,
  model: 'scripted',
  process: upstream,
}
const started = await startJevons(['--upstream', upstreamUrl])
const gateway: Contestant = {
  name: 'jevons serve',
  url: started.url,
  model: 'scripted',
  process: started.process,
}
const asking = startSource('load-client.ts')
const client = benchClient(asking)
const skipped = litellm ? installLiteLlm() : 'it is measured only with --litellm'
const peer = skipped === undefined ? await startLiteLlm(upstreamUrl) : undefined
const contestants = peer ? [bare, gateway, peer] : [bare, gateway]
const memory = new Map(contestants.map((one) => [one, [] as number[]]))
const weigh = (): void => {
  for (const [one, sizes] of memory) sizes.push(residentMegabytes(one.process.pid))
}

let soaked: Soak | undefined
let policies: readonly PolicyCost[] = []
await warmedUp(client)
weigh()
told('latency')
const times = await latencies(client, contestants, { streams: slowStream, rounds: rounds.latency })
const promptTimes = await latencies(client, contestants, { streams: shortStreams, rounds: rounds.latency })
const crowds = new Map<Contestant, Awaited<ReturnType<typeof crowded>>>()
const paid: { readonly name: string; readonly costs: Awaited<ReturnType<typeof costs>> }[] = []
for (const shape of shapes) {
  told(shape.name)
  paid.push({ name: shape.name, costs: await costs(client, { shape, contestants, rounds: rounds.cost }) })
  weigh()
}
for (const one of contestants) {
  told(`1,000 streams: ${one.name}`)
  crowds.set(one, await crowded(client, one, 1000))
  weigh()
}
if (peer) await peer.process.stop()
if (process.argv.includes('--policies')) {
  told('policies')
  policies = await policyCosts(client)
}
if (isSoaked) {
  told(`${soakMinutes} minutes of a steady load`)
  soaked = await soak(client, gateway, soakMinutes)
}
await gateway.process.stop()
asking.child.disconnect()
await upstream.stop()
console.log(written())

async function warmedUp(by: BenchClient): Promise<void> {
  const warm = { requests: 150, concurrent: 16, tokens: 30, paceMs: 1 }
  for (const one of contestants)
    for (const stream of [true, false]) {
      const { url, model } = one
      await by.load({ ...warm, requests: one.isSlow ? 30 : warm.requests, stream, to: { url, model } })
    }
}

function written(): string {
  const sizes = [...memory].map(
    ([{ name }, [first = Number.NaN, ...later]]) =>
      `${name} ${digits(first)} MB after its first requests, ${digits(Math.max(...later))} MB at most`,
  )
  return [
    `${new Date().toISOString().slice(0, 10)}; ${machineInWords()}; Node ${process.versions.node}. ${canPin ? 'Gateways have one core, the upstream and the client share another.' : 'Processes are not kept on cores: `taskset` is not here.'} Load average ${digits(loadBefore)} before, ${digits(loadavg()[0] ?? Number.NaN)} after; where the machine is shared times are long, and processor time and ratios count.`,
    ...(skipped === undefined ? [] : [`LiteLLM: skipped, ${skipped}.`]),
    `Medians (95th percentile in parentheses) of ${rounds.latency} rounds. Of the first kind all processes have slept before the stream, of the second they have not:`,
    latencyTable([
      { name: 'of 24 tokens, 5 ms apart', times },
      { name: 'of one token, 20 right after each other', times: promptTimes },
    ]),
    `Processor time of the contestant alone, medians of ${rounds.cost} rounds:`,
    costTable(paid, gateway),
    'Streams of 16 tokens, 16 at a time, beside 1,000 streams that stay open and say a token a second (those that had said one within 20 s count as open):',
    crowdedTable(crowds),
    `Memory: ${sizes.join('; ')}.`,
    ...(soaked ? [soakLine(soaked)] : []),
    ...(policies.length === 0
      ? ['Policies: not measured in this run (`--policies`).']
      : [
          'The gateway’s own processor time before the embedded reasoner, greedily, 160 tokens at most, 4 requests at a time:',
          policyTable(policies),
        ]),
    verdicts(),
  ].join('\n\n')
}

function verdicts(): string {
  const addedMs = (of: typeof times, what: keyof Latency): number =>
    quantile(added(of.get(gateway)?.[what] ?? [], of.get(bare)?.[what] ?? []), 0.5)
  const goal = (what: string, ms: number): string =>
    `- At most 1 ms added ${what} at the median: ${ms <= 1 ? 'yes' : 'NO'}, ${digits(ms)} ms.`
  const lines = [
    goal('to the first token after a sleep', addedMs(times, 'firstTokenMs')),
    goal('to the first token of streams right after each other', addedMs(promptTimes, 'firstTokenMs')),
    goal('to a token under way', addedMs(times, 'tokenMs')),
    ...(peer ? paid.map(({ name, costs: of }) => againstPeer(name, of, peer)) : []),
    soaked
      ? `- Memory flat: ${soaked.halves[1] <= soaked.halves[0] * 1.05 ? 'yes' : 'NO'}, ${digits(soaked.halves[0])} and ${digits(soaked.halves[1])} MB over ${soaked.minutes} minutes (wanted: 10).`
      : '- Memory flat over 10 minutes: not measured in this run (`--soak 10`).',
  ]
  return lines.join('\n')
}

function againstPeer(name: Shape['name'], of: Awaited<ReturnType<typeof costs>>, other: Contestant): string {
  const share =
    (of.get(gateway)?.cpuMsPerRequest ?? Number.NaN) / (of.get(other)?.cpuMsPerRequest ?? Number.NaN)
  return `- At most 1/10 of LiteLLM’s processor time, ${name}: ${share <= 0.1 ? 'yes' : 'NO'}, ${digits(share)}.`
}
