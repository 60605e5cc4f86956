import { englishCounts, koreanCounts } from '../../mention/number-words.ts'
import { inKorean } from '../in-korean.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const spelled = Object.keys(englishCounts).join('|')
/** "There are four reasons:", "Five companies are covered:": the count is of what the list names. */
const english = new RegExp(
  `(?<![\\w.,:$–-])(${spelled}|\\d{1,2}) (?:(?!(?:has|have|is|are|its|their|of) )[a-z][a-z0-9-]+ ){0,2}[a-z]+s(?: (?:are|were|is|have been|as|that|will be)\\b[^:.;]{0,40}| follow| below)?:\\s*$`,
  'iu',
)
const englishInline = new RegExp(
  `(?<![\\w.,:$–-])(${spelled}|\\d{1,2}) (?:(?!(?:has|have|is|are|its|their|of) )[a-z][a-z0-9-]+ ){0,2}[a-z]+s(?: (?:are|were)(?: \\w+)?| as follows)?:\\s+(\\S.*)$`,
  'iu',
)
const englishBracket = new RegExp(
  `(?<![\\w.,:$–-])(${spelled}|\\d{1,2}) (?:(?!(?:has|have|is|are|its|their|of) )[a-z][a-z0-9-]+ ){0,2}[a-z]+(?:s|ies)(?: (?:for|in|of|on) [a-z ]{3,24})? ?\\(([^()]{6,600})\\)`,
  'iu',
)
/** "Our five avoids are Drift, Elm and Fir": names alone. */
const englishNames = new RegExp(
  `(?<![\\w.,:$–-])(${spelled}) (?:(?!(?:has|have|is|are|its|their|of) )[a-z][a-z0-9-]+ ){0,2}[a-z]+s are ((?:\\p{Lu}[\\p{L}\\p{N}.&-]*(?: \\p{Lu}[\\p{L}\\p{N}.&-]*)*(?:, (?:and )?| and |(?=\\.?$)))+)\\.?$`,
  'u',
)
const koreanBracket =
  /(두|세|네|다섯|여섯|일곱|여덟|\d{1,2})\s?(?:가지|개국|개사|곳|종)\s?\(([^()]{4,600})\)/u
const korean =
  /(두|세|네|다섯|여섯|일곱|여덟|\d{1,2})\s?(?:가지|개국|개사|개|곳|종|단계)(?:의\s?[가-힣]{1,10})?(?:[를을이가은는]|이다|다)?[^.:：]{0,16}(?:다음|아래|같|확인|[:：]|[.다]\s*$)/u
const koreanInline = /(두|세|네|다섯|여섯|일곱|여덟|\d{1,2})\s?(?:가지|개국|개사|곳|종)\s*[:：]\s*(\S.*)$/u
const partial =
  /\b(?:etc|and others|among|such as|for example|e\.g\.|including|include|at least|up to|more than|over|about|top|first|of the|out of)\b|등(?=$|[\s.)])|일부|주요|이상|예를 들어|약\s|중\s/iu

/** How many things a sentence says that it lists, and how many it does. */
export const listCount: Rule = {
  name: 'list-count',
  checks: {
    en: 'the number of things that a sentence announces against the list that follows it',
    ko: '문장이 밝힌 개수를 뒤따르는 목록에 대조',
  },
  find: (note) =>
    note.statements.flatMap((statement, at) => [...inline(statement), ...under(note, statement, at)]),
}

function inline({ text, line }: Statement): readonly RuleFinding[] {
  const named = koreanNamed(text)
  if (named) return [findingOf(named.text, named.said, named.items, line)]
  const match = [englishInline, koreanInline, englishBracket, koreanBracket, englishNames, englishApposed]
    .map((form) => form.exec(text))
    .find((found) => found !== null && itemsIn(found[2] ?? '') > 1)
  const said = countOf(match?.[1])
  const items = itemsIn(match?.[2] ?? '')
  if (!match || said === undefined || items < 2 || items >= said || partial.test(text)) return []
  if (measured.test(match[0].split(/[:：(]/)[0] ?? '')) return []
  return [findingOf(match[0].split(/[:：(]/)[0] ?? '', said, items, line)]
}

/** "한빛, 누리, 도담, 세온, 가람 등 4개사": more are named than there are said to be. */
function koreanNamed(
  text: string,
): { readonly text: string; readonly said: number; readonly items: number } | undefined {
  const match =
    /((?:[가-힣A-Za-z0-9]{2,14}(?:,|·)\s?)+[가-힣A-Za-z0-9]{2,14})\s등\s(?:총\s)?(두|세|네|다섯|여섯|\d{1,2})\s?(?:개사|개국|개 기업|개 업체|곳|개 기관)/u.exec(
      text,
    )
  const said = countOf(match?.[2])
  const items = (match?.[1] ?? '').split(/[,·]\s?/u).length
  return match && said !== undefined && items > said ? { text: match[0], said, items } : undefined
}

/** "The six members of the consortium, A, B, C and D, will": names between two commas. */
const englishApposed = new RegExp(
  `(?<![\\w.,:$–-])(?:the |The )?(${spelled}) [a-z]+s(?: of the [a-z]+)?(?:,| [–—-]) ((?:the )?\\p{Lu}[^.;:\\d]{6,240}?)(?:, (?:will|are|were|have|has|is|which|who|all|share)\\b| [–—-] |\\.)`,
  'u',
)

/** Names between commas, none of them long: a list of names, no sentence. */
function itemsIn(text: string): number {
  const items = text
    .replace(/[.。]$/, '')
    .split(/\s*[,、·]\s*(?:and\s+|및\s+)?|\s+and\s+|\s및\s/u)
    .map((item) => item.replace(/^the /, ''))
    .filter((item) => item !== '')
  return items.every((item) => item.length < 32 && /^\p{L}[^:;?!]*$/u.test(item)) ? items.length : 0
}

function under({ statements }: LintedNote, statement: Statement, at: number): readonly RuleFinding[] {
  const first = statements[at + 1]
  if (statement.kind === 'heading' || first?.kind !== 'item' || first.block === statement.block) return []
  if (statement.kind === 'item' && first.depth <= statement.depth) return []
  const match = english.exec(statement.text) ?? korean.exec(statement.text)
  const said = countOf(match?.[1])
  if (!match || said === undefined || partial.test(statement.text) || measured.test(match[0])) return []
  const items = itemsUnder(statements, at + 1, first.depth)
  return items === said || items < 2 ? [] : [findingOf(match[0].trim(), said, items, statement.line)]
}

/** What is measured is not listed. */
const measured =
  /\b(?:bytes|bits|seconds|minutes|hours|days|weeks|months|years|points|pixels|tokens|dollars|lines)\b/iu

function itemsUnder(statements: readonly Statement[], from: number, depth: number): number {
  const blocks = new Set<number>()
  for (const { kind, depth: own, block } of statements.slice(from, from + longestList)) {
    if (kind !== 'item' || own < depth) break
    if (own === depth) blocks.add(block)
  }
  return blocks.size
}

const longestList = 400

function countOf(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  const value = englishCounts[word.toLowerCase()] ?? koreanCounts[word] ?? Number(word)
  return value >= 2 && value <= 60 ? value : undefined
}

function findingOf(printed: string, said: number, items: number, line: number): RuleFinding {
  return {
    severity: 'warning',
    line,
    printed: printed.trim(),
    recomputed: String(items),
    message: {
      en: `${said} are announced, and ${items} are listed`,
      ko: inKorean`${said}개라고 했으나 나열된 것은 ${items}개다`,
    },
  }
}
