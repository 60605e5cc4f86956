import { readFileSync } from 'node:fs'
import { type Calibration, calibrationOf, type LabelledThought } from '#judge'
import {
  type Absent,
  type ClusterTotal,
  type Estimate,
  estimateMean,
  type RandomSource,
  randomSource,
} from '#statistics'
import { correctedUnderthinking } from './corrected-underthinking.ts'
import type { MeasuredResponse } from './measured-response.ts'
import { containsCorrect, underthinking } from './underthinking.ts'

/** Judges that err at known rates, tried on real thoughts of the embedded reasoner that the exact judge has judged. */

type Row = readonly [cluster: number, tokens: number, upTo: number[], characters: number[], correct: string]

const fixture = new URL('../../test/fixture/exact-judgements.json', import.meta.url)

/** Incorrect responses of the reasoner, by cluster of problems. */
export function exactlyJudged(): readonly (readonly MeasuredResponse[])[] {
  const clusters: MeasuredResponse[][] = []
  for (const [cluster, reasoning, upTo, characters, correct] of JSON.parse(
    readFileSync(fixture, 'utf8'),
  ) as Row[]) {
    const thoughts = upTo.map((tokensUpTo, index) => ({
      tokensUpTo,
      characters: characters[index] as number,
      correct: correct[index] === '1',
    }))
    const own = clusters[cluster] ?? []
    clusters[cluster] = own
    own.push({
      problem: '',
      cluster: '',
      sample: 0,
      outcome: 'incorrect',
      tokens: { reasoning },
      thoughts,
      reflections: 0,
    })
  }
  return clusters
}

export interface SimulatedJudge {
  readonly sensitivity: number
  readonly specificity: number
  /** The share of responses in which one draw decides the errors of all thoughts; the rates stay what they are. */
  readonly correlation?: number
}

/** The published rates of the language models that judged thoughts (arXiv 2501.18585). */
export const published: SimulatedJudge = { sensitivity: 0.829, specificity: 0.818 }

/** The same responses as the judge labels them. */
export function labelledBy(
  judge: SimulatedJudge,
  responses: readonly MeasuredResponse[],
  random: RandomSource,
): MeasuredResponse[] {
  const { sensitivity, specificity, correlation = 0 } = judge
  return responses.map((response) => {
    const shared = random.uniform() < correlation ? random.uniform() : undefined
    const thoughts = response.thoughts.map((thought) => {
      const draw = shared ?? random.uniform()
      return { ...thought, correct: thought.correct ? draw >= 1 - sensitivity : draw >= specificity }
    })
    return { ...response, thoughts }
  })
}

/** What is drawn of the reasoner's responses in each round: clusters to be scored, and others to calibrate the judge by. */
export interface Trial {
  readonly judge: SimulatedJudge
  readonly rounds: number
  readonly scoredClusters: number
  readonly calibrationClusters: number
  readonly seed: string
  readonly replicates?: number
}

/** How often intervals held what the exact judge says of all responses, and how far the estimates were off in the mean. */
export interface TrialResult {
  readonly truth: number
  readonly rounds: number
  /** Corrected, both uncertainties in the interval. */
  readonly corrected: Held
  /** Corrected, the calibration taken for certain. */
  readonly certain: Held
  /** As labelled. */
  readonly raw: Held
  readonly containsCorrect: Held
}

export interface Held {
  /** Of the rounds that gave an estimate. */
  readonly share: number
  readonly mean: number
  /** Rounds in which it was withheld. */
  readonly absent: number
}

