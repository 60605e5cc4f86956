import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasoningSplitter, type SplitPiece } from './reasoning-splitter.ts'

const markers = { open: '<think>', close: '</think>' }

function split(pieces: readonly string[], options = {}): SplitPiece {
  const splitter = reasoningSplitter(markers, options)
  const all = [...pieces.map(splitter.add), splitter.end()]
  return {
    reasoning: all.map(({ reasoning }) => reasoning).join(''),
    content: all.map(({ content }) => content).join(''),
  }
}

describe('taking reasoning and answer apart in a stream', () => {
  it('leaves out the markers and the line breaks after them', () => {
    expect(split(['<think>\nTwo.\n</think>\n\nIt is 4.'])).toEqual({
      reasoning: 'Two.\n',
      content: 'It is 4.',
    })
    expect(split(['\n <think>Two.</think>4'])).toEqual({ reasoning: 'Two.', content: '4' })
    expect(split(['<think></think>4'])).toEqual({ reasoning: '', content: '4' })
  })

  it('begins within the reasoning where a prefix is continued', () => {
    expect(split(['two.</think>4'], { isOpen: true })).toEqual({ reasoning: 'two.', content: '4' })
  })

  it('leaves a text alone that does not begin with reasoning', () => {
    for (const text of ['It is 4.', 'a < b </ c', '<thin', '', '  4', 'a << 2 <'])
      expect(split([text])).toEqual({ reasoning: '', content: text })
  })

  it('keeps reasoning that was cut off, and what only looks like a marker', () => {
    expect(split(['<think>\na </thi'])).toEqual({ reasoning: 'a </thi', content: '' })
    expect(split(['<think>a</think>b </thi'])).toEqual({ reasoning: 'a', content: 'b </thi' })
  })

  it('has no marker in the answer, whatever was left there', () => {
    expect(split(['<think>a</think>b</think>c'])).toEqual({ reasoning: 'a', content: 'bc' })
    expect(split(['</think>\nThe answer is 4.'])).toEqual({ reasoning: '', content: 'The answer is 4.' })
    expect(split(['<think>a</think>\n</th', 'ink>\n</think> 4'])).toEqual({ reasoning: 'a', content: ' 4' })
    expect(split(['a <think> b </think> c'])).toEqual({ reasoning: '', content: 'a  b  c' })
    expect(split(['b</th</think>ink>c'])).toEqual({ reasoning: '', content: 'bc' })
  })

  it('says the same however the text is cut, and no marker reaches the answer in any place or number', () => {
    const texts = fc
      .array(
        fc.constantFrom('<think>', '</think>', '\n', '\r', ' ', '<', '</', 'th', 'ink>', 'word', '</thi'),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.array(fc.nat(40)), fc.boolean(), (text, cuts, isOpen) => {
        const places = [0, ...cuts.filter((at) => at < text.length).sort((a, b) => a - b), text.length]
        const pieces = places.slice(1).map((end, index) => text.slice(places[index], end))
        const said = split(pieces, { isOpen })
        expect(said).toEqual(split([text], { isOpen }))
        for (const marker of Object.values(markers)) expect(said.content).not.toContain(marker)
      }),
      { seed: 6, numRuns: 2000 },
    )
  })
})
