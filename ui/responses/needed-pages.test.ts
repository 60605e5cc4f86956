import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neededPages, rowsPerPage } from './needed-pages.ts'

describe('the pages that a stretch of rows needs', () => {
  it('hold every row of the stretch, and no page more', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.nat(300), fc.integer({ min: 1, max: 4000 }), (first, span, total) => {
        const pages = neededPages({ first, last: first + span, total })
        const rows = Array.from({ length: span + 1 }, (_, index) => first + index).filter(
          (row) => row < total,
        )
        expect(pages).toEqual([...new Set(rows.map((row) => Math.floor(row / rowsPerPage)))])
      }),
      { seed: 3 },
    )
  })

  it('are none where there are no rows', () => {
    expect(neededPages({ first: 0, last: 50, total: 0 })).toEqual([])
    expect(neededPages({ first: 10, last: 5, total: 100 })).toEqual([])
  })
})
