import { type DateMention, monthName, monthNumber } from '../mention/dates.ts'
import type { Statement } from './statement.ts'

/** Days and months that a text tells, those without a year too: "3 March 2025 … 10 April" is of one year. */
export function toldDays(
  { text, dates }: Pick<Statement, 'text' | 'dates'>,
  anchor?: DateMention,
): readonly DateMention[] {
  const exact = dates.filter(isExact)
  if (exact.length === 0 && !anchor) return bareDates(text)
  const found: DateMention[] = []
  for (const day of [...exact, ...bareDays(text)].sort((a, b) => a.from - b.from)) {
    const last = found.at(-1) ?? anchor
    const date = 'start' in day ? day : last && after(last, day)
    if (date) found.push(date)
  }
  return found
}

export function isExact({ precision }: DateMention): boolean {
  return precision === 'day' || precision === 'month'
}

const halfYear = 183

interface BareDay {
  readonly text: string
  readonly month: number
  readonly day: number
  readonly from: number
  readonly to: number
}

const bareForms: readonly (readonly [RegExp, 'day first' | 'month first'])[] = [
  [new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? (?:of )?(${monthName})\\b(?!,? \\d{4})`, 'gu'), 'day first'],
  [new RegExp(`\\b(${monthName}) (\\d{1,2})\\b(?!,? \\d{4})`, 'gu'), 'month first'],
  [/(?<!년\s?)(?<!\d)(\d{1,2})월\s?(\d{1,2})일/gu, 'month first'],
]

/** Days that a text names without their year. */
function bareDays(text: string): readonly BareDay[] {
  return bareForms
    .flatMap(([form, order]) =>
      [...text.matchAll(form)].map((match): BareDay => {
        const [first = '', second = ''] = order === 'day first' ? [match[2], match[1]] : [match[1], match[2]]
        const month = /\d/.test(first) ? Number(first) : monthNumber(first)
        return {
          text: match[0],
          month,
          day: Number(second),
          from: match.index,
          to: match.index + match[0].length,
        }
      }),
    )
    .filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31)
    .sort((a, b) => a.from - b.from)
}

/** The first such day that is not before a date. */
function after({ start }: Pick<DateMention, 'start'>, { text, month, day, from, to }: BareDay): DateMention {
  const year = Number(start.slice(0, 4))
  const dayOf = (of: number): string => new Date(Date.UTC(of, month - 1, day)).toISOString().slice(0, 10)
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

/** Days since 1970. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000
}
