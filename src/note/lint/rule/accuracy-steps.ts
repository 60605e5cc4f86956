import { fewestRuns, grim, printedShare } from '#statistics'
import type { Mention } from '../../mention/mention.ts'
import { accuracyWord, cellSizes, repeated } from '../cell-sizes.ts'
import { inKorean } from '../in-korean.ts'
import { numberColumns } from '../number-table.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { benchmarkSizes, countedIn, type Size } from '../sizes.ts'
import type { Statement } from '../statement.ts'

/** An accuracy that no whole number of right answers gives (the GRIM test). */
export const accuracySteps: Rule = {
  name: 'grim',
  checks: {
    en: 'a printed accuracy against the number of problems: some whole number of right answers must give it',
    ko: '인쇄된 정확도가 문항 수와 정수인 정답 수로 나올 수 있는 값인지 확인(GRIM)',
  },
  find: (note) => [...inTables(note), ...inText(note)],
}

function inTables({ tables, statements, document }: LintedNote): readonly RuleFinding[] {
  const sizes = benchmarkSizes(document, statements, tables)
  return tables.flatMap((table) => {
    if (repeated.test(table.said)) return []
    const sizeOf = cellSizes(table, sizes, statements)
    return numberColumns(table).flatMap((column) =>
      table.rows.flatMap((row, at) => {
        const value = row.cells[column]?.number
        const size = value && sizeOf(at, column)
        return size ? findingsOf(value, size, row.line) : []
      }),
    )
  })
}

function inText({ statements, document, tables }: LintedNote): readonly RuleFinding[] {
  const sizes = benchmarkSizes(document, statements, tables)
  const counts = problemsByBlock(statements)
  return statements.flatMap(({ text, mentions, line, kind, block }, at) => {
    if (!accuracyWord.test(text) || repeated.test(text) || kind === 'source') return []
    const before = statements[at - 1]
    const size =
      countedIn(text, mentions) ??
      sizes.find(({ name }) => name.test(text)) ??
      (before?.block === block ? countedIn(before.text, before.mentions) : undefined)
    if (!size) return []
    const others = counts.get(block) ?? []
    return mentions.flatMap((mention) =>
      mention.unit.kind === 'percent' &&
      !mention.hedge &&
      isLevel(text, mention, size.problems) &&
      !others.some((problems) => problems > size.problems && isPossible(mention, problems))
        ? findingsOf(mention, size, line)
        : [],
    )
  })
}

/** How many problems each paragraph speaks of: those that were solved are not all of them. */
function problemsByBlock(statements: readonly Statement[]): ReadonlyMap<number, readonly number[]> {
  const found = new Map<number, number[]>()
  for (const { block, mentions } of statements)
    for (const { unit, value } of mentions) {
      const isProblems = unit.kind === 'count' && unit.name === 'problem'
      if (!isProblems || !Number.isInteger(value) || value <= 1 || value >= 100_000) continue
      found.set(block, [...(found.get(block) ?? []), value])
    }
  return found
}

function isPossible({ text }: Mention, problems: number): boolean {
  const [digits] = /\d+(?:\.\d+)?/.exec(text) ?? []
  return digits !== undefined && grim(printedShare(`${digits}%`), problems).right.length > 0
}

/** A level, no gain or share of something else. */
function isLevel(text: string, { from, to, isRange, value }: Mention, problems: number): boolean {
  const near = text.slice(Math.max(0, from - 30), to + 12)
  return (
    !isRange &&
    value > 0 &&
    value < 100 &&
    !/\b(?:by|up|down|gain|rise|rose|fell|more|fewer|tokens?)\b|상승|하락|증가|감소|토큰/iu.test(near) &&
    // Whole per cents say something of few problems alone.
    (/\d\.\d/.test(text.slice(from, to)) || (problems < 80 && /\d/.test(text.slice(from, to))))
  )
}

function findingsOf(
  { text, value }: Mention,
  { problems, where }: Size,
  line: number,
): readonly RuleFinding[] {
  const [digits] = /\d+(?:\.\d+)?/.exec(text) ?? []
  if (digits === undefined || !Number.isInteger(problems) || value > 100) return []
  const printed = printedShare(value <= 1 && digits.startsWith('0') ? digits : `${digits}%`)
  const finding = grim(printed, problems)
  if (finding.right.length > 0) return []
  const runs = fewestRuns([printed], problems, 100)
  const nearest = finding.nearest
    .map((right) => `${right} (${((100 * right) / problems).toFixed(2)} %)`)
    .join(' or ')
  const koreanNearest = finding.nearest
    .map((right) => `${right}개(${((100 * right) / problems).toFixed(2)}%)`)
    .join(' 또는 ')
  return [
    {
      severity: 'error',
      line,
      printed: text,
      recomputed: nearest,
      message: {
        en: `no whole number of right answers of ${problems} (${where.en}) gives ${text}; nearest are ${nearest}${runs === undefined ? '' : `; the mean of ${runs} runs could`}`,
        ko: inKorean`${problems}문항(${where.ko})에서 정답 수가 정수이면 ${text}이(가) 나올 수 없다. 가장 가까운 값은 ${koreanNearest}${runs === undefined ? '이다' : `이며, ${runs}회 실행의 평균이라면 가능하다`}`,
      },
    },
  ]
}
