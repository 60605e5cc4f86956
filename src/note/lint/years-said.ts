import type { Mention } from '../mention/mention.ts'

const spelled: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  ten: 10,
}
const form = new RegExp(`\\b(${Object.keys(spelled).join('|')})[\\s-]years?\\b`, 'i')

/** How many years a text names, in digits or in words; the first of several. */
export function yearsSaid(text: string, mentions: readonly Mention[]): number | undefined {
  const given = mentions.find(({ unit }) => unit.kind === 'time' && unit.name === 'year')?.value
  return given ?? spelled[(form.exec(text)?.[1] ?? '').toLowerCase()]
}
