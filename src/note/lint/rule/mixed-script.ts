import { inKorean } from '../in-korean.ts'
import { koreanName } from '../korean-names.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'

const scripts: readonly (readonly [string, RegExp])[] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
  ['Hangul', /\p{Script=Hangul}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Han', /\p{Script=Han}/u],
  ['Hebrew', /\p{Script=Hebrew}/u],
  ['Arabic', /\p{Script=Arabic}/u],
  ['Thai', /\p{Script=Thai}/u],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
]

/** Scripts that stand in one word in honest text: Korean with Latin names ("AI가"), Latin with Greek ("μm"), Japanese. */
const usual: readonly ReadonlySet<string>[] = [
  new Set(['Latin', 'Hangul']),
  new Set(['Latin', 'Greek']),
  new Set(['Han', 'kana']),
  new Set(['Hangul', 'Greek']),
]

/** Letters of another script inside a word: typed by a wrong key, or made to look alike. */
export const mixedScript: Rule = {
  name: 'mixed-script',
  checks: {
    en: 'words with letters of scripts that do not mix: Cyrillic in Latin, Devanagari in Hangul, Han in Latin',
    ko: '섞일 수 없는 문자가 섞인 낱말: 라틴 속 키릴, 한글 속 데바나가리, 라틴 속 한자',
  },
  find: (note) =>
    textsOf(note).flatMap(({ text, line }) =>
      [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[-.'’][\p{L}\p{M}\p{N}]+)*/gu)].flatMap(([word]) =>
        findingsOf(word, line),
      ),
    ),
}

function textsOf({
  statements,
  tables,
  document,
}: LintedNote): readonly { readonly text: string; readonly line: number }[] {
  return [
    ...statements,
    ...tables.flatMap(({ rows }) =>
      rows.map(({ cells, line }) => ({ text: cells.map(({ text }) => text).join(' '), line })),
    ),
    ...document.captions.map(({ source, line }) => ({ text: source ?? '', line })),
  ]
}

/** Greek and Cyrillic letters that look like Latin ones: "GPT-4ο" with an omicron. A Greek letter that is a symbol looks like none. */
const lookalike = /[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοϲϳ]/u

function findingsOf(word: string, line: number): readonly RuleFinding[] {
  if (/\p{Script=Latin}/u.test(word) && lookalike.test(word)) return [mixed(word, ['Latin', 'Greek'], line)]
  return word.split(/[-.'’]/).flatMap((part) => findingOf(part, line))
}

function findingOf(word: string, line: number): readonly RuleFinding[] {
  const found = scripts.filter(([, form]) => form.test(word)).map(([name]) => name)
  if (found.length < 2 || usual.some((set) => found.every((name) => set.has(name)))) return []
  // Chinese prose sets Latin names without a space: a look-alike is a single letter.
  if (
    found.every((name) => name === 'Latin' || name === 'Han') &&
    (word.match(/\p{Script=Han}/gu)?.length ?? 0) > 1
  )
    return []
  // A Hangul word with a Han letter beside it, as in 美國: whole words of Han are used so.
  if (
    found.every((name) => name === 'Hangul' || name === 'Han') &&
    /^\p{Script=Han}+\p{Script=Hangul}+$/u.test(word)
  )
    return []
  return [mixed(word, found, line)]
}

function mixed(word: string, found: readonly string[], line: number): RuleFinding {
  const points = [...word].map(
    (letter) => `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  )
  return {
    severity: 'error',
    line,
    printed: word.slice(0, 80),
    recomputed: null,
    message: {
      en: `"${word.slice(0, 80)}" mixes ${found.join(' and ')} letters: ${points.slice(0, 40).join(' ')}`,
      ko: inKorean`‘${word.slice(0, 80)}’에 ${found.map(koreanName).join('·')} 문자가 섞여 있다: ${points.slice(0, 40).join(' ')}`,
    },
  }
}
