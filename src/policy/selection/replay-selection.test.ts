import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adaptive } from './adaptive.ts'
import { type RecordedCandidate, replaySelection } from './replay-selection.ts'
import { selectionKinds } from './selection-kinds.ts'
import {
  createSelection,
  formatSelectionSetting,
  mostSamples,
  parseSelectionSetting,
} from './selection-setting.ts'
import { shortest } from './shortest.ts'

const recorded = fc.array(
  fc
    .record({
      vote: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      finished: fc.boolean(),
      tokens: fc.integer({ min: 1, max: 9 }),
      answer: fc.integer({ min: 0, max: 3 }),
      confidence: fc.constantFrom(0.5, 1),
      score: fc.constantFrom(0, 1),
    })
    .map(({ answer, ...one }): RecordedCandidate => ({ ...one, sample: 0, output: one.tokens + answer })),
  { minLength: 1, maxLength: 7 },
)

const response = (tokens: number, vote = 'a', finished = true): RecordedCandidate => ({
  sample: 0,
  vote,
  finished,
  tokens,
  output: tokens + 2,
})

describe('replaying a selection', () => {
  it('chooses among started responses, and never counts more than was recorded', () => {
    fc.assert(
      fc.property(recorded, (responses) => {
        for (const kind of selectionKinds) {
          const { among, started } = replaySelection(kind.create({ n: responses.length }), responses)
          const samples = started.map(({ sample }) => sample)
          expect(samples).toEqual(expect.arrayContaining([...among]))
          const own = started.map(({ sample }) => responses[sample]?.output ?? 0)
          const differences = started.map(({ output }, at) => (own[at] ?? 0) - output)
          expect(Math.min(...differences)).toBeGreaterThanOrEqual(0)
          expect(started.filter(({ cancelled }, at) => !cancelled && differences[at] !== 0)).toEqual([])
        }
      }),
      { seed: 1 },
    )
  })

  it('chooses what the rule chooses of all, where all are started', () => {
    fc.assert(
      fc.property(recorded, (responses) => {
        const numbered = responses.map((one, sample) => ({ ...one, sample }))
        for (const kind of selectionKinds.filter(({ name }) => ['majority', 'best'].includes(name))) {
          const { among } = replaySelection(kind.create({ n: responses.length }), responses)
          expect([...among].sort()).toEqual(
            kind
              .rule(numbered)
              .map(({ sample }) => sample)
              .sort(),
          )
        }
      }),
      { seed: 2 },
    )
  })

  it('counts of cancelled siblings as many tokens as the shortest has', () => {
    const { among, started } = replaySelection(shortest.create({ n: 3 }), [
      response(9),
      response(4),
      response(30, 'b', false),
    ])
    expect(among).toEqual([1])
    expect(started.map(({ output }) => output)).toEqual([6, 6, 6])
    expect(started.map(({ cancelled }) => cancelled)).toEqual([true, false, true])
  })

  it('pays for no response that was never started', () => {
    const responses = Array.from({ length: 8 }, () => response(5))
    expect(replaySelection(adaptive.create({ n: 8 }), responses).started).toHaveLength(4)
  })

  it('says where too few are recorded', () => {
    expect(() => replaySelection(shortest.create({ n: 3 }), [response(1)])).toThrow(
      'needs more than 1 responses',
    )
  })
})

describe('selection settings', () => {
  it('are read and written like those of policies', () => {
    const parsed = parseSelectionSetting('short-vote:n=9')
    expect(parsed).toEqual({ type: 'setting', setting: { name: 'short-vote', parameters: { n: 9, m: 3 } } })
    if (parsed.type === 'setting') {
      expect(formatSelectionSetting(parsed.setting)).toBe('short-vote:n=9,m=3')
      expect(mostSamples(parsed.setting)).toBe(9)
    }
    expect(parseSelectionSetting('longest')).toMatchObject({
      message:
        'unknown selection "longest": known are majority, adaptive, confidence, shortest, short-vote, best',
    })
    expect(parseSelectionSetting('best:n=0')).toMatchObject({ type: 'error' })
    expect(mostSamples({ name: 'adaptive', parameters: {} })).toBe(40)
    expect(() => createSelection({ name: 'longest', parameters: {} })).toThrow('unknown selection')
  })
})
