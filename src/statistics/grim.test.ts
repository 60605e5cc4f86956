import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { needs } from '../../test/needs.ts'
import { fewestRuns, grim, printedShare } from './grim.ts'

const rightOf = (text: string, n: number, unit?: 'percent'): readonly number[] =>
  grim(printedShare(text, unit), n).right

describe('the check of printed accuracies', () => {
  it('finds the number of right answers behind one', () => {
    expect(rightOf('84.3', 134)).toEqual([113])
    expect(rightOf('84.3%', 134)).toEqual([113])
    expect(rightOf('0.843', 134)).toEqual([113])
    expect(rightOf('50', 2)).toEqual([1])
  })

  it('finds none behind one that cannot be, and its neighbours', () => {
    expect(grim(printedShare('59.3'), 198)).toEqual({ right: [], cutOff: [], nearest: [117, 118] })
    expect(rightOf('59.3', 396)).toEqual([235])
  })

  it('names those that were cut off instead of rounded', () => {
    // 2 of 3 is 66.66…
    expect(grim(printedShare('66.6'), 3)).toMatchObject({ right: [], cutOff: [2] })
    expect(grim(printedShare('66.7'), 3)).toMatchObject({ right: [2], cutOff: [] })
  })

  it('finds every number that rounds to the printed one, and only those', () => {
    const given = fc.record({
      n: fc.integer({ min: 1, max: 3000 }),
      decimals: fc.integer({ min: 0, max: 3 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    const law = fc.property(given, ({ n, decimals, share }) => {
      const right = Math.round(share * n)
      const text = ((100 * right) / n).toFixed(decimals)
      const found = rightOf(text, n, 'percent')
      expect(found).toContain(right)
      const halfUnit = 0.5 * 10 ** -decimals
      for (const one of found)
        expect(Math.abs((100 * one) / n - Number(text))).toBeLessThanOrEqual(halfUnit + 1e-9)
    })
    fc.assert(law, { seed: 5, numRuns: 300 })
  })

  it('accepts a tie rounded to either side', () => {
    // 1 of 8 is 12.5.
    expect(rightOf('12', 8)).toEqual([1])
    expect(rightOf('13', 8)).toEqual([1])
  })

  it('refuses what is no accuracy', () => {
    for (const text of ['', 'x', '-1', '84,3', '1e2', '.', '101', '1234'])
      expect(() => printedShare(text), text).toThrow(RangeError)
    expect(() => grim(printedShare('50'), 0)).toThrow('0 answers: must be a whole number from 1')
  })
})

describe('several printed accuracies', () => {
  it(
    'of the underthinking analysis can be, with one run in figure 47 and with two and four in figure 48',
    needs.shared,
    () => {
      const file = join(needs.shared.at, 'facts/weekly-underthinking.json')
      const { figures, grim: expected } = JSON.parse(readFileSync(file, 'utf8')) as {
        figures: {
          47: { rows: [string, string, number, number][] }
          48: { rows: [string, string, number, number][] }
        }
        grim: {
          n: Record<string, number>
          fig47_hits_single_run: Record<string, number>
          fig48_min_common_runs: Record<string, number>
        }
      }
      const n = (set: string): number => expected.n[set === 'AIME2024' ? 'AIME24' : set] ?? Number.NaN
      for (const [set, , accuracy] of figures[47].rows)
        expect(rightOf(String(accuracy.toFixed(1)), n(set))).toEqual([
          expected.fig47_hits_single_run[String(accuracy)],
        ])
      const sets = new Set(figures[48].rows.map(([set]) => set))
      for (const set of sets) {
        const printed = figures[48].rows.flatMap(([of, , accuracy]) =>
          of === set ? [printedShare(accuracy.toFixed(1))] : [],
        )
        expect(fewestRuns(printed, n(set)), set).toBe(
          expected.fig48_min_common_runs[set === 'AIME2024' ? 'AIME24' : set],
        )
      }
    },
  )

  it('need no second run where one gives them, and none is found where even the most are too few', () => {
    expect(fewestRuns([printedShare('33.3')], 10_000)).toBe(1)
    expect(fewestRuns([printedShare('33.3333333')], 7, 2)).toBeUndefined()
  })
})
