import { areRivals, isHangul } from '../hangul-term.ts'
import { inKorean } from '../in-korean.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'

/** A bracket with an abbreviation in it, after its English where the text is not. */
const bracket = /\(\s?(?:([A-Za-z][A-Za-z' -]{5,50}),\s?)?([A-Z][A-Za-z0-9]{1,7})\s?\)/gu
/** As many words as a term can have, right before it. */
const wordsBefore = /(?:[\p{L}][\p{L}'’-]{0,40}\s+){0,5}[\p{L}][\p{L}'’-]{0,40}\s?$/u
/** "TIP (thought switching penalty)" */
const turned = /(?<![\p{L}\p{N}-])([A-Z]{2,8})\s?\(([A-Za-z][A-Za-z' -]{5,50})\)/gu

/** "thought switching penalty (TSP)" here, "(TIP)" there: one term, one abbreviation. */
export const oneAbbreviation: Rule = {
  name: 'one-abbreviation',
  checks: {
    en: 'terms with their abbreviation in brackets: one abbreviation a term, one term an abbreviation',
    ko: '용어마다 약어 하나, 약어마다 용어 하나인지 확인',
  },
  find: (note) => {
    const definitions = definitionsOf(note).slice(0, mostDefinitions)
    return [...twoAbbreviations(definitions), ...twoTerms(definitions)]
  },
}

function twoAbbreviations(definitions: readonly Definition[]): readonly RuleFinding[] {
  const first = new Map<string, Definition>()
  return definitions.flatMap((definition): readonly RuleFinding[] => {
    const known = [...first.values()].find(({ term }) => sameTerm(term, definition.term))
    first.set(definition.term, known ?? definition)
    if (!known || known.short === definition.short) return []
    return [
      {
        severity: 'warning',
        line: definition.line,
        printed: `${definition.term} (${definition.short})`,
        recomputed: null,
        message: {
          en: `"${definition.term}" is ${definition.short} here and ${known.short} in line ${known.line}`,
          ko: inKorean`‘${definition.term}’의 약어가 여기서는 ${definition.short}, ${known.line}행에서는 ${known.short}(으)로 서로 다르다`,
        },
      },
    ]
  })
}

/**
 * "Switch Damping Method (SDM)" here, "Switch Dampening Approach (SDM)" there. Only words that begin alike are taken for two names
 * of one thing: letters may stand for many things, and what stands before a bracket need not be what it shortens.
 */
function twoTerms(definitions: readonly Definition[]): readonly RuleFinding[] {
  const first = new Map<string, Definition>()
  return definitions.flatMap((definition): readonly RuleFinding[] => {
    const known = first.get(definition.short)
    const isKorean = isHangul(definition.term)
    if (!known && (isKorean || hasLetters(definition))) first.set(definition.short, definition)
    if (!known || sameTerm(known.term, definition.term) || !areTwo(known, definition)) return []
    return [
      {
        severity: 'warning',
        line: definition.line,
        printed: `${definition.term} (${definition.short})`,
        recomputed: null,
        message: {
          en: `${definition.short} is "${definition.term.replace(leading, '')}" here and "${known.term}" in line ${known.line}`,
          ko: inKorean`${definition.short}이(가) 여기서는 ‘${definition.term.replace(leading, '')}’, ${known.line}행에서는 ‘${known.term}’의 약어로 쓰였다`,
        },
      },
    ]
  })
}

/** Two terms that one abbreviation seems to stand for. */
function areTwo(a: Definition, b: Definition): boolean {
  if (isHangul(a.term) || isHangul(b.term))
    return isHangul(a.term) && isHangul(b.term) && areRivals(a.term, b.term)
  return beginAlike(a, b) || (a.isExplicit && b.isExplicit && isSpeltOut(a) && isSpeltOut(b))
}

function isSpeltOut({ term, short }: Definition): boolean {
  return initials(term.replace(leading, '')) === short.toLowerCase()
}

function initials(term: string): string {
  return term
    .split(/[-\s]+/)
    .map((word) => word[0])
    .join('')
}

/** The same first word and as many, or of fewer the letters too: "multi-head latent attention" and "multi-layer attention". */
function beginAlike(a: Definition, b: Definition): boolean {
  const [x, y] = [a, b].map(({ term }) => term.replace(leading, '').split(/[-\s]+/)) as [string[], string[]]
  const isOfOneLength = x.length === y.length || (hasLetters(a) && hasLetters(b) && x.at(-1) === y.at(-1))
  return isOfOneLength && x[0] === y[0] && (x[0]?.length ?? 0) > 3
}

/** Whether the letters stand for words of the term in their order. */
function hasLetters({ term, short }: Definition): boolean {
  let at = 0
  for (const letter of initials(term.replace(leading, ''))) if (letter === short.toLowerCase()[at]) at++
  return at === short.length
}

const mostDefinitions = 1_000
/** What stands before a term and is no part of it. */
const leading = /^(?:(?:the|an?|this|our|its|of|with|by|in|and|new|called)\s)+/

interface Definition {
  readonly term: string
  readonly short: string
  readonly line: number
  /** Whether the term itself stands in the bracket, so that its words are known. */
  readonly isExplicit: boolean
}

function definitionsOf({ statements, tables }: LintedNote): readonly Definition[] {
  const cells = tables.flatMap(({ rows }) =>
    rows.flatMap(({ cells: all, line }) => all.map(({ text }) => ({ text, line }))),
  )
  return [...statements, ...cells].flatMap(({ text, line }) =>
    [
      ...[...text.matchAll(bracket)].flatMap(({ 1: inner = '', 2: short = '', index }) => [
        {
          words: wordsBefore.exec(text.slice(Math.max(0, index - 120), index))?.[0] ?? '',
          short,
          isExplicit: false,
        },
        { words: inner, short, isExplicit: true },
      ]),
      ...[...text.matchAll(turned)].map(([, short = '', words = '']) => ({ words, short, isExplicit: true })),
    ].flatMap(({ words, short, isExplicit }) => {
      const term = termFor(words, short)
      return term === undefined ? [] : [{ term, short, line, isExplicit }]
    }),
  )
}

/** The words before the bracket that can be its term: those the letters stand for, else the last three. */
function termFor(words: string, short: string): string | undefined {
  const list = words.trim().split(/\s+/)
  const capitals = short.replace(/[^A-Z]/g, '')
  if (capitals.length < 2) return undefined
  // Without initials that fit, words of any other script, or as many words as letters, are taken.
  const byInitials = list.findIndex(
    (word, at) => word[0]?.toUpperCase() === capitals[0] && list.length - at <= capitals.length + 1,
  )
  const tail = list.slice(byInitials).flatMap((word) => word.split('-').map((part) => part[0]?.toUpperCase()))
  const isWhole = byInitials !== -1 && [...capitals].every((letter) => tail.includes(letter))
  // Letters without a word: "a penalty on thought switching (TSP)" has them in another order.
  const wide = Math.max(0, list.length - capitals.length - 1)
  const from = byInitials === -1 ? Math.max(0, list.length - 3) : isWhole ? byInitials : wide
  const term = list.slice(from).join(' ').toLowerCase()
  return term.length < 4 ? undefined : term
}

/** "Penalty on thought switching" and "thought switching penalty": the same three words or more. */
function sameWords(a: string, b: string): boolean {
  const words = (term: string): readonly string[] =>
    term
      .split(/[-\s]+/)
      .filter((word) => word.length > 3)
      .sort()
  const [x, y] = [words(a), words(b)]
  return x.length >= 3 && x.join() === y.join()
}

const fewestHangul = 5

/** Singular and plural, a hyphen and none are one term. */
function sameTerm(a: string, b: string): boolean {
  const plain = (term: string): string => term.replace(/[-\s]/g, '').replace(/(?:ies|y|s)$/, '')
  const [x, y] = [plain(a), plain(b)]
  if (isHangul(a) && isHangul(b))
    return Math.min(x.length, y.length) >= fewestHangul && (x.endsWith(y) || y.endsWith(x))
  if (sameWords(a, b)) return true
  return x === y || (Math.min(x.length, y.length) > 12 && (x.endsWith(y) || y.endsWith(x)))
}
