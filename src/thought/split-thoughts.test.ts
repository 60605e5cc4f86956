import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { openerLexicons } from './opener-lexicons.ts'
import { type SplitSettings, splitThoughts, thoughtSplitter } from './split-thoughts.ts'

const texts = (reasoning: string, settings?: SplitSettings): string[] =>
  splitThoughts(reasoning, settings).thoughts.map(({ start, end }) => reasoning.slice(start, end))

const openers = (reasoning: string, settings?: SplitSettings): (string | undefined)[] =>
  splitThoughts(reasoning, settings).thoughts.map(({ opener }) => opener)

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

  it('starts a thought at a reflection too where that is asked for, and tells the two apart', () => {
    const split = splitThoughts('Let me try a.\nWait, a again.\nAlternatively, b.', {
      switchAt: 'transitions and reflections',
    })
    expect(split.thoughts.map((thought) => thought.class)).toEqual([undefined, 'reflection', 'transition'])
    expect(split.reflections).toBe(1)
  })

  it('keeps the places of reflections only when asked to', () => {
    const text = 'Let me try a. Wait, no. Hmm.'
    expect(splitThoughts(text)).not.toHaveProperty('reflectionPlaces')
    expect(splitThoughts(text, { reflectionPlaces: true }).reflectionPlaces).toEqual([
      { at: 14, opener: 'Wait' },
      { at: 24, opener: 'Hmm' },
    ])
  })

  it('sees an opener only where a line or a sentence begins', () => {
    expect(
      splitThoughts('We could alternatively wait. The word Alternatively is not one here.').thoughts,
    ).toHaveLength(1)
    expect(splitThoughts('One way. Alternatively, another.').thoughts).toHaveLength(2)
    expect(splitThoughts('Alternativelyish is no word.').thoughts[0]?.opener).toBeUndefined()
    expect(splitThoughts('One.\nAlternativelý, in another language.').thoughts).toHaveLength(1)
    expect(splitThoughts('One.\nAlternatively\u0301 no.').thoughts).toHaveLength(1)
  })

  it.each([
    'a.\n- Alternatively, b',
    'a.\n**Alternatively**, b',
    'a.\n> - *Alternatively*, b',
    'a.\n2) Alternatively, b',
    'a.\n(b) Alternatively, b',
    'a\n## Alternatively',
    'a.\r\n\r\nAlternatively, b',
    'a\u2028Alternatively, b',
    '(So a = $5$.) Alternatively, b',
    'He said "a." "Alternatively, b"',
    '**Step 1.** Alternatively, b',
    '所以是五。Alternatively, b',
    'a… Alternatively, b',
  ])('sees past marks of lists, quotation and emphasis: %j', (text) => {
    expect(openers(text)).toEqual([undefined, 'Alternatively'])
  })

  it.each([
    'a - Alternatively',
    'a = 5 (Alternatively',
    'Dr — Alternatively',
    'x.Alternatively',
    '"a" Alternatively',
  ])('takes no mark inside a line for a beginning: %j', (text) => {
    expect(openers(text)).toEqual([undefined])
  })

  it('takes an opener at the very beginning as that of the first thought', () => {
    const { thoughts } = splitThoughts('\nAlternatively, a.\nAlternatively, b.')
    expect(thoughts.map(({ start, opener }) => [start, opener])).toEqual([
      [0, 'Alternatively'],
      [19, 'Alternatively'],
    ])
    expect(openers('> **Alternatively**, a')).toEqual(['Alternatively'])
  })

  it('takes the longest opener that stands there whole, whatever its class', () => {
    const lexicon = { transitions: ['But'], reflections: ['But wait'] }
    const split = (text: string) => splitThoughts(text, { lexicon })
    expect(split('a. But wait, no.')).toMatchObject({ thoughts: [{ start: 0 }], reflections: 1 })
    expect(split('a. But waiting helps.').thoughts[1]?.opener).toBe('But')
  })

  it('sees an opener with a capital letter that the lexicon writes without one', () => {
    const lexicon = { transitions: ['instead', 'ändern wir'], reflections: [] }
    expect(openers('a. Instead, b. instead c. Ändern wir d.', { lexicon })).toEqual([
      undefined,
      'Instead',
      'instead',
      'Ändern wir',
    ])
  })

  it('reads Chinese without blanks and Korean by the word', () => {
    const chinese = { lexicon: openerLexicons.zh }
    expect(openers('先试一下。或者我们换一种。等等，不对。换个思路：', chinese)).toEqual([
      undefined,
      '或者',
      '换个思路',
    ])
    const korean = { lexicon: openerLexicons.ko }
    expect(openers('먼저 더하자. 또는 곱하자.\n다른 방법으로 해 보자. 아니면서도 맞다.', korean)).toEqual([
      undefined,
      '또는',
      '다른 방법으로',
    ])
    expect(splitThoughts('더하자. 잠깐, 아니다. 그런데도 맞다.', korean).reflections).toBe(1)
  })

  it('makes every block between blank lines a thought where that is asked for', () => {
    const reasoning = '\n\nFirst a.\nAlternatively, b.\n \r\n\n  Wait, c.\n\nAlternatively, d.\n\n'
    const split = splitThoughts(reasoning, { granularity: 'blank line', reflectionPlaces: true })
    expect(split.thoughts.map(({ start, end }) => reasoning.slice(start, end))).toEqual([
      '\n\nFirst a.\nAlternatively, b.\n \r\n\n',
      '  Wait, c.\n\n',
      'Alternatively, d.\n\n',
    ])
    expect(split.thoughts.map((thought) => thought.class)).toEqual([undefined, 'reflection', 'transition'])
    expect(split.reflections).toBe(1)
  })

  it('refuses a lexicon with an opener that could never stand there', () => {
    const of = (opener: string) => () =>
      thoughtSplitter({ lexicon: { transitions: [opener], reflections: [] } })
    expect(of('- But')).toThrow('begins with a letter or a number')
    expect(of('')).toThrow(RangeError)
    expect(of('B'.repeat(101))).toThrow(RangeError)
    expect(of('But (really)')).not.toThrow()
  })

  it('finds no thought in empty reasoning', () => {
    expect(splitThoughts(' \n')).toEqual({ thoughts: [], reflections: 0 })
    expect(splitThoughts('', { granularity: 'blank line' })).toEqual({ thoughts: [], reflections: 0 })
  })
})

