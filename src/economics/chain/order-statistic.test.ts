import fc from 'fast-check'
import { expect, it } from 'vitest'
import { orderStatistic } from './order-statistic.ts'

it('is what stands there after sorting, for one place after another', () => {
  const value = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: 0, max: 3 }))
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 200 }), (all) => {
      const sorted = Float64Array.from(all).sort()
      const moved = Float64Array.from(all)
      let from = 0
      for (const share of [0.05, 0.5, 0.95]) {
        const place = Math.min(all.length - 1, Math.floor(share * all.length))
        expect(orderStatistic(moved, place, from)).toEqual(sorted[place])
        from = place
      }
    }),
    { seed: 6, numRuns: 300 },
  )
})
