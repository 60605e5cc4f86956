import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { priceIndices } from './price-index.ts'
import type { RentalQuote } from './quotes.ts'

const day = (number: number): string => `2025-01-${String(number).padStart(2, '0')}`
const quote = (
  date: number,
  usdPerGpuHour: number,
  { region = 'us', model = 'H100', provider = 'p', ...rest }: Partial<RentalQuote> = {},
): RentalQuote => ({ date: day(date), region, model, usdPerGpuHour, provider, term: 'spot', ...rest })

const levels = (quotes: readonly RentalQuote[], options = {}): number[] =>
  (priceIndices(quotes, options)[0]?.days ?? []).map(({ index }) => Number(index.toFixed(6)))

describe('an index of GPU-hour prices', () => {
  it('is the geometric mean of price relatives within a stratum: one doubles, one halves, nothing moved', () => {
    const quotes = [
      quote(1, 2, { provider: 'a' }),
      quote(1, 8, { provider: 'b' }),
      quote(2, 4, { provider: 'a' }),
      quote(2, 4, { provider: 'b' }),
    ]
    expect(levels(quotes)).toEqual([100, 100])
  })

  it('does not move when a dearer provider comes or a cheaper one goes', () => {
    const quotes = [
      ...[1, 2, 3].map((date) => quote(date, 2, { provider: 'a' })),
      ...[2, 3].map((date) => quote(date, 9, { provider: 'dear' })),
      ...[1, 2].map((date) => quote(date, 1, { provider: 'cheap' })),
    ]
    const [index] = priceIndices(quotes)
    expect(index?.days.map(({ index: level }) => level)).toEqual([100, 100, 100])
    expect(index?.days.map(({ medianUsdPerGpuHour }) => medianUsdPerGpuHour)).toEqual([1.5, 2, 5.5])
    expect(index?.days.map(({ entered, missing }) => [entered, missing])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
    ])
  })

  it('carries a series over a gap with the others, and is put right when it is back', () => {
    const quotes = [
      ...[1, 2, 3].map((date, place) => quote(date, [2, 1, 1][place] ?? 0, { provider: 'a' })),
      quote(1, 4, { provider: 'b' }),
      quote(3, 2, { provider: 'b' }),
    ]
    // b would have halved with a on day 2; on day 3 it is just there.
    expect(levels(quotes)).toEqual([100, 50, 50])
    const higher = [...quotes.slice(0, 4), quote(3, 4, { provider: 'b' })]
    // In truth a halved and b did not move: their geometric mean.
    expect(levels(higher)).toEqual([100, 50, Number((100 * Math.SQRT1_2).toFixed(6))])
    const [index] = priceIndices(higher)
    expect(index?.days.map(({ returned, missing }) => [returned, missing])).toEqual([
      [0, 0],
      [0, 1],
      [1, 0],
    ])
  })

  it('starts a series anew that was missing for longer than is waited for', () => {
    const quotes = [
      ...[1, 2, 20].map((date) => quote(date, 2, { provider: 'a' })),
      ...Array.from({ length: 20 }, (_, place) => quote(place + 1, 2, { provider: 'b' })),
      quote(1, 4, { provider: 'c' }),
      quote(20, 40, { provider: 'c' }),
    ]
    expect(levels(quotes).at(-1)).toBe(100)
  })

  it('weighs regions by the capacity on offer, and says when it cannot', () => {
    const quotes = [
      quote(1, 2, { region: 'us', capacityGpus: 300 }),
      quote(1, 2, { region: 'eu', capacityGpus: 100 }),
      quote(2, 1, { region: 'us', capacityGpus: 300 }),
      quote(2, 2, { region: 'eu', capacityGpus: 100 }),
    ]
    expect(levels(quotes)).toEqual([100, Number((100 * 0.5 ** 0.75).toFixed(6))])
    const unknown = quotes.map(({ capacityGpus: _, ...rest }) => rest)
    expect(priceIndices(unknown)[0]?.weighted).toBe(false)
    expect(levels(unknown)).toEqual([100, Number((100 * 0.5 ** 0.5).toFixed(6))])
    expect(priceIndices(quotes, { by: 'model-region' }).map(({ name }) => name)).toEqual([
      'H100 · eu',
      'H100 · us',
    ])
  })

  it('leaves out quotes that are far from all others of their stratum', () => {
    const prices = [2, 2.1, 1.9, 2.05, 200]
    const quotes = [1, 2].flatMap((date) =>
      prices.map((price, place) =>
        quote(date, date === 2 && price === 200 ? 2 : price, { provider: `${place}` }),
      ),
    )
    const [index] = priceIndices(quotes)
    // The fifth provider's typing error is no price: it enters on the second day.
    expect(index?.days.map(({ index: level }) => level)).toEqual([100, 100])
    expect(index?.days[1]?.entered).toBe(1)
  })

  it('follows any common change of all prices, in whatever order the rows are', () => {
    const factors = fc.array(fc.double({ min: 0.2, max: 5, noNaN: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(factors, fc.integer({ min: 1, max: 5 }), (moves, providers) => {
        let level = 1
        const path = [1, ...moves.map((move) => (level *= move))]
        const quotes = path.flatMap((at, date) =>
          Array.from({ length: providers }, (_, place) =>
            quote(date + 1, (1 + place / 10) * at, { provider: `${place}`, region: `${place % 2}` }),
          ),
        )
        const [index] = priceIndices(quotes)
        expect(priceIndices(quotes.toReversed())[0]?.days.map(({ index: one }) => one.toFixed(6))).toEqual(
          index?.days.map(({ index: one }) => one.toFixed(6)),
        )
        for (const [place, at] of path.entries())
          expect((index?.days[place]?.index ?? 0) / (100 * at)).toBeCloseTo(1, 9)
      }),
      { seed: 7, numRuns: 60 },
    )
  })
})
