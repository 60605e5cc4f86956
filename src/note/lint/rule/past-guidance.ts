import type { DateMention } from '../../mention/dates.ts'
import type { Rule, RuleFinding } from '../rule.ts'

const ahead =
  /\b(?:guid(?:es?|ed|ance|ing)|outlook|forecasts?|expects?|expected|projects?|projected|next quarter|will|coming|targets?|plans? to)\b|가이던스|전망|예상|예측|다음 분기|목표|계획/iu
const back =
  /\b(?:had|was|were|actual|compared|against|from|versus|vs|last year|base|beat|earlier|a year ago|reported)\b|실제|대비|전년|당시|기록|달성/iu

/** What came out is set beside what was forecast: the period is over, as it should be. */
const beaten =
  /\b(?:beat|missed?|exceeded|topped|where guidance (?:had been|was)|against guidance)\b|웃돌|밑돌|상회|하회|대비|넘어섰/iu

/** A forecast for a period that was over when the note came out. */
export const pastGuidance: Rule = {
  name: 'past-guidance',
  checks: 'the period of a guidance or forecast against the day of publication',
  find: ({ document, statements }) => {
    const { date } = document
    if (date === undefined) return []
    return statements.flatMap(({ text, dates, line }) =>
      ahead.test(text)
        ? dates.flatMap((period) =>
            isPast(period, date) && isAhead(text, period) ? [findingOf(period, date, line)] : [],
          )
        : [],
    )
  },
}

function isPast({ end, precision }: DateMention, date: string): boolean {
  return precision !== 'day' && precision !== 'month' && end < date
}

/** The forecast is of this period: the words of it stand near, and none that look back. */
function isAhead(text: string, { from, to }: DateMention): boolean {
  const near = text.slice(Math.max(0, from - 60), to + 60)
  const close = text.slice(Math.max(0, from - 24), to + 24)
  return ahead.test(near) && !back.test(close) && !beaten.test(text)
}

function findingOf({ text, end, fiscal }: DateMention, date: string, line: number): RuleFinding {
  const next = `${Number(end.slice(0, 4)) + 1}`
  return {
    severity: 'error',
    line,
    printed: text,
    recomputed: text.includes(end.slice(0, 4))
      ? text.replace(end.slice(0, 4), next)
      : text.replace(new RegExp(`${end.slice(2, 4)}(?!\\d)`), next.slice(2)),
    message: `a forecast for ${text}${fiscal ? ' (a fiscal period: it ends no later than the calendar period of its name)' : ''}, which was over on ${date}`,
  }
}
