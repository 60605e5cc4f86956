import { type DateMention, datesIn } from '../../mention/dates.ts'
import { fiscalEnd } from '../fiscal-years.ts'
import { inKorean } from '../in-korean.ts'
import type { NumberTable } from '../number-table.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const ahead =
  /\b(?:guid(?:es?|ance|ing)|outlook|forecasts?|expects?|sees|projects|next quarter|will|coming|targets?|plans? to|anticipates?|should|expect)\b|가이던스|전망|예상|예측|다음 분기|차기 분기|목표|계획/iu
/** A forecast that somebody made: for which period it was right, the words around it say. */
const made =
  /\b(?:guided|forecast(?:ed)?|projected|expected|(?:was|were|set|given) (?:its |a )?guid\w+)\b|제시했|제시함|내놓|밝혔|예상했|전망했/iu
/** That it was made just now: it is news, or it is held against what others expect. */
const news =
  /\b(?:consensus|the street|next quarter|along with|on (?:mon|tues|wednes|thurs|fri)day|this week|today|yesterday|reported results|its results|earnings|looking ahead|(?:a touch |well |slightly )?(?:above|below|ahead of|short of) what (?:analysts|the street|investors|most)|now (?:guides?|expects?|sees))\b|컨센서스|시장 (?:예상|기대)|다음 분기|실적 발표|이번 주|발표와 함께/iu
const back =
  /\b(?:had|was|were|actual|compared|against|from|versus|vs|last year|base|beat|earlier|a year ago|reported|more than in|less than in|than in)\b|실제|대비|전년|당시|기록|달성|지난해|작년/iu
/** What came out is set beside what was forecast: the period is over, as it should be. */
const beaten =
  /\b(?:beat|beats|beating|missed?|exceeded|topped|surpassed)\b[^.;]{0,40}\b(?:guidance|outlook|forecasts?|expectations?|estimates?)\b|where guidance (?:had been|was)|against (?:its |the )?guidance|\bactual|(?:가이던스|전망치?|예상치?|기대치?).{0,14}(?:을|를)\s?(?:크게 |소폭 )?(?:상회|하회|웃돌|밑돌|넘)|실제|대비|달성|기록했/iu

/** A forecast for a period that was over when the note came out. */
export const pastGuidance: Rule = {
  name: 'past-guidance',
  checks: {
    en: 'the period of a guidance or forecast against the day of publication',
    ko: '가이던스·전망의 대상 기간을 발행일에 대조',
  },
  find: ({ document, statements, tables }) => {
    const { date } = document
    if (date === undefined) return []
    const inTables = tables.flatMap((table) => inTable(table, date))
    const inText = statements.flatMap((statement, at) =>
      statement.dates.slice(0, mostPeriods).flatMap((period) => {
        if (!isPast(period, statement.text, date) || isBase(statement, period, date)) return []
        if (isAhead(statement.text, period) || isNews(statement, period, date))
          return [findingOf(period, date, statement, 'error')]
        return isTold(statement, statements[at + 1], period, date)
          ? [findingOf(period, date, statement, 'warning')]
          : []
      }),
    )
    return [...inTables, ...inText]
  },
}

/** A sentence with more is a list of days. */
const mostPeriods = 12

const guided = /guid|outlook|가이던스/iu
const came = /actual|result|reported|consensus|beat|miss|실적|실제|결과|컨센서스|달성/iu

/** A table of guidance without what came of it, and a row of a period that was long over. */
function inTable({ header, rows, said }: NumberTable, date: string): readonly RuleFinding[] {
  if (!header.some((text) => guided.test(text)) || came.test(said)) return []
  return rows.flatMap(({ label, line }) =>
    datesIn(label).flatMap((period) => {
      const end = fiscalEnd(period, label)
      const isLong = isPast(period, label, date) && daysBetween(end, date) > lateReport(period)
      return isLong && laterBy(end, 1) >= date
        ? [findingOf(period, date, { text: label, line }, 'warning')]
        : []
    }),
  )
}

function isPast(period: DateMention, text: string, date: string): boolean {
  const { precision } = period
  return precision !== 'day' && precision !== 'month' && fiscalEnd(period, text) < date
}

const baseBefore =
  /\b(?:from|than|against|since|above|versus|vs\.?|on|(?:compared|relative) (?:with|to))\b[^.;,]{0,30}$/iu
const baseAfter = /^\s?(?:의\s)?(?:[^.;,]|[.,](?=\d)){0,24}?(?:에서|이던|였던|이었던|대비|보다|부터)/u

