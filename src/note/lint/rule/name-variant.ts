import { inKorean } from '../in-korean.ts'
import { isSizeTypo } from '../model-sizes.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'

const name =
  /(?<![\p{L}\p{N}/@.`])[\p{Script=Latin}][\p{Script=Latin}\p{N}]*(?:[-.][\p{Script=Latin}\p{N}]+)*(?![\p{Script=Latin}\p{N}@])/gu
const fewestLetters = 2

/** R1-670B and R1-671B, SemiAnalysis and Semianalysis, AIME24 and AIME2024: one thing under two names. */
export const nameVariant: Rule = {
  name: 'name-variant',
  checks: {
    en: 'names that differ only in case, in a year of two or four digits, or in a size by less than 2 %',
    ko: '대소문자, 연도 자릿수, 2% 미만의 크기 차이만 있는 이름',
  },
  find: (note) => {
    const names = namesOf(note)
    const hasCode = note.statements.some(({ text }) => text.includes('`'))
    const found = [
      ...(hasCode ? [] : misspelt(names)),
      ...byKey(partsOf(names), caseKey),
      ...byKey(names, caseKey),
      ...byKey(names, hyphenKey),
      ...byKey(names, yearKey),
      ...bySize(names),
      ...inTwoWords(names, note),
    ]
    return hasCode ? found.map(asIdentifier) : found
  },
}

/** Beside code, a name that begins with a small letter is an identifier, and so is the one that two words make. */
function asIdentifier(finding: RuleFinding): RuleFinding {
  const isSmall = (text: string | null): boolean =>
    text !== null && (/^\p{Ll}/u.test(text) || text.includes(' '))
  return isSmall(finding.printed) || isSmall(finding.recomputed) ? { ...finding, severity: 'info' } : finding
}

interface Named {
  readonly text: string
  readonly line: number
}

function namesOf({ statements, tables, document }: LintedNote): readonly Named[] {
  const texts: Named[] = [
    ...statements,
    ...tables.flatMap(({ header, rows, table }) => [
      { text: header.join(' | '), line: table.line },
      ...rows.map(({ cells, line }) => ({ text: cells.map(({ text }) => text).join(' | '), line })),
    ]),
    ...document.captions.map(({ source, line }) => ({ text: source ?? '', line })),
  ]
  return texts.flatMap(({ text, line }) => [...text.matchAll(name)].map(([found]) => ({ text: found, line })))
}

/** Names with a capital inside or a digit: an ordinary word may begin a sentence and stand inside one. */
function caseKey({ text }: Named): string | undefined {
  if (text.replace(/[^\p{L}]/gu, '').length <= fewestLetters) return undefined
  return /^[A-Z0-9\s-]+$/.test(text) ? undefined : text.toLowerCase()
}

/** "DeepSeek" of "DeepSeek-R1": the first part of a compound name, where it has a capital inside. */
function partsOf(names: readonly Named[]): readonly Named[] {
  return names
    .flatMap(({ text, line }) => {
      const [first = '', ...rest] = text.split('-')
      return rest.length > 0 && first.length > 4 && /^\p{Lu}\p{L}+$/u.test(first) && !/^\p{Lu}+$/u.test(first)
        ? [{ text: first, line }]
        : []
    })
    .concat(names.filter(({ text }) => /^\p{Lu}\p{Ll}+\p{Lu}\p{L}*$/u.test(text)))
}

/** "MATH500" and "MATH-500". */
function hyphenKey({ text }: Named): string | undefined {
  return /^\p{Lu}{2,}-?\d{2,}$/u.test(text) ? text.replace('-', '') : undefined
}

/** A long name with a capital inside, and another a letter or two from it. */
function misspelt(names: readonly Named[]): readonly RuleFinding[] {
  const long = distinct(names)
    .filter(({ text }) => text.length > 8 && /^\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+$/u.test(text))
    .slice(0, mostNames)
  return long.flatMap((named, at) => {
    const known = long.slice(0, at).find(({ text }) => isNear(text, named.text))
    return known ? [findingOf(named, known)] : []
  })
}

