import { afterAll, describe, expect, it } from 'vitest'
import {
  exactlyJudged,
  type Held,
  published,
  type TrialResult,
  tryJudge,
} from './simulated-judge.contract.ts'

const lines: string[] = []
afterAll(() => {
  const head = [
    'Judges with the published error rates on the thoughts of the embedded reasoner: rounds in which the 95 % interval holds',
    'what the exact judge says (in percent; the mean of the estimates)',
  ]
  process.stdout.write(`${[...head, ...lines].join('\n')}\n`)
})

const rounds = 600
// Three standard errors of a share of .95 in so many rounds.
const chance = 0.027

const points = ({ share, mean, absent }: Held): string =>
  `${(100 * share).toFixed(1).padStart(5)} (${mean.toFixed(3)}${absent > 0 ? `, ${absent} withheld` : ''})`

function told(name: string, { truth, corrected, certain, raw, containsCorrect }: TrialResult): void {
  lines.push(
    `${name.padEnd(66)} truth ${truth.toFixed(3)} corrected ${points(corrected)} calibration taken for certain ${points(certain)} raw ${points(raw)} contains a correct thought ${points(containsCorrect)}`,
  )
}

const all = exactlyJudged()
const long = all
  .map((own) => own.filter(({ thoughts }) => thoughts.length >= 7))
  .filter(({ length }) => length > 0)

describe('a judge that errs, independently given the truth', () => {
  it.each([
    [12, 259],
    [25, 259],
    [50, 259],
    [100, 259],
    [50, 1000],
  ])('calibrated on %d clusters: the corrected interval holds the truth over %d', (calibrated, scored) => {
    for (const [name, clusters] of [
      ['all responses', all],
      ['of 7 thoughts and more', long],
    ] as const) {
      const trial = { judge: published, rounds, scoredClusters: scored, calibrationClusters: calibrated }
      const found = tryJudge(clusters, { ...trial, seed: `${name} ${calibrated} ${scored}` })
      told(`${name}, ${calibrated} clusters in the calibration, ${scored} scored`, found)
      expect(found.corrected.share).toBeGreaterThanOrEqual(0.92 - chance)
      expect(found.certain.share).toBeLessThan(found.corrected.share - chance)
      expect(found.raw.share).toBe(0)
    }
  })
})

describe('a judge whose errors come together', () => {
  it.each([0.1, 0.3, 1])('in %d of the responses breaks the correction', (correlation) => {
    const trial = {
      rounds: rounds / 3,
      scoredClusters: 259,
      calibrationClusters: 100,
      seed: `${correlation}`,
    }
    const found = tryJudge(all, { ...trial, judge: { ...published, correlation } })
    told(`all responses, errors as one in ${100 * correlation} % of the responses`, found)
    expect(found.corrected.share).toBeLessThan(0.92)
    expect(found.corrected.mean).toBeLessThan(found.truth)
  })
})
