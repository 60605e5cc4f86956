import { describe, expect, it } from 'vitest'
import type { UsdPerMillion } from '#economics'
import type { GradeLine, ResponseLine, RunReader, SelectionLine, ThoughtsLine } from '#run'
import { scriptedPlan } from '../../../test/fixture/scripted-study.ts'
import type { AnswerCost } from './answer-cost.ts'
import type { ArmPrice } from './arm-price.ts'
import { measureAnswerCost } from './measure-answer-cost.ts'

const r1 = { input: 0.55, cachedInput: 0.14, output: 2.19 }

function stated(usdPerMillion: UsdPerMillion): ArmPrice {
  return { kind: 'stated', usdPerMillion, source: 'test', notes: [] }
}

interface Record {
  readonly problem: string
  readonly arm?: string
  readonly sample?: number
  readonly outcome: GradeLine['outcome']
  readonly usage?: ResponseLine['usage']
  readonly costUsd?: number
  /** Reasoning tokens up to each thought, and whether it is correct. */
  readonly thoughts?: readonly (readonly [number, boolean | null])[]
}

/** A record in memory, of arms `none` and one more. */
function runOf(records: readonly Record[], selections: readonly SelectionLine[] = []): RunReader {
  const { description } = scriptedPlan({ problems: 2 })
  const [arm] = description.arms
  const arms = ['none', 'other'].map((id) => ({ ...arm, id })) as unknown as typeof description.arms
  const selecting = { ...arm, id: 'majority', selection: 'majority:n=2', of: 'none' }
  const key = ({ problem, arm: id = 'none', sample = 0 }: Record) => ({
    version: 1 as const,
    problem,
    arm: id,
    sample,
  })
  const problems = [...new Set(records.map(({ problem }) => problem))]
  async function* lines<Line>(all: readonly Line[]): AsyncGenerator<Line> {
    yield* all
  }
  return {
    folder: 'memory',
    description: {
      ...description,
      arms: (selections.length > 0 ? [...arms, selecting] : arms) as typeof description.arms,
      study: { ...description.study, baseline: 'none' },
    },
    problems: () => lines(problems.map((id) => ({ id, cluster: id }) as never)),
    grades: () =>
      lines(
        records.map((one): GradeLine => ({ ...key(one), outcome: one.outcome, reason: '', answer: null })),
      ),
    thoughts: () =>
      lines(
        records.map(
          (one): ThoughtsLine => ({
            ...key(one),
            judge: 'test',
            reflections: 0,
            thoughts: (one.thoughts ?? []).map(([tokensUpTo, correct]) => ({
              ...{ start: 0, end: 1, opener: null },
              tokensUpTo,
              correct,
            })),
          }),
        ),
      ),
    responses: () =>
      lines(
        records.flatMap((one): ResponseLine[] =>
          one.outcome === 'failed'
            ? []
            : [
                {
                  ...key(one),
                  ...{ text: '', finishReason: 'stop', usage: one.usage ?? {} },
                  ...(one.costUsd === undefined ? {} : { costUsd: one.costUsd }),
                },
              ],
        ),
      ),
    failures: () => lines([]),
    selections: () => lines(selections),
    summary: () => undefined,
  }
}

async function measured(
  run: RunReader,
  price: ArmPrice = stated(r1),
  more: { readonly humanUsd?: number } = {},
): Promise<AnswerCost> {
  const options = { priceOf: () => price, level: 0.95, signal: new AbortController().signal, ...more }
  return await measureAnswerCost(run, options)
}

const usage = { prompt: 1000, reasoning: 800, output: 1000 }

