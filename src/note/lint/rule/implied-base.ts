import { allowedLoosely, type Mention } from '../../mention/mention.ts'
import { sameUnit } from '../../mention/same-unit.ts'
import { type ColumnUnit, captionUnit, measuredCell } from '../column-unit.ts'
import { entitiesIn } from '../entities.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { literal } from '../literal.ts'
import type { NumberTable } from '../number-table.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const rise =
  /\b(?:up|rise|rose|grow\w*|grew|growth|increas\w+|higher|more|above|yoy)\b|증가|성장|늘|확대|상승|↑|많|\+\s?\d/iu

/** "104 bn, up about 40 %", without the 74 bn that it grew from: the base that is implied, and what the note says elsewhere. */
export const impliedBase: Rule = {
  name: 'implied-base',
  checks: {
    en: 'an amount with its growth but no base: the base that they imply against one that the note gives elsewhere',
    ko: '기준 없이 적힌 금액과 증감률에서 역산한 기준값을 노트의 다른 곳에 대조',
  },
  find: (note) => note.statements.flatMap((statement, at) => findingsIn(statement, note, at)),
}

function findingsIn(statement: Statement, note: LintedNote, place: number): readonly RuleFinding[] {
  const { mentions, line } = statement
  return mentions.flatMap((growth, at): readonly RuleFinding[] => {
    const amount =
      growth.unit.kind === 'percent' ? amountOf(statement, at, note.statements[place - 1]) : undefined
    if (!amount || !isGrown(statement, amount, growth)) return []
    const base = amount.value / (1 + growth.value / 100)
    const elsewhere =
      baseBeside(note.statements, place, amount) ??
      baseInTable(statement, amount, note) ??
      baseElsewhere(statement, amount, note)
    const isOff = elsewhere !== undefined && !couldBe(elsewhere, amount, growth)
    return [
      {
        severity: isOff ? 'warning' : 'info',
        line,
        printed: `${amount.text}, ${growth.text}`,
        recomputed: printedNumber(base),
        message: isOff
          ? {
              en: `${amount.text} after ${growth.text} implies ${printedNumber(base)} before; the note says ${elsewhere.text} elsewhere`,
              ko: inKorean`${koreanGrown(amount, growth, base)}인데 다른 곳에는 ${elsewhere.text}(으)로 적혀 있다`,
            }
          : {
              en: `${amount.text} after ${growth.text} implies a base of ${printedNumber(base)}, which is not printed beside it`,
              ko: inKorean`${koreanGrown(amount, growth, base)}인데 함께 적혀 있지 않다`,
            },
      },
    ]
  })
}

/** The amount right beside a percentage, else the only one of the sentence before. */
function amountOf(statement: Statement, at: number, before: Statement | undefined): Mention | undefined {
  const { mentions } = statement
  return (
    [mentions[at - 1], mentions[at + 1]].find((one) => one?.unit.kind === 'money') ??
    amountBefore(statement, before)
  )
}

/** That the percentage is a rise to this amount, and no other amount is printed that it could be of. */
function koreanGrown(amount: Mention, growth: Mention, base: number): string {
  const verb = base > amount.value ? '줄어든' : '늘어난'
  return inKorean`${amount.text}이(가) ${growth.text} ${verb} 값이라면 직전 값은 ${koreanAmount(base, amount)}`
}

