import { type ResponseLine, readRun } from '#run'
import { correlation, percentileInterval, resampler } from '#statistics'

/**
 * `tsx --conditions=jevons-source scripts/joint-arms.ts RUN ARM…`: how accuracy and tokens of arms spread together over the
 * problems of a run, as `data/economics/policy-arms.json` has it: intervals of tokens and of tokens per right answer, and
 * correlations of the logarithms, all by one bootstrap over clusters of problems in which every arm keeps its problems.
 */

const [folder, ...arms] = process.argv.slice(2)
if (folder === undefined || arms.length === 0) throw new Error('name the run folder and the arms')
const replicates = 20_000
const level = 0.95

const run = readRun(folder)
const clusterOf = new Map<string, string>()
for await (const { id, cluster } of run.problems()) clusterOf.set(id, cluster)
const clusters = [...new Set(clusterOf.values())].sort()
const places = new Map(clusters.map((cluster, place) => [cluster, place]))

/** Sums of an arm by cluster. */
interface Sums {
  readonly answers: Float64Array
  readonly right: Float64Array
  readonly output: Float64Array
}

const sums = new Map<string, Sums>(
  arms.map((arm) => {
    const zeros = (): Float64Array => new Float64Array(clusters.length)
    return [arm, { answers: zeros(), right: zeros(), output: zeros() }]
  }),
)

function add(arm: string, problem: string, part: keyof Sums, amount: number): void {
  const own = sums.get(arm)?.[part]
  const place = places.get(clusterOf.get(problem) ?? '')
  if (own !== undefined && place !== undefined) own[place] = (own[place] as number) + amount
}

for await (const { arm, problem, usage } of run.responses() as AsyncIterable<ResponseLine>) {
  add(arm, problem, 'answers', 1)
  add(arm, problem, 'output', usage.output ?? Number.NaN)
}
for await (const { arm, problem, outcome } of run.grades())
  if (outcome === 'correct') add(arm, problem, 'right', 1)

const weights = new Float64Array(clusters.length)
const weighted = (of: Float64Array): number =>
  of.reduce((sum, value, place) => sum + value * (weights[place] as number), 0)
const measures = arms.flatMap((arm) => {
  const own = sums.get(arm)
  if (own === undefined) throw new Error(arm)
  const ratio = (above: keyof Sums, below: keyof Sums) => (): number =>
    weighted(own[above]) / weighted(own[below])
  return [
    { arm, name: 'accuracy', of: ratio('right', 'answers') },
    { arm, name: 'output', of: ratio('output', 'answers') },
    { arm, name: 'outputPerRight', of: ratio('output', 'right') },
  ]
})
const columns = measures.map(() => new Float64Array(replicates))
const resample = resampler('joint arms', clusters.length)
for (let replicate = 0; replicate < replicates; replicate++) {
  resample(weights)
  for (const [place, { of }] of measures.entries()) (columns[place] as Float64Array)[replicate] = of()
}
weights.fill(1)
const intervals = measures.map(({ arm, name, of }, place) => {
  const value = of()
  return {
    arm,
    name,
    value,
    ...percentileInterval(value, columns[place] as Float64Array, { level, clusters: clusters.length }),
  }
})
const joint = measures.flatMap(({ name }, place) => (name === 'outputPerRight' ? [] : [place]))
const logs = joint.map((place) => (columns[place] as Float64Array).map(Math.log))
const correlations = logs.map((a) => logs.map((b) => Number(correlation(a, b).toFixed(3))))
process.stdout.write(
  `${JSON.stringify({ clusters: clusters.length, intervals, correlations }, undefined, 1)}\n`,
)