describe('what a right answer costs in dollars', () => {
  it('by hand: two problems, one solved in half of the tries', async () => {
    const { arms } = await measured(
      runOf([
        { problem: 'p', sample: 0, outcome: 'correct', usage },
        { problem: 'p', sample: 1, outcome: 'incorrect', usage: { ...usage, cachedPrompt: 500 } },
        { problem: 'q', sample: 0, outcome: 'correct', usage },
        { problem: 'q', sample: 1, outcome: 'correct', usage },
      ]),
    )
    const one = (1000 * 0.55 + 1000 * 2.19) / 1e6
    const other = (500 * 0.55 + 500 * 0.14 + 1000 * 2.19) / 1e6
    expect(arms[0]).toMatchObject({
      answers: 4,
      correct: 3,
      bound: 'exact',
      totalUsd: expect.closeTo(3 * one + other, 12),
      costOfPass: {
        unit: 'USD',
        pooled: { value: expect.closeTo((3 * one + other) / 3, 12), n: 4, problems: 2 },
        perProblem: { neverSolved: 0, mean: { value: expect.closeTo((one + other + one) / 2, 12) } },
      },
    })
  })

  it('is a lower bound where a kind has no price or nobody told its tokens, and says at most how much is missing', async () => {
    const rows = [0, 1].flatMap((sample) =>
      ['p', 'q'].map(
        (problem): Record => ({
          problem,
          sample,
          outcome: 'correct',
          usage: { ...usage, cachedPrompt: 400 },
        }),
      ),
    )
    const { arms } = await measured(runOf(rows), stated({ input: 1, output: 2 }))
    expect(arms[0]).toMatchObject({
      bound: 'lower',
      totalUsd: expect.closeTo((4 * (600 + 2 * 1000)) / 1e6, 12),
      notPriced: [{ kind: 'cachedInput', tokens: 1600, atMostUsd: expect.closeTo(1600 / 1e6, 12) }],
    })
    const untold = await measured(runOf(rows.map((row) => ({ ...row, usage: { output: 10 } }))))
    expect(untold.arms[0]?.notPriced[0]).toMatchObject({ kind: 'uncachedInput', tokens: null })
    const silent = await measured(runOf(rows.map((row) => ({ ...row, usage: {} }))))
    expect(silent.arms[0]).not.toHaveProperty('costOfPass')
    expect(silent.absent['arms.none.costOfPass']).toBe('4 of 4 answers do not say how many tokens came out')
  })

  it('costs no more than a person where a person’s price is said, and infinitely much without', async () => {
    const run = runOf([
      ...[0, 1].map((sample): Record => ({ problem: 'p', sample, outcome: 'correct', usage })),
      ...[0, 1].map((sample): Record => ({ problem: 'q', sample, outcome: 'incorrect', usage })),
    ])
    const each = (1000 * 0.55 + 1000 * 2.19) / 1e6
    const without = await measured(run)
    expect(without.arms[0]?.costOfPass?.perProblem).not.toHaveProperty('mean')
    const capped = await measured(run, stated(r1), { humanUsd: 5 })
    expect(capped.arms[0]?.costOfPass?.perProblem?.mean?.value).toBeCloseTo((each + 5) / 2, 12)
  })

  it('leaves out pairs that an arm of a study left failed', async () => {
    const { arms } = await measured(
      runOf([
        { problem: 'p', sample: 0, outcome: 'correct', usage },
        { problem: 'p', sample: 0, arm: 'other', outcome: 'failed' },
        { problem: 'q', sample: 0, outcome: 'correct', usage },
        { problem: 'q', sample: 0, arm: 'other', outcome: 'incorrect', usage },
      ]),
    )
    expect(arms.map(({ id, answers }) => [id, answers])).toEqual([
      ['none', 1],
      ['other', 1],
    ])
  })

  it('bills a selection for all that was started, what was cancelled included', async () => {
    const records = ['p', 'q'].flatMap((problem) =>
      [0, 1].map(
        (sample): Record => ({ problem, sample, outcome: sample === 0 ? 'correct' : 'incorrect', usage }),
      ),
    )
    const line = (problem: string): SelectionLine => ({
      ...{ version: 1, problem, arm: 'majority', sample: 0, of: 'none', chosen: 0, among: [0] },
      started: [
        { sample: 0, output: 1000, cancelled: false },
        { sample: 1, output: 300, cancelled: true },
      ],
    })
    const { arms, absent } = await measured(runOf(records, [line('p'), line('q')]))
    const majority = arms.find(({ id }) => id === 'majority')
    expect(majority).toMatchObject({ answers: 2, correct: 2, tokens: { uncachedInput: 4000, output: 2600 } })
    expect(absent['arms.majority.underthinkingTaxUsd']).toContain('see the arm that it selects from')
  })

  it('is what the server billed where no price is asked for', async () => {
    const billed: ArmPrice = { kind: 'as billed', source: 'the server', notes: [] }
    const rows = ['p', 'q'].map((problem): Record => ({ problem, outcome: 'correct', usage, costUsd: 0.25 }))
    const { arms, absent } = await measured(runOf(rows), billed)
    expect(arms[0]?.costOfPass?.pooled?.value).toBeCloseTo(0.25, 12)
    expect(absent['arms.none.underthinkingTaxUsd']).toContain('state a price of output')
  })
})

describe('the underthinking tax', () => {
  it('by hand: output after the first correct thought of wrong answers, and of no others', async () => {
    const { arms } = await measured(
      runOf([
        // 600 of 800 reasoning tokens come after the thought that was right.
        {
          problem: 'p',
          sample: 0,
          outcome: 'incorrect',
          usage,
          thoughts: [
            [200, true],
            [800, false],
          ],
        },
        // None is right: nothing is lost by leaving it.
        {
          problem: 'p',
          sample: 1,
          outcome: 'incorrect',
          usage,
          thoughts: [
            [200, false],
            [800, false],
          ],
        },
        // Right in the end.
        {
          problem: 'q',
          sample: 0,
          outcome: 'correct',
          usage,
          thoughts: [
            [200, true],
            [800, false],
          ],
        },
        // No grade: beside the others.
        {
          problem: 'q',
          sample: 1,
          outcome: 'ungradable',
          usage,
          thoughts: [
            [400, true],
            [800, false],
          ],
        },
      ]),
    )
    const spent = (4 * (1000 * 0.55 + 1000 * 2.19)) / 1e6
    expect(arms[0]?.underthinkingTaxUsd).toMatchObject({
      value: expect.closeTo((600 * 2.19) / 1e6, 12),
      bound: 'upper',
      perAnswer: { value: expect.closeTo((150 * 2.19) / 1e6, 12) },
      share: { value: expect.closeTo((600 * 2.19) / 1e6 / spent, 12) },
      withCutOffs: expect.closeTo((1000 * 2.19) / 1e6, 12),
    })
  })

  it('is absent where wrong answers are not judged, with the reason', async () => {
    const rows = ['p', 'q'].map(
      (problem): Record => ({ problem, outcome: 'incorrect', usage, thoughts: [[800, null]] }),
    )
    const none = await measured(runOf([...rows, { problem: 'p', sample: 1, outcome: 'correct', usage }]))
    expect(none.arms[0]).not.toHaveProperty('underthinkingTaxUsd')
    expect(none.absent['arms.none.underthinkingTaxUsd']).toContain('jevons judge')
    const some = await measured(
      runOf([...rows, { problem: 'q', sample: 1, outcome: 'incorrect', usage, thoughts: [[800, false]] }]),
    )
    expect(some.absent['arms.none.underthinkingTaxUsd']).toMatch(/^2 of 3 incorrect responses/)
  })
})
