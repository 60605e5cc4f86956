import type { DateMention } from '../../mention/dates.ts'
import { datesOfNames } from '../dated-names.ts'
import { inKorean } from '../in-korean.ts'
import { koreanTime } from '../korean-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { daysOf, spansIn } from '../spans.ts'
import type { Statement } from '../statement.ts'

const between =
  /\b(?:after|later than|behind|since|following|before|ahead of|earlier than|later|between|apart|months? on|years? on|weeks? on|passed|elapsed|took|takes?|needed|needs|in all|delay|wait|from [a-z]+ to\w*|lag\w*|gap|interval|window|grace|period)\b|만에|만이|만의|뒤|후|로부터|전(?=\s|에)|뒤처|차이|늦게|늦은|빠르게|앞서|걸렸|걸린|걸려|걸리|소요|유예|기간|간격|시차|사이|흐른|흘렀|지났|지난 뒤/iu
/** "Six months after GPT-4o" with both dates in the note: the months between them. */
export const dateDifference: Rule = {
  name: 'date-difference',
  checks: {
    en: 'a number of months or days between two events against their dates in the note',
    ko: '두 사건 사이의 개월 수·일수를 노트의 날짜에 대조',
  },
  find: (note) =>
    note.statements.flatMap((statement, at) =>
      findingsIn(withDates(statement, note.statements[at - 1]), note),
    ),
}

function isExact({ precision }: DateMention): boolean {
  return precision === 'day' || precision === 'month'
}

/** "V3 followed seven months later", "the wait was two years": the days stand in the sentence before, or one of them does. */
function withDates(statement: Statement, before: Statement | undefined): Statement {
  const own = statement.dates.filter(isExact)
  const [bareDay, ...moreDays] = bareDays(statement.text)
  const [only, ...rest] = own
  if (only && bareDay && rest.length + moreDays.length === 0 && bareDay.from > only.to)
    return { ...statement, dates: [only, after(only, bareDay)] }
  const unnamed = own.length === 0 ? bareDates(statement.text) : []
  if (unnamed.length > 0) return { ...statement, dates: unnamed }
  if (before?.block !== statement.block || own.length > 1) return statement
  const others = before.dates.filter(isExact)
  const [first, ...further] = others
  const [dayBefore, ...daysBefore] = bareDays(before.text)
  // "2025년 2월 3일 …, 같은 해 3월 10일에 나왔다. 35일 만의 출시": both stand in the sentence before.
  if (
    own.length === 0 &&
    first &&
    dayBefore &&
    further.length + daysBefore.length === 0 &&
    dayBefore.from > first.to
  )
    return { ...statement, dates: [first, after(first, dayBefore)] }
  const [bare, ...more] = own.length === 0 ? bareDays(statement.text) : []
  if (bare) {
    const last =
      others.at(-1) ??
      bareDays(before.text)
        .map((day) => after({ start: '2025-01-01' }, day))
        .at(-1)
    return last && more.length === 0 ? { ...statement, dates: [last, after(last, bare)] } : statement
  }
  return own.length + others.length === 2 ? { ...statement, dates: [...others, ...own] } : statement
}

const halfYear = 183

interface BareDay {
  readonly text: string
  readonly month: number
  readonly day: number
  readonly from: number
  readonly to: number
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const monthName = '(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*'
const bareForms: readonly (readonly [RegExp, 'day first' | 'month first'])[] = [
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${monthName}\\b(?!,? \\d{4})`, 'gu'), 'day first'],
  [new RegExp(`\\b${monthName} (\\d{1,2})\\b(?!,? \\d{4})`, 'gu'), 'month first'],
  [/(?<!년\s?)(?<!\d)(\d{1,2})월\s?(\d{1,2})일/gu, 'month first'],
]

/** Days that a text names without their year. */
function bareDays(text: string): readonly BareDay[] {
  return bareForms
    .flatMap(([form, order]) =>
      [...text.matchAll(form)].map((match): BareDay => {
        const [first = '', second = ''] = order === 'day first' ? [match[2], match[1]] : [match[1], match[2]]
        const month = /\d/.test(first) ? Number(first) : months.indexOf(first.slice(0, 3).toLowerCase()) + 1
        return {
          text: match[0],
          month,
          day: Number(second),
          from: match.index,
          to: match.index + match[0].length,
        }
      }),
    )
    .sort((a, b) => a.from - b.from)
}

/** The first such day that is not before a date. */
function after({ start }: Pick<DateMention, 'start'>, { text, month, day, from, to }: BareDay): DateMention {
  const year = Number(start.slice(0, 4))
  const dayOf = (of: number): string =>
    `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  const date = dayOf(year) < start ? dayOf(year + 1) : dayOf(year)
  return { start: date, end: date, precision: 'day', fiscal: false, text, from, to }
}

/** Two days of one text that names no year: those that lie nearest to each other. */
function bareDates(text: string): readonly DateMention[] {
  const [first, second, ...others] = bareDays(text)
  if (!first || !second || others.length > 0) return []
  const anyYear = { start: '2025-01-01' }
  const [a, b] = [after(anyYear, first), after(anyYear, second)]
  const [early, late] = a.start < b.start ? [a, b] : [b, a]
  const isOfOneYear = dayNumber(late.start) - dayNumber(early.start) < halfYear
  return isOfOneYear ? [early, late] : [late, after(late, early === a ? first : second)]
}

function findingsIn(statement: Statement, note: LintedNote): readonly RuleFinding[] {
  if (!between.test(statement.text)) return []
  return spansIn(statement).flatMap(({ length, unit, text, low, high }): readonly RuleFinding[] => {
    const dates = twoDates(statement, note)
    const days = daysOf[unit]
    if (!dates || days === undefined) return []
    const [first, second] = dates
    // A month's name can be any day of it.
    const least = (dayNumber(second.start) - dayNumber(first.end)) / days
    const most = (dayNumber(second.end) - dayNumber(first.start)) / days
    const [near, far] = least <= most ? [least, most] : [most, least]
    const slack = unit === 'year' ? 0.1 : unit === 'quarter' ? 0.25 : 0.75
    if (near - slack <= high && far + slack >= low) return []
    const middle = (near + far) / 2
    return [
      {
        severity: 'warning',
        line: statement.line,
        printed: text,
        recomputed: `${middle.toFixed(1)} ${unit}s`,
        message: {
          en: `from ${first.text} to ${second.text} are ${middle.toFixed(1)} ${unit}s, not ${length}`,
          ko: inKorean`${first.text}부터 ${second.text}까지는 ${koreanTime(Number(middle.toFixed(1)), unit)}이지 ${koreanTime(length, unit)}이(가) 아니다`,
        },
      },
    ]
  })
}

/** The two dates of the sentence, else the dates that the note gives for the two names in it. */
function twoDates(
  { text, dates }: Statement,
  note: LintedNote,
): readonly [DateMention, DateMention] | undefined {
  const exact = dates.filter(isExact)
  const known = exact.length >= 2 ? exact : datesOfNames(text, note)
  const sorted = known.toSorted((a, b) => a.start.localeCompare(b.start))
  const [first, second] = [sorted[0], sorted.at(-1)]
  return first && second && sorted.length === 2 && first !== second ? [first, second] : undefined
}

function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