export function tryJudge(clusters: readonly (readonly MeasuredResponse[])[], trial: Trial): TrialResult {
  const { judge, rounds, scoredClusters, calibrationClusters, seed, replicates = 399 } = trial
  const random = randomSource(seed)
  const all = clusters.flat()
  const truth = meanOf(all.map((response) => underthinking(response) ?? Number.NaN))
  const contains = meanOf(all.map((response) => containsCorrect.of(response) ?? Number.NaN))
  const tallies = {
    corrected: tally(truth),
    certain: tally(truth),
    raw: tally(truth),
    containsCorrect: tally(contains),
  }
  for (let round = 0; round < rounds; round++) {
    const scored = labelledBy(judge, drawn(clusters, scoredClusters, 'scored', random), random)
    const calibration = calibratedBy(
      judge,
      drawn(clusters, calibrationClusters, 'calibration', random),
      random,
    )
    const options = { seed: `${seed} ${round}`, replicates }
    const found = correctedUnderthinking(scored, calibration, options)
    tallies.corrected.add(found.score)
    tallies.containsCorrect.add(found.containsCorrect)
    tallies.certain.add(correctedUnderthinking(scored, withoutError(calibration), options).score)
    tallies.raw.add(rawScore(scored, options.seed))
  }
  return {
    truth,
    rounds,
    corrected: tallies.corrected.held(),
    certain: tallies.certain.held(),
    raw: tallies.raw.held(),
    containsCorrect: tallies.containsCorrect.held(),
  }
}

/** Clusters drawn with replacement from the reasoner's, each under a name of its own. */
function drawn(
  clusters: readonly (readonly MeasuredResponse[])[],
  count: number,
  name: string,
  random: RandomSource,
): MeasuredResponse[] {
  return Array.from({ length: count }, (_, index) =>
    (clusters[random.integer(clusters.length)] ?? []).map((response) => ({
      ...response,
      cluster: `${name} ${index}`,
    })),
  ).flat()
}

function calibratedBy(
  judge: SimulatedJudge,
  responses: readonly MeasuredResponse[],
  random: RandomSource,
): Calibration {
  const labelled = labelledBy(judge, responses, random)
  const thoughts = responses.flatMap(({ cluster, thoughts: exact }, response) =>
    exact.map(
      ({ characters = 0, correct: truth = false }, index): LabelledThought => ({
        cluster,
        position: index + 1,
        characters,
        truth,
        judged: labelled[response]?.thoughts[index]?.correct ?? false,
      }),
    ),
  )
  return calibrationOf(thoughts, { judge: 'simulated', judgeVersion: '1', reference: 'exact' })
}

/** A calibration of which every cluster says the same: resampling finds no uncertainty in it. */
function withoutError({ clusters, strata, ...rest }: Calibration): Calibration {
  const sum = (
    stratum: number,
    kind: 'truePositive' | 'falseNegative' | 'trueNegative' | 'falsePositive',
  ): number => clusters.reduce((total, { counts }) => total + (counts[stratum]?.[kind] ?? 0), 0)
  const counts = strata.map((_, stratum) => ({
    truePositive: sum(stratum, 'truePositive'),
    falseNegative: sum(stratum, 'falseNegative'),
    trueNegative: sum(stratum, 'trueNegative'),
    falsePositive: sum(stratum, 'falsePositive'),
  }))
  return { ...rest, strata, clusters: clusters.map(({ cluster }) => ({ cluster, counts })) }
}

function rawScore(responses: readonly MeasuredResponse[], seed: string): Estimate | Absent {
  const totals = new Map<string, ClusterTotal>()
  for (const response of responses) {
    const { sum, count } = totals.get(response.cluster) ?? { sum: 0, count: 0 }
    totals.set(response.cluster, { sum: sum + (underthinking(response) ?? 0), count: count + 1 })
  }
  return estimateMean([...totals.values()], { seed, binary: false, replicates: 399 })
}

function tally(truth: number): {
  readonly add: (estimate: Estimate | Absent) => void
  readonly held: () => Held
} {
  const values: number[] = []
  let held = 0
  let absent = 0
  return {
    add: (estimate) => {
      if ('absent' in estimate) {
        absent++
        return
      }
      values.push(estimate.value)
      if (estimate.low <= truth && truth <= estimate.high) held++
    },
    held: () => ({ share: held / values.length, mean: meanOf(values), absent }),
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