function isGrown({ text, mentions }: Statement, amount: Mention, growth: Mention): boolean {
  const near = text.slice(
    Math.max(0, Math.min(growth.from, amount.from) - 12),
    Math.max(growth.to, amount.to) + 24,
  )
  const isRise = rise.test(near) && !/\bCAGR\b|연평균|margin|마진|이익률/iu.test(near)
  const isNear = Math.abs(growth.from - amount.from) <= 70 && !amount.isRange && growth.value > 0
  // "Up 12 %, from $125": the base is the amount that is printed.
  const isBase =
    /\b(?:from|against|versus|than|over|above|below)(?: last year(?:'s|’s))? (?:US)?[$₩€£¥]?$/iu.test(
      text.slice(0, amount.from),
    ) || /^\s?(?:에서|보다|대비)/u.test(text.slice(amount.to))
  return isRise && isNear && !isBase && !mentions.some((other) => other !== amount && sameUnit(other, amount))
}

const yearBefore =
  /\b(?:last year|a year (?:ago|before|earlier)|previous year|20\d\d|reported)\b|작년|전년|지난해|20\d\d년/iu

/** "It spends 104 bn this year. That is 40 % more": the amount stands alone in the sentence before. */
function amountBefore(
  { mentions, text, block }: Statement,
  before: Statement | undefined,
): Mention | undefined {
  if (
    before?.block !== block ||
    mentions.some(({ unit }) => unit.kind === 'money') ||
    !fromYearBefore.test(text)
  )
    return undefined
  const [amount, ...others] = before.mentions.filter(({ unit }) => unit.kind === 'money')
  return others.length === 0 && amount ? { ...amount, from: 0, to: 0 } : undefined
}

const fromYearBefore =
  /\bthan (?:last year|a year|in 20\d\d)|작년보다|전년보다|지난해보다|전년 대비|작년 대비/iu

/** A sentence that goes on: "Its 2024 capex came to $83 bn". */
const continues =
  /^(?:its?|this|that|they|their|the (?:firm|company|street|market|consensus))\b|^(?:이|그|동사|회사|시장|[1-4]분기|전\s?분기|직전|인상 전|before that|previously|the (?:quarter|year) before)/iu

/** The amount of the year before in the sentence before or after, where the later of the two goes on about the same. */
function baseBeside(statements: readonly Statement[], place: number, amount: Mention): Mention | undefined {
  const [before, own, after] = [statements[place - 1], statements[place], statements[place + 1]]
  const near = [
    ...(own && before && continues.test(own.text) ? [before] : []),
    ...(after && continues.test(after.text) ? [after] : []),
  ].filter(({ section }) => section.join() === own?.section.join())
  for (const { text, mentions } of near) {
    const found = mentions.filter((one) => sameUnit(one, amount) && one.value < amount.value)
    const marked = found.filter(({ from }) => yearBefore.test(text.slice(Math.max(0, from - 30), from)))
    const [base] = marked.length > 0 ? marked : yearBefore.test(text) ? found : []
    if (base && (marked.length === 1 || found.length === 1)) return base
  }
  return undefined
}

/** The sentences that tell of a year before, by the names in them: a note is read once. */
function earlierBy(note: LintedNote): ReadonlyMap<string, readonly Statement[]> {
  const known = remembered.get(note) ?? new Map<string, Statement[]>()
  if (!remembered.has(note))
    for (const statement of note.statements.filter(({ text }) => yearBefore.test(text)))
      for (const name of new Set(entitiesIn(statement.text).map((one) => one.name))) {
        const list = known.get(name) ?? []
        if (list.length < mostOfOne) known.set(name, [...list, statement])
      }
  remembered.set(note, known)
  return known
}

const remembered = new WeakMap<LintedNote, Map<string, Statement[]>>()
const mostOfOne = 50

/** An amount of the same thing for the year before, in another sentence. */
function baseElsewhere(
  { text, line, mentions }: Statement,
  amount: Mention,
  note: LintedNote,
): Mention | undefined {
  const names = new Set(entitiesIn(text).map(({ name }) => name))
  const index = earlierBy(note)
  for (const other of [...names].flatMap((name) => index.get(name) ?? [])) {
    if (other.line === line && other.text === text) continue
    const found = other.mentions.find(
      (mention) => sameUnit(mention, amount) && mention.value < amount.value && !mentions.includes(mention),
    )
    if (found) return found
  }
  return undefined
}

/** The cell of a table whose row the sentence names, in the column of the year before, where what is measured has one name. */
function baseInTable(
  { text, dates }: Statement,
  amount: Mention,
  { tables, document }: LintedNote,
): Mention | undefined {
  const years = new Set(dates.map(({ start }) => start.slice(0, 4)))
  const year = Number([...years][0] ?? document.date?.slice(0, 4))
  if (!Number.isFinite(year) || years.size > 1) return undefined
  const cells = tables.slice(0, mostTables).map((table) => cellOf(table, text, year - 1))
  return cells.find((cell) => cell !== undefined && sameUnit(cell, amount))
}

function cellOf(table: NumberTable, text: string, year: number): Mention | undefined {
  const column = table.header.findIndex((header) => new RegExp(`(?<!\\d)${year}(?!\\d)`, 'u').test(header))
  const isOfIt = subjects.some((form) => form.test(table.said) && form.test(text))
  const row = table.rows.findIndex(({ label }) => label.trim().length > 1 && namesRow(text, label.trim()))
  const cell = column < 1 || row === -1 || !isOfIt ? undefined : measuredCell(table, row, column)
  if (cell?.unit.kind !== 'none') return cell
  const unit = captionUnit(table)
  return unit && inUnit(cell, unit)
}

const mostTables = 100
/** What the sentence and the table both have to be of. */
const subjects: readonly RegExp[] = [
  /\bcapex\b|capital (?:spending|expenditure)|설비투자/iu,
  /\brevenues?\b|\bsales\b|매출/iu,
  /\boperating (?:profit|income)\b|영업이익(?!률)/iu,
  /\bnet (?:profit|income)\b|순이익(?!률)/iu,
  /\b(?:R&D|research)\b|연구개발/iu,
]

function namesRow(text: string, label: string): boolean {
  return new RegExp(`(?<![\\p{L}\\p{N}-])${literal(label)}(?![\\p{Script=Latin}\\p{N}-])`, 'iu').test(text)
}

function inUnit(cell: Mention, { unit, scale }: ColumnUnit): Mention {
  return {
    ...cell,
    unit,
    value: cell.value * scale,
    low: cell.low * scale,
    high: cell.high * scale,
    roundness: cell.roundness * scale,
  }
}

const mostRounded = 0.03

/** What a round number can be: 30 bn is hardly 33. */
function nearly(mention: Mention): { readonly low: number; readonly high: number } {
  const [{ low, high }, { value }] = [allowedLoosely(mention), mention]
  return {
    low: Math.max(low, Math.min(mention.low, value * (1 - mostRounded))),
    high: Math.min(high, Math.max(mention.high, value * (1 + mostRounded))),
  }
}

function couldBe(base: Mention, amount: Mention, growth: Mention): boolean {
  const [from, to] = [nearly(base), nearly(amount)]
  const by = allowedLoosely(growth)
  return from.low * (1 + by.low / 100) <= to.high && from.high * (1 + by.high / 100) >= to.low
}
