import { describe, expect, it } from 'vitest'
import type { MeasuredResponse } from '#metric'
import { scriptedSummary } from '../../test/fixture/scripted-study.ts'
import { armSelections } from './arm-selections.ts'
import { estimator } from './estimator.ts'
import { measureSamples, sampleSizes } from './measure-samples.ts'
import { spendingOf } from './spending.ts'

const usual = await scriptedSummary({ problems: 40, samples: 4 })
const single = await scriptedSummary({ problems: 40, samples: 1 })

const prices = { uncachedInput: 1, cachedInput: 0.1, output: 4 }

function measured(
  responses: readonly MeasuredResponse[],
): ReturnType<typeof measureSamples> & { readonly absent: Readonly<Record<string, string>> } {
  const estimating = estimator({ seed: 's', level: 0.95 })
  const spending = spendingOf([{ kept: responses }], prices)
  const measures = measureSamples(armSelections(responses, { seed: 's', spending }), {
    ...{ path: 'arms.x', estimator: estimating, seed: 's', level: 0.95, spending },
  })
  return { ...measures, absent: estimating.absent() }
}

function response(problem: string, sample: number, more: Partial<MeasuredResponse>): MeasuredResponse {
  const tokens = { prompt: 10, reasoning: 10 * (sample + 1), output: 10 * (sample + 1) + 5 }
  return {
    ...{ problem, cluster: problem, sample, tokens, thoughts: [], reflections: 0 },
    ...{ finished: true, outcome: 'incorrect' },
    ...more,
  }
}

describe('what several responses to each problem give', () => {
  it('is accuracy with one of them, whichever way it is chosen', () => {
    for (const { accuracy, passAt, passEveryAt, majorityAt, shortestAt } of usual.arms) {
      for (const [first] of [passAt ?? [], passEveryAt ?? [], majorityAt ?? []]) {
        expect(first?.k).toBe(1)
        expect(first?.value).toBeCloseTo(accuracy?.value ?? Number.NaN, 12)
        expect(first?.n).toBe(accuracy?.n)
      }
      expect(shortestAt?.[0]?.value).toBeLessThanOrEqual((accuracy?.value ?? 0) + 1e-12)
    }
  })

  it('is for 1, 2, 4 … and all responses, selections for each number up to eight', () => {
    const [arm] = usual.arms
    expect(arm?.passAt?.map(({ k }) => k)).toEqual([1, 2, 4])
    expect(arm?.majorityAt?.map(({ k }) => k)).toEqual([1, 2, 3, 4])
    expect(arm?.gPassAt?.map(({ k, threshold }) => [k, threshold])).toEqual([
      [4, 0.5],
      [4, 0.75],
      [4, 'mean'],
    ])
    expect(sampleSizes(20, 8)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 16, 20])
    expect(sampleSizes(1)).toEqual([1])
  })

  it('costs all of k with a vote, and as much as k shortest ones with the shortest', () => {
    for (const { billedTokens, majorityAt, shortestAt } of usual.arms) {
      const [alone] = majorityAt ?? []
      expect(alone?.cost?.value).toBeCloseTo(billedTokens.weightedPerResponse ?? Number.NaN, 9)
      for (const { k, cost } of majorityAt ?? [])
        expect(cost?.value).toBeCloseTo(k * (alone?.cost?.value ?? Number.NaN), 6)
      for (const [index, { k, cost }] of (shortestAt ?? []).entries()) {
        expect(cost?.value).toBeLessThanOrEqual((majorityAt?.[index]?.cost?.value ?? 0) + 1e-9)
        expect(cost?.value).toBeGreaterThan(0)
        expect(k).toBe(index + 1)
      }
    }
  })

  it('by hand: two problems, two responses to each', () => {
    const { passAt, shortestAt, costOfPass } = measured([
      response('p', 0, { outcome: 'correct', vote: '=1' }),
      response('p', 1, { vote: '=2' }),
      response('q', 0, { vote: '=3' }),
      response('q', 1, { outcome: 'correct', vote: '=4' }),
    ])
    expect(passAt?.map(({ value }) => value)).toEqual([0.5, 1])
    expect(shortestAt?.map(({ value }) => value)).toEqual([0.5, 0.5])
    // Input 10 and 4 × 15, input 10 and 4 × 25: 70 and 110. The shorter one is paid twice.
    expect(shortestAt?.map(({ cost }) => cost?.value)).toEqual([90, 140])
    expect(costOfPass).toMatchObject({ unit: 'uncached input tokens', pooled: { value: 180 } })
    expect(costOfPass?.perProblem).toMatchObject({ problems: 2, neverSolved: 0, mean: { value: 180 } })
  })

  it('counts different spellings of an answer as one vote', () => {
    const votes = ['number:1/2', 'number:0.5', 'number:7']
    const responses = ['p', 'q'].flatMap((problem) =>
      votes.map((vote, sample) =>
        response(problem, sample, { vote, outcome: sample < 2 ? 'correct' : 'incorrect' }),
      ),
    )
    expect(measured(responses).majorityAt?.at(-1)?.value).toBe(1)
  })

  it('is missing with a reason where there is one response to a problem', () => {
    for (const { passAt, majorityAt, shortestAt, id } of single.arms) {
      expect([passAt, majorityAt, shortestAt]).toEqual([undefined, undefined, undefined])
      expect(single.absent[`arms.${id}.passAt`]).toBe('one response to each problem')
      expect(single.absent[`arms.${id}.costOfPass.perProblem`]).toMatch('one response to each problem')
    }
  })

  it('says of problems that were never solved that a right answer to them costs infinitely much', () => {
    const responses = ['p', 'q', 'r'].flatMap((problem) =>
      [0, 1].map((sample) =>
        response(problem, sample, problem === 'p' ? {} : { outcome: 'correct', vote: '=1' }),
      ),
    )
    const { costOfPass, absent } = measured(responses)
    expect(costOfPass?.perProblem).toMatchObject({ problems: 3, neverSolved: 1, median: { value: 90 } })
    expect(costOfPass?.perProblem).not.toHaveProperty('mean')
    expect(absent['arms.x.costOfPass.perProblem.mean']).toMatch('1 problems were never solved')
  })

  it('knows of no shortest response where none reasons, or some do not say how long', () => {
    const without = (tokens: MeasuredResponse['tokens']): Readonly<Record<string, string>> => {
      const { absent, shortestAt, majorityAt } = measured(
        ['p', 'q'].flatMap((problem) => [0, 1].map((sample) => response(problem, sample, { tokens }))),
      )
      expect(shortestAt).toBeUndefined()
      expect(majorityAt).toHaveLength(2)
      return absent
    }
    expect(without({ reasoning: 0, output: 9 })['arms.x.shortestAt']).toMatch('show no reasoning')
    expect(without({ output: 9 })['arms.x.shortestAt']).toMatch('4 responses do not say')
  })

  it('is in dollars only where every response says what it cost, and nothing where some tell neither', () => {
    const some = [0, 1].map((sample) => response('p', sample, { costUsd: 0.5 }))
    expect(spendingOf([{ kept: some }], prices)).toMatchObject({ unit: 'USD' })
    const mixed = [...some, response('q', 0, {})]
    expect(spendingOf([{ kept: mixed }], prices)).toMatchObject({ unit: 'uncached input tokens' })
    const untold = [...some, response('q', 0, { tokens: { output: 5 } })]
    expect(spendingOf([{ kept: untold }], prices)).toHaveProperty('absent')
  })
})

