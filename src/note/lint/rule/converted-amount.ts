import { allowed, type Mention } from '../../mention/mention.ts'
import { unitName } from '../../mention/same-unit.ts'
import { inKorean } from '../in-korean.ts'
import { koreanName } from '../korean-names.ts'
import { koreanAmount, koreanRate } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { ImpliedRate, LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const perYear: Readonly<Record<string, number>> = { year: 1, month: 12, quarter: 4, week: 52, day: 365 }

/** "A monthly rent of $40,000": the period stands before the noun. */
const periodBefore =
  /\b(monthly|annual|yearly|weekly|quarterly|daily) (?:[a-z]+ ){1,2}(?:of |is |at )?(?:about |around |some |roughly )?(?:US)?[$₩€£¥]?$/i
const periods: Readonly<Record<string, string>> = {
  monthly: 'month',
  annual: 'year',
  yearly: 'year',
  weekly: 'week',
  quarterly: 'quarter',
  daily: 'day',
}

/** What stands between an amount and the same in other words. */
const joins =
  /^[^.;]{0,40}(?:\bor\b|\bwhich is\b|\bthat is\b|\bi\.e\.|\bequals?\b|\badds? up to\b|\b(?:comes?|amounts?) to\b|[-–—(=,]|\bnearly\b|\babout\b|환산|연봉|즉)[^.;]{0,40}$/iu

/** "100,000 yuan a month, nearly 200 million won a year": amounts of other currencies and periods at the note's own rate. */
export const convertedAmount: Rule = {
  name: 'converted-amount',
  checks: {
    en: 'an amount against one of another currency and period in the same sentence, at the rate that the note implies elsewhere',
    ko: '다른 통화·기간으로 적은 금액을 노트에서 역산한 환율에 대조',
  },
  find: (note) =>
    note.statements.flatMap((statement, at) => [
      ...findingsIn(statement, note),
      ...acrossSentences(note.statements[at - 1], statement, note),
    ]),
}

function findingsIn({ mentions, text, line }: Statement, note: LintedNote): readonly RuleFinding[] {
  const amounts = mentions
    .filter(({ unit }) => unit.kind === 'money')
    .map((mention) => ({ mention, per: periodOf(mention, text) }))
  return amounts.flatMap((a, at) => {
    const b = amounts[at + 1]
    if (!b || a.per === undefined || b.per === undefined || a.per === b.per) return []
    if (!joins.test(text.slice(a.mention.to, b.mention.from))) return []
    return findingsOf(note, a, b, { printed: text.slice(a.mention.from, b.mention.to), line })
  })
}

/** "… CNY 80,000 per month. That is KRW 192 million per year": the second sentence says the first again. */
function acrossSentences(
  before: Statement | undefined,
  { text, mentions, line, block }: Statement,
  note: LintedNote,
): readonly RuleFinding[] {
  if (
    before?.block !== block ||
    !/^(?:that|this|which) (?:is|makes|comes to|amounts to|equals|means)\b|^(?:연봉|연간)으?로(?:는)?\b|^이는/iu.test(
      text,
    )
  )
    return []
  const paid = ({ mentions: all, text: whole }: Pick<Statement, 'mentions' | 'text'>): readonly Paid[] =>
    all
      .filter(({ unit }) => unit.kind === 'money')
      .map((mention) => ({ mention, per: periodOf(mention, whole) }))
  const [a, ...others] = paid(before)
  const [b] = paid({ mentions, text })
  if (!a || !b || others.length > 0 || a.per === undefined || b.per === undefined || a.per === b.per)
    return []
  return findingsOf(note, a, b, { printed: `${a.mention.text} … ${b.mention.text}`, line })
}

interface Paid {
  readonly mention: Mention
  readonly per: string | undefined
}

function periodOf({ per, from }: Mention, text: string): string | undefined {
  return (
    per ?? periods[(periodBefore.exec(text.slice(Math.max(0, from - 48), from))?.[1] ?? '').toLowerCase()]
  )
}

function findingsOf(
  note: LintedNote,
  a: Paid,
  b: Paid,
  { printed, line }: { readonly printed: string; readonly line: number },
): readonly RuleFinding[] {
  const [periodsA, periodsB] = [perYear[a.per ?? ''], perYear[b.per ?? '']]
  const rate = rateBetween(note, a.mention, b.mention)
  if (periodsA === undefined || periodsB === undefined || rate === undefined) return []
  const factor = periodsA / periodsB
  const recomputed = a.mention.value * factor * rate.rate
  // Five times as much is another payment.
  if (recomputed > 5 * b.mention.value || b.mention.value > 5 * recomputed) return []
  const [from, said] = [allowed(a.mention), allowed(b.mention)]
  if (from.low * factor * rate.low <= said.high && from.high * factor * rate.high >= said.low) return []
  const { hedge, text } = b.mention
  return [
    {
      severity: 'error',
      line,
      printed,
      recomputed: `${printedNumber(recomputed)} a ${b.per}`,
      message: {
        en: `${a.mention.text} is ${printedNumber(recomputed)} a ${b.per}${rate.rate === 1 ? '' : ` at the note's own rate of ${printedNumber(rate.rate)}`}, not ${hedge ?? ''} ${text}`.replace(
          '  ',
          ' ',
        ),
        ko: inKorean`${koreanName(a.per ?? '')} ${a.mention.text}은(는) ${rate.rate === 1 ? '' : `이 노트의 환율(${koreanRate(rate.rate, `${unitName(a.mention.unit)}/${unitName(b.mention.unit)}`)})로 `}${koreanName(b.per ?? '')} ${koreanAmount(recomputed, b.mention)}이지 ${text}이(가) 아니다`,
      },
    },
  ]
}

type Rate = Pick<ImpliedRate, 'rate' | 'low' | 'high'>

function rateBetween({ rates }: LintedNote, a: Mention, b: Mention): Rate | undefined {
  if (a.unit.kind !== 'money' || b.unit.kind !== 'money') return undefined
  if (a.unit.currency === b.unit.currency) return { rate: 1, low: 1, high: 1 }
  const straight = rates.get(`${a.unit.currency}/${b.unit.currency}`)?.[0]
  const inverse = rates.get(`${b.unit.currency}/${a.unit.currency}`)?.[0]
  if (straight) return within(straight)
  return inverse && within({ rate: 1 / inverse.rate, low: 1 / inverse.high, high: 1 / inverse.low })
}

const mostUnsure = 0.025

/** "About 20 tn" of a pair is no licence for any rate: what a note rounds, it rounds by less than that. */
function within({ rate, low, high }: Rate): Rate {
  return { rate, low: Math.max(low, rate * (1 - mostUnsure)), high: Math.min(high, rate * (1 + mostUnsure)) }
}
