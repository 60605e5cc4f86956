import type { Mention } from '../mention/mention.ts'
import { englishCounts } from '../mention/number-words.ts'

const form = new RegExp(`\\b(${Object.keys(englishCounts).join('|')})[\\s-]years?\\b`, 'i')

/** How many years a text names, in digits or in words; the first of several. */
export function yearsSaid(text: string, mentions: readonly Mention[]): number | undefined {
  const given = mentions.find(({ unit }) => unit.kind === 'time' && unit.name === 'year')?.value
  return given ?? englishCounts[(form.exec(text)?.[1] ?? '').toLowerCase()]
}
