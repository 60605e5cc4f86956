import type { OpenerLexicon } from './opener.ts'
import { openerLexicons } from './opener-lexicons.ts'
import type { SplitTotals } from './split-warning.ts'

/** Languages beside English that lexicons come with, told by their script. */
type Language = 'korean' | 'chinese'
const scripts: Readonly<Record<Language, RegExp>> = {
  korean: /\p{Script=Hangul}/gu,
  chinese: /\p{Script=Han}/gu,
}
const lexiconOf = { korean: 'ko', chinese: 'zh' } as const
const namesOf = { korean: 'Korean', chinese: 'Chinese' } as const

/** So much of a text tells what it is written in. */
const readCharacters = 2000
/** Formulas and names are in Latin letters in any language. */
const leastShare = 0.3

/** The language that reasoning is written in, where it is one of these. */
export function reasoningLanguage(text: string): Language | undefined {
  const begin = text.slice(0, readCharacters)
  // Nearly all reasoning is in Latin letters, and this runs for each of millions of responses.
  if (!/[\p{Script=Hangul}\p{Script=Han}]/u.test(begin)) return undefined
  const letters = begin.match(/\p{L}/gu)?.length ?? 0
  const isIn = (language: Language): boolean =>
    (begin.match(scripts[language])?.length ?? 0) >= leastShare * letters
  if (isIn('korean')) return 'korean'
  // Kana beside them is Japanese, for which there is no lexicon.
  return isIn('chinese') && !/[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(begin) ? 'chinese' : undefined
}

/**
 * Says that reasoning is in a language of which the openers hold no word: its switches are not counted.
 * @param lexicon the paper's where left out
 */
export function unreadWarnings(
  totals: SplitTotals,
  { transitions, reflections }: OpenerLexicon = openerLexicons.en,
): string[] {
  const words = [...transitions, ...reflections].join(' ')
  return (['korean', 'chinese'] as const).flatMap((language) => {
    const count = totals[language] ?? 0
    if (count === 0 || words.match(scripts[language])) return []
    return [
      `${count.toLocaleString('en-US')} of ${totals.texts.toLocaleString('en-US')} ${totals.texts === 1 ? 'text is' : 'texts are'} in ${namesOf[language]}, and the openers are not: no switch in ${count === 1 ? 'it' : 'them'} is counted. --openers ${lexiconOf[language]} takes those of that language.`,
    ]
  })
}
