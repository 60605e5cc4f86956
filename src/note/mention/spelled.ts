import type { Mention, MentionUnit } from './mention.ts'

const numbers: Readonly<Record<string, number>> = {
  half: 0.5,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  hundred: 100,
}
const word = Object.keys(numbers).join('|')

const spelled: readonly (readonly [RegExp, MentionUnit])[] = [
  [new RegExp(`\\b(${word})(?: an?)?[\\s-]orders? of magnitude`, 'giu'), { kind: 'orderOfMagnitude' }],
  [/\b(half) an order of magnitude/giu, { kind: 'orderOfMagnitude' }],
  [new RegExp(`\\b(${word})[\\s-]?fold\\b`, 'giu'), { kind: 'factor' }],
]

/** Numbers that are written as words, where a unit says that they are numbers: "two orders of magnitude", "tenfold". */
export function spelledMentions(text: string): readonly Mention[] {
  const found = new Map<number, Mention>()
  for (const [form, unit] of spelled)
    for (const match of text.matchAll(form)) {
      const value = numbers[(match[1] ?? '').toLowerCase()]
      if (value === undefined || found.has(match.index)) continue
      // "Two orders" can be from 1.75 to 2.25 of them: who writes words is not exact.
      const half = unit.kind === 'orderOfMagnitude' ? 0.15 : 0.5
      found.set(match.index, {
        text: match[0],
        value,
        low: value - half,
        high: value + half,
        roundness: half,
        isRange: false,
        hedge: undefined,
        unit,
        per: undefined,
        sign: 1,
        from: match.index,
        to: match.index + match[0].length,
      })
    }
  return [...found.values()]
}
