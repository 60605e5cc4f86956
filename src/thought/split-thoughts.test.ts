import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitThoughts } from './split-thoughts.ts'

const texts = (reasoning: string): string[] =>
  splitThoughts(reasoning).thoughts.map(({ start, end }) => reasoning.slice(start, end))

describe('cutting reasoning into thoughts', () => {
  it('starts a thought at a transition', () => {
    expect(texts('Let me try a.\nAlternatively, b.\nAlternatively, c.')).toEqual([
      'Let me try a.\n',
      'Alternatively, b.\n',
      'Alternatively, c.',
    ])
  })

  it('counts reflections apart and starts no thought at them', () => {
    const split = splitThoughts('Let me try a.\nWait, a again. Hmm, yes.\nAlternatively, b.')
    expect(split.thoughts).toHaveLength(2)
    expect(split.reflections).toBe(2)
  })

  it('sees an opener only where a line or a sentence begins', () => {
    expect(
      splitThoughts('We could alternatively wait. The word Alternatively is not one here.').thoughts,
    ).toHaveLength(1)
    expect(splitThoughts('One way. Alternatively, another.').thoughts).toHaveLength(2)
    expect(splitThoughts('Alternativelyish is no word.').thoughts[0]?.opener).toBeUndefined()
  })

  it('takes an opener at the very beginning as that of the first thought', () => {
    const { thoughts } = splitThoughts('\nAlternatively, a.\nAlternatively, b.')
    expect(thoughts.map(({ start, opener }) => [start, opener])).toEqual([
      [0, 'Alternatively'],
      [19, 'Alternatively'],
    ])
  })

  it('finds no thought in empty reasoning', () => {
    expect(splitThoughts(' \n')).toEqual({ thoughts: [], reflections: 0 })
  })

  it('covers the reasoning without gap or overlap', () => {
    const words = fc
      .array(fc.constantFrom('a ', 'Alternatively, ', 'Wait, ', '.', '\n', 'x. '))
      .map((w) => w.join(''))
    fc.assert(
      fc.property(words, (reasoning) => {
        const joined = texts(reasoning).join('')
        expect(joined).toBe(reasoning.trim() === '' ? '' : reasoning)
      }),
      { seed: 6 },
    )
  })

  it('stays linear on a long text of nothing but blanks and openers', () => {
    const long = '\n  Alternatively, x'.repeat(20_000)
    expect(splitThoughts(long).thoughts).toHaveLength(20_000)
    expect(splitThoughts(`a${' '.repeat(200_000)}b`).thoughts).toHaveLength(1)
  })
})
