import { readFileSync, writeFileSync } from 'node:fs'
import { gradeResponse } from '#answer'
import type { Engine, Generation, GenerationRequest } from '#engine'
import { openAiEngine } from '#engine/adapter/openai'
import { reasonerEngine } from '#engine/adapter/reasoner'
import { parsePolicySetting } from '#policy'
import { type CountdownProblem, drawCountdownProblems } from '#problem'
import { comparePaired, randomSource, responseSeed } from '#statistics'
import { splitReasoning } from '#trace'
import { serveEngine } from '../../test/fixture/served-gateway.ts'

/**
 * `npm run chunked-page -- [PROBLEMS]`: TIP in the engine against TIP by chunked continuation over HTTP on the same model, into
 * docs/chunked.md between its marks. The server is the reasoner's own, in this process.
 */
const count = Number(process.argv[2] ?? 200)
const page = new URL('../../docs/chunked.md', import.meta.url)
const policyText = 'tip:alpha=6,beta=50'

const reasoner = await reasonerEngine()
const served = await serveEngine(reasoner)
const chunked = await openAiEngine({
  baseUrl: served.url,
  model: 'jevons-countdown',
  fetch: globalThis.fetch,
  clock: () => performance.now(),
})
const parsed = parsePolicySetting(policyText)
if (parsed.type === 'error') throw new Error(parsed.message)
const { setting: tip } = parsed
const none = { name: 'none', parameters: {} }
const problems = drawCountdownProblems(randomSource('chunked page'), { count, split: 'development' })

function requestsOf(policy: typeof tip, temperature: number): GenerationRequest[] {
  return problems.map(({ question, id }) => ({
    question,
    seed: responseSeed({ studySeed: 'chunked page', problem: id, sample: 0 }),
    sampling: { temperature, topP: 1, maxTokens: 400 },
    policy,
  }))
}

interface Arm {
  readonly generations: readonly Generation[]
  readonly correct: readonly boolean[]
}

async function arm(engine: Engine, requests: readonly GenerationRequest[]): Promise<Arm> {
  const generations: Generation[] = []
  for await (const { index, generation } of engine.generateAll(requests)) generations[index] = generation
  return { generations, correct: problems.map((problem, place) => isCorrect(problem, generations[place])) }
}

function isCorrect(problem: CountdownProblem, generation: Generation | undefined): boolean {
  if (!generation) return false
  const { text, finishReason } = generation
  const span = generation.span ?? splitReasoning(text, reasoner.describe().reasoningMarkers)
  return gradeResponse(problem, { text, span, finish: finishReason }).outcome === 'correct'
}

const unmarked = ({ text }: Generation): string => text.replace(/^<think>\n/, '').replace(/<\/think>\n?/, '')
const meanOf = (values: readonly number[]): number =>
  values.reduce((sum, one) => sum + one, 0) / values.length
const share = (values: readonly boolean[]): number => meanOf(values.map(Number))
const mean = ({ generations }: Arm, of: (generation: Generation) => number): number =>
  meanOf(generations.map(of))
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`

const greedy = {
  inside: await arm(reasoner, requestsOf(tip, 0)),
  chunked: await arm(chunked, requestsOf(tip, 0)),
}
const drawn = {
  none: await arm(reasoner, requestsOf(none, 1)),
  inside: await arm(reasoner, requestsOf(tip, 1)),
  chunked: await arm(chunked, requestsOf(tip, 1)),
}
const same = greedy.inside.generations.map((one, place) => {
  const other = greedy.chunked.generations[place]
  return other !== undefined && unmarked(one) === unmarked(other)
})
const total = (correct: boolean | undefined): { readonly sum: number; readonly count: number } => ({
  sum: Number(correct === true),
  count: 1,
})
const contrast = (name: string, a: Arm, b: Arm): Parameters<typeof comparePaired>[0][number] => ({
  name,
  binary: true,
  harmful: 'lower',
  clusters: problems.map((_, place) => ({ a: total(a.correct[place]), b: total(b.correct[place]) })),
})
const [chunking, penalty] = comparePaired(
  [
    contrast('chunked against inside', drawn.inside, drawn.chunked),
    contrast('TIP against none', drawn.none, drawn.inside),
  ],
  { seed: 'chunked page' },
)

async function latencyMs(engine: Engine, policy: typeof tip): Promise<number> {
  const durations: number[] = []
  for (const request of requestsOf(policy, 0).slice(0, 20)) {
    const startedMs = performance.now()
    for await (const _ of engine.generate(request)) {
      // Only how long it takes.
    }
    durations.push(performance.now() - startedMs)
  }
  return durations.sort((a, b) => a - b)[10] ?? Number.NaN
}

const latency = {
  none: await latencyMs(chunked, none),
  inside: await latencyMs(reasoner, tip),
  chunked: await latencyMs(chunked, tip),
}
await served.close(0)
await reasoner.close()

const { generations } = drawn.chunked
const requests = meanOf(generations.map(({ execution }) => execution?.requests ?? 1))
const difference = (one: typeof chunking): string =>
  one?.value === undefined
    ? 'not known'
    : `${percent(one.value)} (${percent(one.low)} to ${percent(one.high)})`
const row = (name: string, one: Arm): string =>
  `| ${name} | ${percent(share(one.correct))} | ${mean(one, ({ usage }) => usage.prompt ?? Number.NaN).toFixed(1)} | ${mean(one, ({ usage }) => usage.output ?? Number.NaN).toFixed(1)} | ${mean(one, ({ execution }) => execution?.discardedTokens ?? 0).toFixed(2)} | ${mean(one, ({ execution }) => execution?.requests ?? 1).toFixed(2)} |`

const table = `${count} problems of the development split, ${policyText}; greedy: the same text in ${same.filter(Boolean).length} of ${count} responses.

Drawn at temperature 1, one response a problem:

| arm | accuracy | prompt tokens read | tokens generated | of them discarded | requests |
|---|---|---|---|---|---|
${row('none, in the engine', drawn.none)}
${row('TIP, in the engine', drawn.inside)}
${row('TIP, chunked over HTTP', drawn.chunked)}

Accuracy, chunked minus in the engine: ${difference(chunking)}; TIP minus none: ${difference(penalty)}. Simultaneous 95 % intervals, paired by problem.

Median of 20 greedy responses, one at a time, in milliseconds: ${latency.none.toFixed(0)} without a policy over HTTP, ${latency.inside.toFixed(0)} under TIP in the engine, ${latency.chunked.toFixed(0)} under TIP chunked (${requests.toFixed(1)} requests). The reasoner keeps no prefix between requests and reads each one anew; servers with a prefix cache read only what is new.`

const text = readFileSync(page, 'utf8')
const [begin, end] = ['<!-- chunked: begin -->', '<!-- chunked: end -->']
const [from, to] = [text.indexOf(begin), text.indexOf(end)]
if (from < 0 || to < from) throw new Error('docs/chunked.md lacks its marks')
writeFileSync(page, `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`)
console.log(table)
