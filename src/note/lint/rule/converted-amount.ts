import { allowed, type Mention } from '../../mention/mention.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'

const perYear: Readonly<Record<string, number>> = { year: 1, month: 12, quarter: 4, week: 52, day: 365 }

/** "100,000 yuan a month, nearly 200 million won a year": amounts of other currencies and periods at the note's own rate. */
export const convertedAmount: Rule = {
  name: 'converted-amount',
  checks:
    'an amount against one of another currency and period in the same sentence, at the rate that the note implies elsewhere',
  find: (note) =>
    note.statements.flatMap(({ mentions, text, line }) =>
      mentions.flatMap((a, at) => {
        const b = mentions.slice(at + 1).find(({ unit }) => unit.kind === 'money')
        if (!b || a.unit.kind !== 'money' || a.per === b.per || !(a.per && b.per)) return []
        return findingsOf(note, a, b, text.slice(a.from, b.to), line)
      }),
    ),
}

function findingsOf(
  note: LintedNote,
  a: Mention,
  b: Mention,
  printed: string,
  line: number,
): readonly RuleFinding[] {
  const [periodsA, periodsB] = [perYear[a.per ?? ''], perYear[b.per ?? '']]
  const rate = rateBetween(note, a, b)
  if (periodsA === undefined || periodsB === undefined || rate === undefined) return []
  const factor = (periodsA / periodsB) * rate
  const recomputed = a.value * factor
  const [from, said] = [allowed(a), allowed(b)]
  if (from.low * factor <= said.high && from.high * factor >= said.low) return []
  return [
    {
      severity: 'error',
      line,
      printed,
      recomputed: `${printedNumber(recomputed)} a ${b.per}`,
      message:
        `${a.text} is ${printedNumber(recomputed)} a ${b.per}${rate === 1 ? '' : ` at the note's own rate of ${printedNumber(rate)}`}, not ${b.hedge ?? ''} ${b.text}`.replace(
          '  ',
          ' ',
        ),
    },
  ]
}

function rateBetween({ rates }: LintedNote, a: Mention, b: Mention): number | undefined {
  if (a.unit.kind !== 'money' || b.unit.kind !== 'money') return undefined
  if (a.unit.currency === b.unit.currency) return 1
  const straight = rates.get(`${a.unit.currency}/${b.unit.currency}`)?.[0]?.rate
  const inverse = rates.get(`${b.unit.currency}/${a.unit.currency}`)?.[0]?.rate
  return straight ?? (inverse === undefined ? undefined : 1 / inverse)
}
