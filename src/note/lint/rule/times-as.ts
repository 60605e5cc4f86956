import { allowed, type Mention } from '../../mention/mention.ts'
import { englishCounts, koreanCounts } from '../../mention/number-words.ts'
import type { NumberLine } from '../grid.ts'
import { inKorean } from '../in-korean.ts'
import { koreanNumber } from '../korean-number.ts'
import { clauseAt, fitOf, isOfAnotherPeriod, type NamedGrid, namedGrids } from '../named-grid.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

/** "Oak-2 is five times as dear as Fir-1 (Table 1)", "40 % cheaper than", "3.1 points above": two cells of a table compared in the text. */
export const timesAs: Rule = {
  name: 'times-as',
  checks: {
    en: 'a comparison ("N times as … as", "N % more than", "N points above") of two rows of a table against their cells',
    ko: '표의 두 행을 비교한 말(“N배”, “N% 높다”, “N%p 앞선다”)을 표의 칸에 대조',
  },
  find: (note) => {
    const grids = namedGrids(note.tables)
    return grids.length === 0
      ? []
      : note.statements.flatMap((statement) => findingsIn(statement, grids, note))
  },
}

interface Comparison {
  readonly text: string
  readonly kind: 'factor' | 'percent' | 'point'
  readonly low: number
  readonly high: number
  readonly at: number
  /** Whether its sentence compares more than once. */
  readonly isOneOfMany: boolean
}

const spelled: Readonly<Record<string, number>> = { ...englishCounts, ...koreanCounts, twice: 2 }
const factors = [
  /\b(\d+(?:\.\d+)?|two|three|four|five|six|seven|eight|nine|ten|twenty)\s?(?:times|x)\s(?:as\s[\p{L}-]+|(?:the|that of|what|more|higher|larger|bigger|cheaper|dearer|faster|less|lower)\b)/giu,
  /\b(twice)\s(?:as\s[\p{L}-]+|the|that of|what)\b/giu,
  /(\d+(?:\.\d+)?|두|세|네|다섯|여섯|일곱|여덟|아홉|열)\s?배(?!포|치|당|경|터|출|송|제|열|수|분|급)/gu,
]
const percents =
  /(\d+(?:\.\d+)?)\s?(?:%|percent|per cent)(?!p|\s?point)\s(?:more|less|cheaper|dearer|higher|lower|larger|smaller|faster|slower|above|below|better|worse|fewer|bigger)\b|(\d+(?:\.\d+)?)\s?(?:%|퍼센트)\s?(?:가량\s|정도\s|더\s)?(?:비싸|비싼|싸|싼|저렴|높|낮|많|적|크|큰|작|빠르|빠른|느리|앞서|앞선|뒤)/giu
const points =
  /(\d+(?:\.\d+)?)\s?(?:(?:percentage[ -])?points?|pp|%p)\s(?:more|less|higher|lower|above|below|ahead|behind|better|worse|clear)\b|(\d+(?:\.\d+)?)\s?(?:%p|점|포인트)\s?(?:더\s)?(?:높|낮|앞서|앞선|앞섰|앞질|뒤|많|적)|\b(?:beats?|leads?|trails?|tops?|outscores?|outperforms?)\b[^.;]{0,30}?\bby (\d+(?:\.\d+)?) (?:percentage )?points?\b/giu

function comparisonsIn(text: string): readonly Comparison[] {
  const found = (forms: readonly RegExp[], kind: Comparison['kind']): readonly Comparison[] =>
    forms.flatMap((form) => [...text.matchAll(form)].flatMap((match) => comparisonOf(text, match, kind)))
  const all = [...found(factors, 'factor'), ...found([percents], 'percent'), ...found([points], 'point')]
  return all.map((one) => ({ ...one, isOneOfMany: all.length > 1 }))
}

function comparisonOf(text: string, match: RegExpExecArray, kind: Comparison['kind']): readonly Comparison[] {
  const printed = match[1] ?? match[2] ?? match[3] ?? ''
  const value = spelled[printed.toLowerCase()] ?? Number(printed)
  if (!(value > 0)) return []
  const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)]
  const digit = 0.5 * 10 ** -(printed.split('.')[1]?.length ?? 0)
  const half = kind === 'factor' ? Math.min(digit, value * 0.12) : digit
  // "Five times" is said of 4.6 and of 5.4, "twice" of 1.8; "about" of a little more.
  const isAbout = /\b(?:about|around|roughly|nearly|almost|some|close to)\s$|약\s$|거의\s$/iu.test(before)
  const isAbove = /\b(?:more than|over|at least)\s$|최소\s$/iu.test(before) || /^\s?(?:이상|넘)/u.test(after)
  const wide = isAbout ? Math.max(half, value * 0.1) : half
  const high = isAbove ? value * 1.6 : value + wide
  return [{ text: match[0].trim(), kind, low: value - wide, high, at: match.index, isOneOfMany: false }]
}

const otherTime =
  /\b(?:last year|a year (?:ago|earlier)|previous\w*|would|could|target)\b|작년|전년|목표|이전/iu