describe('the laws of cutting', () => {
  const piece = fc.constantFrom(
    ...[
      'a ',
      'Alternatively, ',
      'Wait, ',
      'But ',
      '.',
      '\n',
      '\r\n',
      '\u2028',
      '\n\n',
      'x. ',
      '- **',
      '或者',
      '。',
    ],
    ...['\ud83d', '\ude00', '😀', 'e\u0301', '\u0000', '또는 ', '__proto__ ', '[', '\\'],
  )
  const anything = fc.oneof(
    fc.array(piece).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary' }),
  )
  const settings: readonly SplitSettings[] = [
    {},
    { granularity: 'blank line' },
    ...Object.values(openerLexicons).map(
      (lexicon): SplitSettings => ({
        lexicon,
        switchAt: 'transitions and reflections',
        reflectionPlaces: true,
      }),
    ),
  ]
  const splitters = settings.map(thoughtSplitter)

  it('covers the reasoning without gap or overlap, whatever it holds', () => {
    fc.assert(
      fc.property(anything, (reasoning) => {
        for (const split of splitters) {
          const { thoughts } = split(reasoning)
          const joined = thoughts.map(({ start, end }) => reasoning.slice(start, end)).join('')
          expect(joined).toBe(reasoning.trim() === '' ? '' : reasoning)
          for (const { start, end } of thoughts) expect(end).toBeGreaterThan(start)
        }
      }),
      { seed: 6, numRuns: 400 },
    )
  })

  it('starts each thought after the first with its opener', () => {
    fc.assert(
      fc.property(anything, (reasoning) => {
        for (const { start, opener } of splitters[0]?.(reasoning).thoughts.slice(1) ?? [])
          expect(reasoning.startsWith(opener ?? '?', start)).toBe(true)
      }),
      { seed: 7, numRuns: 400 },
    )
  })

  it('finds the same openers whether it looks for few at once or for many', () => {
    const many = Array.from({ length: 40 }, (_, n) => `Neverwritten${n}`)
    const { transitions, reflections } = openerLexicons.en
    const wide = thoughtSplitter({ lexicon: { transitions: [...transitions, ...many], reflections } })
    fc.assert(
      fc.property(anything, (reasoning) => {
        expect(wide(reasoning)).toEqual(splitters[0]?.(reasoning))
      }),
      { seed: 8, numRuns: 400 },
    )
  })

  it('stays linear on ten megabytes of one line and on repetition made to hurt', () => {
    const long = '\n  Alternatively, x'.repeat(20_000)
    expect(splitThoughts(long).thoughts).toHaveLength(20_000)
    const size = (block: string): number => (block === 'a' ? 10_000_000 : 1_000_000)
    for (const block of [
      'a',
      ' ',
      '- ',
      '**',
      '.',
      '"',
      ') ',
      'But ',
      'Alternativel',
      'Wai',
      '1) ',
      '或',
      '\n',
      '\n \n',
    ]) {
      const text = `a${block.repeat(Math.ceil(size(block) / block.length))}b`
      for (const split of splitters.slice(0, 4)) expect(split(text).thoughts.at(-1)?.end).toBe(text.length)
    }
  })
})