/** "2024년 520억 달러에서 2027년까지": a forecast for a later period counts from this one. */
function isBase({ text, dates }: Statement, period: DateMention, date: string): boolean {
  const isFromIt =
    baseBefore.test(text.slice(Math.max(0, period.from - 40), period.from)) ||
    baseAfter.test(text.slice(period.to, period.to + 40))
  return isFromIt && dates.some((other) => other !== period && fiscalEnd(other, text) >= date)
}

/** The forecast is of this period: the words of it stand near, and none that look back. */
function isAhead(text: string, { from, to }: DateMention): boolean {
  const near = text.slice(Math.max(0, from - 100), to + 60)
  const close = `${text.slice(Math.max(0, from - 24), from)} ${text.slice(to, to + 24)}`
  return ahead.test(near) && !made.test(near) && !back.test(close) && !beaten.test(text)
}

/**
 * "Guided to 858–862 for 1Q 2024, above the consensus", in a note of February 2025: told as news, of a quarter that a year later
 * would be the present or next one. Without a day of its own that looks back, the year is what is wrong.
 */
function isNews({ text, dates }: Statement, period: DateMention, date: string): boolean {
  const { from, to } = period
  const near = text.slice(Math.max(0, from - 90), to + 90)
  if (!(made.test(near) || ahead.test(near)) || beaten.test(text)) return false
  const isFresh =
    news.test(text) &&
    !/\b(?:had(?! (?:expected|forecast|hoped|pencil\w+|modell?ed|assumed))|earlier|a year ago|at the time)\b|당시|작년|지난해/iu.test(
      text,
    )
  const looksBack = dates.some((other) => other !== period && other.start < date.slice(0, 4))
  return isFresh && !looksBack && laterBy(fiscalEnd(period, text), 1) >= date
}

const lookBack =
  /\b(?:had|earlier|a year ago|at the time|then|originally|initially|back in|once|last (?:year|month|spring|summer|autumn|fall|winter|quarter|\p{Lu}\w+)|when it|previous\w*|former\w*)\b|당시|작년|지난|애초|당초|처음|이전|앞서|과거/iu
const outcome =
  /\b(?:came in|actual\w*|reported|delivered|turned out|ended up|in the event)\b|실제|기록|집계|달성/iu

/**
 * "Guided to 32 % for FY2024 Q3", in a note of a year later, without a word that looks back or says what came of it: most likely
 * the year is wrong. Who reports late, or a forecast that is told as history, is not meant.
 */
function isTold(
  statement: Statement,
  next: Statement | undefined,
  period: DateMention,
  date: string,
): boolean {
  const { text, dates, block } = statement
  const near = text.slice(Math.max(0, period.from - 90), period.to + 90)
  if (!made.test(near) || beaten.test(text) || lookBack.test(text)) return false
  const isFollowed = next?.block === block && outcome.test(next.text)
  const isOnly = dates.every((other) => other === period || other.start >= date.slice(0, 4))
  const end = fiscalEnd(period, text)
  return isOnly && !isFollowed && laterBy(end, 1) >= date && daysBetween(end, date) > lateReport(period)
}

/** Results of a quarter come within six weeks, those of a year within three months. */
function lateReport({ precision }: DateMention): number {
  return precision === 'year' ? 90 : 45
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

function laterBy(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
}

function findingOf(
  period: DateMention,
  date: string,
  { line, text: sentence }: Pick<Statement, 'line' | 'text'>,
  severity: RuleFinding['severity'],
): RuleFinding {
  const { text, end, fiscal } = period
  const next = `${Number(end.slice(0, 4)) + 1}`
  const last = fiscalEnd(period, sentence)
  return {
    severity,
    line,
    printed: text,
    recomputed: text.includes(end.slice(0, 4))
      ? text.replace(end.slice(0, 4), next)
      : text.replace(new RegExp(`${end.slice(2, 4)}(?!\\d)`), next.slice(2)),
    message: {
      en: `a forecast for ${text}${fiscal ? ` (a fiscal period: it ended ${last === end ? 'no later than the calendar period of its name' : `on ${last}`})` : ''}, which was over on ${date}`,
      ko: inKorean`${text}은(는) ${date}에 이미 지난 기간${fiscal ? `(회계연도 기준으로 ${last === end ? '같은 이름의 역년 기간보다 늦지 않게' : `${last}에`} 종료)` : ''}인데 전망으로 적혀 있다`,
    },
  }
}
