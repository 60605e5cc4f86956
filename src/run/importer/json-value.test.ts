import { describe, expect, it } from 'vitest'
import { countIn, numberIn, textIn } from './dataset/dataset-field.ts'
import { countOf, levelOf, listOf, numberOf, plainText } from './json-value.ts'

describe('values of foreign JSON', () => {
  it('are text where they say something: blanks say nothing, in a log as in a row', () => {
    for (const read of [plainText, textIn]) {
      expect(['a', ' ', '', 7, 12n, Number.NaN, null, {}].map(read)).toEqual([
        'a',
        undefined,
        undefined,
        '7',
        '12',
        undefined,
        undefined,
        undefined,
      ])
    }
    // In a log true is a verdict; in a row that somebody wrote it can be the answer.
    expect([plainText(true), textIn(true)]).toEqual([undefined, 'true'])
  })

  it('are numbers, which a row may write as text', () => {
    expect([3, 3n, '3', Number.POSITIVE_INFINITY].map(numberOf)).toEqual([3, 3, undefined, undefined])
    expect([3, 3n, '3', ' ', '3 apples'].map(numberIn)).toEqual([3, 3, 3, undefined, undefined])
    expect([countOf(-1), countOf(1.5), countOf(0), countIn('12'), countIn('-1')]).toEqual([
      undefined,
      undefined,
      0,
      12,
      undefined,
    ])
  })

  it('are levels however they are written', () => {
    expect(
      [5, 5n, '5', ' Level 5 ', 'level5', '1500', 0, '0', 'hard', `${' '.repeat(99)}5`].map(levelOf),
    ).toEqual([5, 5, 5, 5, 5, 1500, undefined, undefined, undefined, undefined])
  })

  it('are lists also as the columns of a table, which bytes are not', () => {
    expect(listOf(Int32Array.of(1, 2))).toEqual([1, 2])
    expect(listOf(['a'])).toEqual(['a'])
    expect([new Uint8Array(2), new DataView(new ArrayBuffer(2)), 'ab', { 0: 'a' }].map(listOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ])
  })
})
