import type { DateMention } from '../../mention/dates.ts'
import type { Mention } from '../../mention/mention.ts'
import { englishCounts, koreanCounts } from '../../mention/number-words.ts'
import { datesOfNames } from '../dated-names.ts'
import { inKorean } from '../in-korean.ts'
import { koreanTime } from '../korean-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const between =
  /\b(?:after|later than|behind|since|following|before|ahead of|earlier than|later|between|apart|months? on|years? on|weeks? on|passed|elapsed|took|takes?|needed|needs)\b|만에|만이|뒤|후|로부터|전(?=\s|에)|뒤처|차이|늦게|늦은|빠르게|앞서|걸렸|걸린|걸려|소요|유예|기간/iu
const daysOf: Readonly<Record<string, number>> = {
  day: 1,
  week: 7,
  month: 30.4375,
  quarter: 91.3125,
  year: 365.25,
}
const koreanWords: Readonly<Record<string, number>> = { ...koreanCounts, 한: 1, 석: 3, 넉: 4 }

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

/** "The period of grace is four months", after a sentence with the two days. */
const spanAlone = /\b(?:period|gap|interval|lag|wait|window|grace)\b|기간|간격|유예|시차/iu

/** "V3 followed seven months later", after a sentence with the other day. */
const later = /\blater\b|\bafter that\b|로부터|만에|만이|뒤|후에/iu

function isExact({ precision }: DateMention): boolean {
  return precision === 'day' || precision === 'month'
}

function withDates(statement: Statement, before: Statement | undefined): Statement {
  if (before?.block === statement.block && later.test(statement.text)) {
    const [own, ...more] = statement.dates.filter(isExact)
    const [other, ...others] = before.dates.filter(isExact)
    if (own && other && more.length === 0 && others.length === 0) return { ...statement, dates: [other, own] }
  }
  const goesOn =
    before?.block === statement.block && statement.dates.length === 0 && spanAlone.test(statement.text)
  return goesOn ? { ...statement, dates: before.dates } : statement
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
    if (near - 0.75 <= high && far + 0.75 >= low) return []
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

interface Span {
  readonly length: number
  readonly low: number
  readonly high: number
  readonly unit: string
  readonly text: string
}

function spansIn({ text, mentions }: Statement): readonly Span[] {
  const digits = mentions.flatMap((mention: Mention): readonly Span[] =>
    mention.unit.kind === 'time'
      ? [
          {
            length: mention.value,
            low: mention.low,
            high: mention.high,
            unit: mention.unit.name,
            text: mention.text,
          },
        ]
      : [],
  )
  const spelled = [
    ...text.matchAll(
      /\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-](day|week|month|year)s?\b/giu,
    ),
  ].map(([whole, word = '', unit = '']): Span => {
    const length = englishCounts[word.toLowerCase()] ?? 0
    return { length, low: length - 0.5, high: length + 0.5, unit: unit.toLowerCase(), text: whole }
  })
  const korean = [
    ...text.matchAll(/(한|두|석|세|넉|네|다섯|여섯|일곱|여덟)\s?(달|개월|해)(?![가-힣]*러)/gu),
  ].map(([whole, word = '', unit = '']): Span => {
    const length = koreanWords[word] ?? 0
    return {
      length,
      low: length - 0.5,
      high: length + 0.5,
      unit: unit === '해' ? 'year' : 'month',
      text: whole,
    }
  })
  return [...digits, ...spelled, ...korean].filter(({ unit }) => daysOf[unit] !== undefined)
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
