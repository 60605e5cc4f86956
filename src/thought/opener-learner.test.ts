import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { lexiconOf, type OpenerRow, openerLearner } from './opener-learner.ts'
import { beginsSentence } from './sentence-start.ts'
import { eachSentenceStart } from './sentence-starts.ts'
import { thoughtSplitter } from './split-thoughts.ts'

function learnt(texts: readonly string[]): ReadonlyMap<string, OpenerRow> {
  const learner = openerLearner()
  for (const text of texts) learner.add(text)
  return new Map(learner.rows().map((row) => [row.opener, row]))
}

/** Reasoning that begins its paragraphs with these words, one after the other. */
function reasoning(...openers: string[]): string {
  return openers.map((opener) => `${opener} the sum of 3 and 4 is 7.`).join('\n\n')
}

describe('learning openers', () => {
  const turning = Array.from({ length: 6 }, () => reasoning('First', 'But', 'So', 'But', 'Perhaps', 'Wait,'))

  it('takes a turn that begins paragraphs for a transition, and one inside them for none', () => {
    expect(learnt(turning).get('But')).toMatchObject({
      class: 'transition',
      count: 12,
      texts: 1,
      paragraphs: 1,
    })
    const inside = Array.from({ length: 6 }, () => 'It is 7. But it is not 8. So it is odd. But it is 7.')
    expect(learnt(inside).get('But')?.class).toBe('other')
  })

  it('knows words of checking and words that say another approach, wherever they stand', () => {
    const rows = learnt(Array.from({ length: 6 }, () => 'It is 7. Wait, 3 is 4. Another way: 4 and 3. So.'))
    expect(rows.get('Wait')?.class).toBe('reflection')
    expect(rows.get('Another')?.class).toBe('transition')
    expect(rows.get('So')?.class ?? 'other').toBe('other')
  })

  it('learns an unknown opener from what its sentences go on with', () => {
    const texts = Array.from({ length: 6 }, () =>
      [
        'Begin.',
        'Plan B: use a different approach here.',
        'Pause: check the sum once more.',
        'Next we add.',
      ].join('\n\n'),
    )
    const rows = learnt(texts)
    expect(rows.get('Plan')?.class).toBe('transition')
    expect(rows.get('Pause')?.class).toBe('reflection')
    expect(rows.get('Next')?.class).toBe('other')
  })

  it('keeps a longer opener only where it is of another class than its beginning', () => {
    const rows = learnt(Array.from({ length: 6 }, () => reasoning('Now', 'But', 'But wait,', 'But if')))
    expect(rows.get('But')?.class).toBe('transition')
    expect(rows.get('But wait')?.class).toBe('reflection')
    expect(rows.has('But if')).toBe(false)
  })

  it('learns Chinese and Korean openers', () => {
    const chinese = learnt(
      Array.from({ length: 6 }, () => '先加起来是七。\n\n或者，我们可以乘。\n\n等等，不对。'),
    )
    expect(chinese.get('或者')?.class).toBe('transition')
    expect(chinese.get('等等')?.class).toBe('reflection')
    const korean = learnt(
      Array.from({ length: 6 }, () => '더하면 7이다.\n\n또는 곱하자.\n\n잠깐, 다시 보자.'),
    )
    expect(korean.get('또는')?.class).toBe('transition')
    expect(korean.get('잠깐')?.class).toBe('reflection')
  })

  it('gives three examples of different texts, and a lexicon that splits', () => {
    const rows = [...learnt(turning).values()]
    const but = rows.find(({ opener }) => opener === 'But')
    expect(but?.examples).toHaveLength(3)
    expect(but?.examples[0]).toMatch(/^But the sum of 3 and 4/)
    const lexicon = lexiconOf(rows)
    expect(lexicon).toMatchObject({ transitions: ['But', 'Perhaps'], reflections: ['Wait'] })
    expect(thoughtSplitter({ lexicon })(turning[0] ?? '').thoughts).toHaveLength(4)
  })

  it('is the same however often it is asked, and bounded in what it keeps', () => {
    const learner = openerLearner()
    for (let text = 0; text < 40; text++) {
      const rare = Array.from(
        { length: 3000 },
        (_, n) =>
          `X${'abcdefghij'[n % 10]}${'klmnopqrst'[text % 10]}${String.fromCharCode(0xe0 + (n % 31))}${'uvwxyz'[n % 6]} is here.`,
      )
      learner.add(`${rare.join(' ')} But it is 7.\n\nBut it is 8.`)
    }
    expect(learner.rows()).toEqual(learner.rows())
    expect(learner.rows().find(({ opener }) => opener === 'But')?.count).toBe(80)
  })

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (texts) => {
        for (const { count, examples } of learnt(texts).values()) {
          expect(count).toBeGreaterThan(0)
          for (const example of examples) expect(example).not.toMatch(/[\uD800-\uDBFF]$/)
        }
      }),
      { seed: 3 },
    )
  })
})

describe('the beginnings of sentences', () => {
  it('are those that the splitter sees, in one pass, where no marks stand before the words', () => {
    const piece = fc.constantFrom(
      ...['Word ', 'but ', '. ', '.', '\n', '\n\n', '1. ', '。', '：', ': ', '\r\n', '7 '],
    )
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('')
        eachSentenceStart(text, (at) =>
          expect([text, at, beginsSentence(text, at)]).toEqual([text, at, true]),
        )
      }),
      { seed: 4, numRuns: 1000 },
    )
  })

  it('lie behind the marks of lists and emphasis, and after the blank line before those', () => {
    const starts: (readonly [string, boolean])[] = []
    const text = 'A.\n\n1. **Bold** b\n> - Cited.\n\n2) Second'
    eachSentenceStart(text, (at, paragraph) => starts.push([text.slice(at, at + 5), paragraph]))
    expect(starts).toEqual([
      ['A.\n\n1', true],
      ['Bold*', true],
      ['Cited', false],
      ['Secon', true],
    ])
  })
})