describe('accuracy against cost over a study', () => {
  it('holds each arm alone and what is selected from it, on one axis', () => {
    const { frontier, arms } = usual
    const alone = frontier?.points.filter(({ selection }) => selection === null)
    expect(alone?.map(({ arm, accuracy }) => [arm, accuracy])).toEqual(
      arms.map(({ id, accuracy }) => [id, expect.closeTo(accuracy?.value ?? Number.NaN, 12)]),
    )
    expect(frontier?.points).toHaveLength(2 * (1 + 3 + 3))
    for (const { cost } of frontier?.points ?? []) {
      expect(cost).toBeGreaterThanOrEqual(frontier?.axis.from ?? Infinity)
      expect(cost).toBeLessThanOrEqual(frontier?.axis.to ?? 0)
    }
    expect(frontier?.areas.map(({ arm }) => arm)).toEqual(arms.map(({ id }) => id))
  })

  it('trades accuracy against tokens as its arms have them', () => {
    const [baseline, arm] = usual.arms
    const [trade] = usual.tradeOffs ?? []
    const ratio =
      ((arm?.accuracy?.value ?? 0) * (baseline?.tokens.all?.value ?? 0)) /
      ((baseline?.accuracy?.value ?? 1) * (arm?.tokens.all?.value ?? 1))
    expect(trade).toMatchObject({ a: baseline?.id, b: arm?.id })
    expect(trade?.computationRatio?.value).toBeCloseTo(ratio, 12)
    expect(trade?.aes?.low).toBeLessThanOrEqual(trade?.aes?.value ?? 0)
  })

  it('has a budget curve that rises to accuracy and never above it', () => {
    for (const { accuracy, budgetCurve } of usual.arms) {
      const values = budgetCurve?.points.map(({ value }) => value) ?? []
      expect(values).toEqual(values.toSorted((a, b) => a - b))
      expect(values.at(-1)).toBeLessThanOrEqual((accuracy?.value ?? 0) + 1e-12)
      expect(budgetCurve).toMatchObject({ bound: 'lower', largest: 400 })
    }
  })
})
