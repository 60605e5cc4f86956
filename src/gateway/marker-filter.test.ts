import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markerFilter } from './marker-filter.ts'

function filtered(pieces: readonly string[], markers: readonly string[]): string {
  const filter = markerFilter(markers)
  return [...pieces.map(filter.add), filter.end()].join('')
}

describe('passing a text on without the markers in it', () => {
  it('holds back only what may become a marker', () => {
    const filter = markerFilter(['<think>', '</think>'])
    expect(['a <', 'b </thi', 'n', 'k>c </th'].map(filter.add)).toEqual(['a ', '<b ', '', 'c '])
    expect(filter.end()).toBe('</th')
  })

  it('leaves what is left once markers are taken out one by one, the first that ends first', () => {
    const markers = ['<a>', '</a>', 'aab']
    const oneByOne = (text: string): string => {
      let left = ''
      for (const character of text) {
        left += character
        const ended = markers.find((marker) => left.endsWith(marker))
        if (ended !== undefined) left = left.slice(0, -ended.length)
      }
      return left
    }
    const texts = fc.array(fc.constantFrom('<', '/', 'a', '>', 'b', '<a>', '</a>', 'é'), { maxLength: 40 })
    fc.assert(
      fc.property(texts, (pieces) => {
        const left = filtered(pieces, markers)
        expect(left).toBe(oneByOne(pieces.join('')))
        expect(filtered([pieces.join('')], markers)).toBe(left)
        for (const marker of markers) expect(left).not.toContain(marker)
      }),
      { seed: 26, numRuns: 2000 },
    )
  })

  it('reads a text that is nothing but beginnings of markers once', () => {
    const deep = `${'</th'.repeat(200_000)}${'ink>'.repeat(200_000)}`
    expect(filtered([deep], ['<think>', '</think>'])).toBe('')
  })
})
