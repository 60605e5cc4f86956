import type { DateMention } from '../../mention/dates.ts'
import { datesOfNames } from '../dated-names.ts'
import { inKorean } from '../in-korean.ts'
import { koreanTime } from '../korean-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import { daysOf, spansIn } from '../spans.ts'
import type { Statement } from '../statement.ts'
import { dayNumber, isExact, toldDays } from '../told-days.ts'

const between =
  /\b(?:after|later than|behind|since|following|before|ahead of|earlier than|later|between|apart|months? on|years? on|weeks? on|passed|elapsed|took|takes?|needed|needs|in all|delay|wait\w*|from [a-z]+ to|lag\w*|gap|interval|window|grace|period)\b|만에|만이|만의|뒤|후|로부터|전(?=\s|에)|뒤처|차이|늦게|늦은|빠르게|앞서|걸렸|걸린|걸려|걸리|소요|유예|기간|간격|시차|사이|흐른|흘렀|지났|지난 뒤/iu
/** "Six months after GPT-4o" with both dates in the note: the months between them. */
export const dateDifference: Rule = {
  name: 'date-difference',
  checks: {
    en: 'a number of months or days between two events against their dates in the note',
    ko: '두 사건 사이의 개월 수·일수를 노트의 날짜에 대조',
  },
  find: (note) =>
    note.statements.flatMap((statement, at) =>
      between.test(statement.text) ? findingsIn(withDates(statement, note.statements[at - 1]), note) : [],
    ),
}

/** "V3 followed seven months later", "the wait was two years": the days stand in the sentence before, or one of them does. */
function withDates(statement: Statement, before: Statement | undefined): Statement {
  const alone = toldDays(statement)
  if (alone.length === 2) return { ...statement, dates: alone }
  if (before?.block !== statement.block || alone.length > 2) return statement
  const earlier = toldDays(before)
  const last = earlier.at(-1)
  const own = toldDays(statement, last)
  if (own.length + earlier.length === 2) return { ...statement, dates: [...earlier, ...own] }
  const [day, ...others] = own
  const isUndated = !statement.dates.some(isExact)
  return day && last && others.length === 0 && isUndated ? { ...statement, dates: [last, day] } : statement
}

function findingsIn(statement: Statement, note: LintedNote): readonly RuleFinding[] {
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
