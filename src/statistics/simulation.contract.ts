import type { ClusterTotal } from './cluster-total.ts'
import { familyIntervals } from './contrast-intervals.ts'
import { type Coverage, holds } from './coverage.contract.ts'
import { estimateMean } from './estimate-mean.ts'
import { estimateRatio, type RatioCluster } from './estimate-ratio.ts'
import { mirrored } from './interval.ts'
import { orientFamily } from './oriented-contrast.ts'
import type { PairedContrast } from './paired-contrast.ts'
import { type RandomSource, randomSource } from './random-source.ts'

/** Box and Muller 1958. */
function drawNormal(random: RandomSource): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
}

/** Marsaglia and Tsang 2000. */
function drawGamma(random: RandomSource, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.uniform()) ** (1 / shape)
  const d = shape - 1 / 3
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + x / Math.sqrt(9 * d)) ** 3
    if (v > 0 && Math.log(1 - random.uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A problem's chance of a right answer: mean p, and the correlation of two responses to one problem. */
function drawChance(random: RandomSource, p: number, correlation: number): number {
  const weight = 1 / correlation - 1
  const right = drawGamma(random, p * weight)
  const wrong = drawGamma(random, (1 - p) * weight)
  return right + wrong > 0 ? right / (right + wrong) : random.uniform() < p ? 1 : 0
}

function drawRight(random: RandomSource, chance: number, count: number): ClusterTotal {
  let sum = 0
  for (let response = 0; response < count; response++) if (random.uniform() < chance) sum++
  return { sum, count }
}

export interface Simulation {
  readonly problems: number
  readonly samples: number
  readonly simulations: number
  readonly level?: number
}

const replicates = 399
const correlations = [0.05, 0.3, 0.7]

function shareOf(simulations: number, one: (index: number) => boolean): number {
  let held = 0
  for (let index = 0; index < simulations; index++) if (one(index)) held++
  return held / simulations
}

/** The coverage of the mean of zeros and ones with several responses to each problem. */
export function binaryMeanCoverage(simulation: Simulation, chances: readonly number[]): Coverage[] {
  const { problems, samples, simulations, level = 0.95 } = simulation
  return correlations.flatMap((correlation) =>
    chances.map((p) => {
      const random = randomSource(`mean ${problems} ${samples} ${p} ${correlation}`)
      const share = shareOf(simulations, (index) => {
        const clusters = Array.from({ length: problems }, () =>
          drawRight(random, drawChance(random, p, correlation), samples),
        )
        const estimate = estimateMean(clusters, { level, seed: `${index}`, binary: true, replicates })
        return 'value' in estimate && holds(estimate, p)
      })
      return { at: `p ${p}, correlation ${correlation}`, share }
    }),
  )
}

/** The coverage of the difference of two arms, of which b solves a share of what a does not. */
export function binaryDifferenceCoverage(simulation: Simulation, chances: readonly number[]): Coverage[] {
  const { problems, samples, simulations, level = 0.95 } = simulation
  const settings = correlations.flatMap((correlation) =>
    chances.flatMap((p) => [0, 0.02, 0.1].map((gain) => ({ correlation, p, gain }))),
  )
  return settings.map(({ correlation, p, gain }) => {
    const at = `p ${p}, gain ${gain}, correlation ${correlation}`
    const random = randomSource(`difference ${problems} ${samples} ${at}`)
    const share = shareOf(simulations, (index) => {
      const clusters = Array.from({ length: problems }, () => {
        const chance = drawChance(random, p, correlation)
        const better = chance + gain * (1 - chance)
        return { a: drawRight(random, chance, samples), b: drawRight(random, better, samples) }
      })
      return familyHolds([{ clusters, binary: true }], { truths: [gain * (1 - p)], level, seed: `${index}` })
    })
    return { at, share }
  })
}

/** Whether all simultaneous intervals of a family hold their truths. */
function familyHolds(
  family: readonly Pick<PairedContrast, 'clusters' | 'binary'>[],
  options: { readonly truths: readonly number[]; readonly level: number; readonly seed: string },
): boolean {
  const { truths, level, seed } = options
  const contrasts = family.map((contrast, index) => ({
    ...contrast,
    name: `${index}`,
    harmful: 'lower' as const,
  }))
  const oriented = orientFamily(contrasts)
  const intervals = familyIntervals(oriented, { level, seed, replicates })
  return intervals.every(({ simultaneous }, index) => {
    const interval = oriented[index]?.turned ? mirrored(simultaneous) : simultaneous
    return holds(interval, truths[index] ?? Number.NaN)
  })
}

/** Log-normal lengths: each problem has its own scale, spread .6 between problems and .5 within. */
function drawLengths(random: RandomSource, scale: number, count: number): ClusterTotal {
  let sum = 0
  for (let response = 0; response < count; response++) {
    sum += 1000 * scale * Math.exp(0.5 * drawNormal(random))
  }
  return { sum, count }
}

const meanLength = 1000 * Math.exp((0.6 ** 2 + 0.5 ** 2) / 2)

/** The coverage of a mean length, and of the mean over a random part of the responses (unequal counts, some 0). */
export function lengthMeanCoverage(simulation: Simulation): Coverage[] {
  const { problems, samples, simulations, level = 0.95 } = simulation
  return [1, 0.3].map((kept) => {
    const random = randomSource(`length ${problems} ${samples} ${kept}`)
    const share = shareOf(simulations, (index) => {
      const clusters = Array.from({ length: problems }, () => {
        const { sum: count } = drawRight(random, kept, samples)
        return drawLengths(random, Math.exp(0.6 * drawNormal(random)), count)
      })
      const estimate = estimateMean(clusters, { level, seed: `${index}`, binary: false, replicates })
      return 'value' in estimate && holds(estimate, meanLength)
    })
    return { at: `lengths, ${100 * kept} % of responses`, share }
  })
}

/** The coverage of the ratio of two arms' mean lengths, and of cost over correct answers, which are rare or not. */
export function ratioCoverage(simulation: Simulation): Coverage[] {
  const { problems, samples, simulations, level = 0.95 } = simulation
  const lengths = (random: RandomSource): RatioCluster => {
    const scale = Math.exp(0.6 * drawNormal(random))
    return {
      numerator: drawLengths(random, 0.8 * scale, samples),
      denominator: drawLengths(random, scale, samples),
    }
  }
  const costs =
    (p: number) =>
    (random: RandomSource): RatioCluster => ({
      numerator: drawLengths(random, 1, samples),
      denominator: drawRight(random, drawChance(random, p, 0.3), samples),
    })
  const costOf = (p: number): number => (1000 * Math.exp(0.5 ** 2 / 2)) / p
  const settings = [
    { at: 'lengths', draw: lengths, truth: 0.8 },
    ...[0.05, 0.2, 0.7].map((p) => ({ at: `cost of p ${p}`, draw: costs(p), truth: costOf(p) })),
  ]
  return settings.map(({ at, draw, truth }) => {
    const random = randomSource(`ratio ${problems} ${samples} ${at}`)
    const share = shareOf(simulations, (index) => {
      const clusters = Array.from({ length: problems }, () => draw(random))
      const estimate = estimateRatio(clusters, { level, seed: `${index}`, replicates })
      // A ratio that is not defined has no bound: it excludes nothing.
      return 'absent' in estimate || holds(estimate, truth)
    })
    return { at, share }
  })
}

/** How often all intervals of a family of five hold: three of lengths, of which one unequal counts, two of accuracies. */
export function familyCoverage(simulation: Simulation): Coverage[] {
  const { problems, samples, simulations, level = 0.95 } = simulation
  const random = randomSource(`family ${problems} ${samples}`)
  const share = shareOf(simulations, (index) => {
    const problemsDrawn = Array.from({ length: problems }, () => {
      const scale = Math.exp(0.6 * drawNormal(random))
      const chance = drawChance(random, 0.6, 0.3)
      const wrong = (): number => drawRight(random, 0.5, samples).sum
      const lengths = (factor: number, count = samples): ClusterTotal =>
        drawLengths(random, scale * factor, count)
      const right = (gain: number): ClusterTotal => drawRight(random, chance + gain * (1 - chance), samples)
      const [lengthA, rightA] = [lengths(1), right(0)]
      return {
        lengths: [0.8, 1].map((factor) => ({ a: lengthA, b: lengths(factor) })),
        wrong: { a: lengths(1, wrong()), b: lengths(0.9, wrong()) },
        right: [0, 0.1].map((gain) => ({ a: rightA, b: right(gain) })),
      }
    })
    const column = <T>(of: (problem: (typeof problemsDrawn)[number]) => T): T[] => problemsDrawn.map(of)
    type Cluster = PairedContrast['clusters'][number]
    const family = [
      { clusters: column(({ lengths }) => lengths[0] as Cluster), binary: false },
      { clusters: column(({ lengths }) => lengths[1] as Cluster), binary: false },
      { clusters: column(({ wrong }) => wrong), binary: false },
      { clusters: column(({ right }) => right[0] as Cluster), binary: true },
      { clusters: column(({ right }) => right[1] as Cluster), binary: true },
    ]
    const truths = [-0.2 * meanLength, 0, -0.1 * meanLength, 0, 0.1 * 0.4]
    return familyHolds(family, { truths, level, seed: `${index}` })
  })
  return [{ at: 'five contrasts together', share }]
}