/** Same beginning, same length give or take one, and one letter that the other has not, or up to three in another order. */
function isNear(a: string, b: string): boolean {
  if (
    a.toLowerCase() === b.toLowerCase() ||
    Math.abs(a.length - b.length) > 1 ||
    /s$/.test(a) !== /s$/.test(b)
  )
    return false
  const length = Math.min(a.length, b.length)
  let start = 0
  while (start < length && a[start] === b[start]) start++
  let end = 0
  while (end < length - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const [x, y] = [a, b].map((text) => text.slice(start, text.length - end))
  const sorted = (text = ''): string => [...text].sort().join('')
  const isTurned = (x?.length ?? 0) <= 3 && sorted(x) === sorted(y)
  return start >= 4 && (Math.max(x?.length ?? 0, y?.length ?? 0) <= 1 || isTurned)
}

function yearKey({ text }: Named): string | undefined {
  const [, stem, , digits] = /^([A-Za-z][A-Za-z-]*?)(['-]?)((?:20)?\d{2})$/.exec(text) ?? []
  return stem === undefined || digits === undefined || stem.length < 3
    ? undefined
    : `${stem.toLowerCase()} ${digits.slice(-2)}`
}

function byKey(names: readonly Named[], keyOf: (named: Named) => string | undefined): readonly RuleFinding[] {
  const first = new Map<string, Named[]>()
  for (const named of names) {
    const key = keyOf(named)
    if (key === undefined) continue
    const group = first.get(key)
    if (!group) first.set(key, [named])
    else if (!group.some(({ text }) => text === named.text)) group.push(named)
  }
  return [...first.values()].flatMap((group) => variantsIn(group))
}

function variantsIn(group: readonly Named[]): readonly RuleFinding[] {
  const [known, ...others] = distinct(group)
  if (!known || others.length === 0) return []
  // A word in small letters beside the same word at the beginning of a sentence is no second name.
  const isName = [known, ...others].some(({ text }) => /\p{Ll}.*\p{Lu}|\d/u.test(text))
  return isName ? others.map((other) => findingOf(other, known)) : []
}

function bySize(names: readonly Named[]): readonly RuleFinding[] {
  const sized = distinct(names)
    .slice(0, mostSized)
    .flatMap((named) => {
      const [, stem, size, unit] = /^(.+?)-(\d+(?:\.\d+)?)([BMK])$/.exec(named.text) ?? []
      return stem === undefined ? [] : [{ named, stem: `${stem.toLowerCase()} ${unit}`, size: Number(size) }]
    })
  return sized.flatMap(({ named, stem, size }, at) => {
    const known = sized
      .slice(0, at)
      .find((other) => other.stem === stem && other.size !== size && isSizeTypo(other.size, size))
    return known ? [findingOf(named, known.named)] : []
  })
}

/** "OpenAI" here, "Open AI" there. */
function inTwoWords(names: readonly Named[], note: LintedNote): readonly RuleFinding[] {
  const joined = distinct(names).filter(({ text }) => /^\p{Lu}\p{Ll}+\p{Lu}[\p{L}]*$/u.test(text))
  return joined.slice(0, mostNames).flatMap((known) => {
    const split = known.text.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    const form = new RegExp(`(?<![\\p{L}\\p{N}])${split}(?![\\p{Script=Latin}\\p{N}])`, 'u')
    const other = note.statements.find(({ text }) => form.test(text))
    return other ? [findingOf({ text: split, line: other.line }, known)] : []
  })
}

const mostNames = 100
const mostSized = 3_000

function distinct(names: readonly Named[]): readonly Named[] {
  return [...new Map(names.toReversed().map((named) => [named.text, named])).values()].toReversed()
}

function findingOf(other: Named, known: Named): RuleFinding {
  return {
    severity: 'warning',
    line: other.line,
    printed: other.text,
    recomputed: known.text,
    message: {
      en: `"${other.text}" here, "${known.text}" in line ${known.line}: one name for one thing`,
      ko: inKorean`여기서는 ‘${other.text}’, ${known.line}행에서는 ‘${known.text}’(으)로 적혀 있다. 표기를 통일해야 한다`,
    },
  }
}