function findingsIn(
  statement: Statement,
  grids: readonly NamedGrid[],
  note: LintedNote,
): readonly RuleFinding[] {
  const { text, kind, dates } = statement
  const comparisons = kind === 'heading' || kind === 'source' || kind === 'caption' ? [] : comparisonsIn(text)
  if (comparisons.length > 3 || otherTime.test(text)) return []
  if (isOfAnotherPeriod(dates, grids, note.document.date)) return []
  return comparisons.flatMap((comparison) => findingsOf(statement, comparison, grids))
}

function findingsOf(
  statement: Statement,
  comparison: Comparison,
  grids: readonly NamedGrid[],
): readonly RuleFinding[] {
  const read = grids.flatMap((grid) => readingsOf(statement, comparison, grid))
  // Any column that agrees may be what is meant.
  if (read.length === 0 || read.some(({ agrees }) => agrees)) return []
  const [reading] = read
  const lines = new Set(read.map(({ line }) => line))
  return reading && lines.size === 1 ? [findingOf(statement, comparison, reading)] : []
}

interface Reading {
  readonly line: NumberLine
  readonly cells: readonly [Mention, Mention]
  readonly agrees: boolean
  readonly value: number
}

/** The two rows that a sentence names, in the columns that it names; in the only one where there is no other. */
function readingsOf(
  { text }: Statement,
  comparison: Comparison,
  { rows, lines }: NamedGrid,
): readonly Reading[] {
  const named = rows
    .map(({ form }, at) => ({ at, place: form.exec(text)?.index ?? -1 }))
    .filter(({ place }) => place !== -1)
  const [a, b] = named
  // The cells' own numbers in the sentence are another rule's.
  if (!a || !b || named.length > 2) return []
  const bare = text
    .replace(rows[a.at]?.form ?? '', ' ')
    .replace(rows[b.at]?.form ?? '', ' ')
    .toLowerCase()
  const columns = lines.filter(
    ({ cells }) => canBe(comparison, cells[a.at]) && canBe(comparison, cells[b.at]),
  )
  const clause = clauseAt(text, comparison.at).toLowerCase()
  // One of several comparisons whose clause names nobody is of somebody named elsewhere.
  if (comparison.isOneOfMany && ![a, b].some(({ at }) => rows[at]?.form.test(clause))) return []
  const inClause = columns.map(({ name }) => fitOf(name, clause))
  const fits = inClause.some((fit) => fit > 0) ? inClause : columns.map(({ name }) => fitOf(name, bare))
  const best = Math.max(0, ...fits)
  const meant = best > 0 ? columns.filter((_, at) => fits[at] === best) : columns.length === 1 ? columns : []
  return meant.flatMap((line): readonly Reading[] => {
    const [x, y] = [line.cells[a.at], line.cells[b.at]]
    return x && y && x.value > 0 && y.value > 0 ? [compared(comparison, line, x, y)] : []
  })
}

/** Points are of scores and shares, not of money. */
function canBe({ kind, text }: Comparison, cell: Mention | undefined): boolean {
  return (
    cell !== undefined &&
    // "7.5 times as many" is said of no share.
    !(cell.unit.kind === 'percent' && /\bas many\b/iu.test(text)) &&
    (kind !== 'point' ||
      cell.unit.kind === 'none' ||
      cell.unit.kind === 'percent' ||
      cell.unit.kind === 'count')
  )
}

const lessWords = /\b(?:less|cheaper|lower|smaller|slower|below|worse|fewer)\b|싸|싼|저렴|낮|적|작|느리|뒤/iu

function compared({ kind, low, high, text }: Comparison, line: NumberLine, x: Mention, y: Mention): Reading {
  // A share less is of the larger, a share more of the smaller.
  const isLess = lessWords.test(text) && !/비싸|비싼/u.test(text)
  const [small, large] = x.value < y.value ? [x, y] : [y, x]
  const [a, b] = [allowed(small), allowed(large)]
  const values =
    kind === 'factor'
      ? [[b.low / a.high, b.high / a.low]]
      : kind === 'point'
        ? [[b.low - a.high, b.high - a.low]]
        : isLess
          ? [[(1 - a.high / b.low) * 100, (1 - a.low / b.high) * 100]]
          : [[(b.low / a.high - 1) * 100, (b.high / a.low - 1) * 100]]
  const value =
    kind === 'factor'
      ? large.value / small.value
      : kind === 'point'
        ? large.value - small.value
        : isLess
          ? (1 - small.value / large.value) * 100
          : (large.value / small.value - 1) * 100
  return {
    line,
    cells: [x, y],
    value,
    agrees: values.some(([least = 0, most = 0]) => least <= high + 1e-9 && most >= low - 1e-9),
  }
}

function findingOf(
  { line }: Statement,
  { text, kind }: Comparison,
  { cells: [x, y], line: column, value }: Reading,
): RuleFinding {
  const unit = kind === 'factor' ? ' times' : kind === 'point' ? ' points' : ' %'
  return {
    severity: 'warning',
    line,
    printed: text,
    recomputed: `${printedNumber(value)}${unit}`,
    message: {
      en: `the table has ${x.text} and ${y.text} (${column.name}): ${printedNumber(value)}${unit}, not "${text}"`,
      ko: inKorean`표의 ${column.name}은(는) ${x.text}과(와) ${y.text}(으)로, 차이는 ${koreanNumber(value)}${kind === 'factor' ? '배' : kind === 'point' ? '%p' : '%'}이지 ‘${text}’이(가) 아니다`,
    },
  }
}
