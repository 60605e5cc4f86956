import type { Mention } from '../../mention/mention.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'

const compound =
  /\bCAGR\b|compound annual|annual(?:ly)? grow\w*|grow\w* (?:at )?\d+(?:\.\d+)?% (?:a|per) year|연평균/iu
/** A rate at which a base so small comes out that it wants to be shown. */
const steep = 1

/** "150 bn in 2029 at 140 % a year": what the base must then have been. */
export const compounding: Rule = {
  name: 'compounding',
  checks:
    'a value of a later year and its yearly growth against the base that they imply, or that the sentence gives',
  find: (note) =>
    note.statements.flatMap((statement) => [...findingsIn(statement, note), ...wholeAndYearly(statement)]),
}

function findingsIn(
  { text, mentions, dates, line }: Statement,
  { document }: LintedNote,
): readonly RuleFinding[] {
  if (!compound.test(text)) return []
  const rate = mentions.find(({ unit }) => unit.kind === 'percent')
  const amounts = mentions.filter(({ unit }) => unit.kind === 'money')
  const years = dates
    .filter(({ precision }) => precision === 'year')
    .map(({ start }) => Number(start.slice(0, 4)))
  const target = amounts.at(-1)
  if (!rate || !target || years.length === 0) return []
  const last = Math.max(...years)
  const first = years.length > 1 ? Math.min(...years) : Number(document.date?.slice(0, 4) ?? Number.NaN) - 1
  const growth = 1 + rate.value / 100
  const base = target.value / growth ** (last - first)
  if (!Number.isFinite(base) || last <= first) return []
  const stated = amounts.length > 1 ? amounts[0] : undefined
  if (stated && target) return againstStated({ stated, target, rate, years: last - first, line })
  if (rate.value / 100 < steep) return []
  return [
    {
      severity: 'warning',
      line,
      printed: `${target.text} in ${last} at ${rate.text}`,
      recomputed: printedNumber(base),
      message: `${target.text} in ${last} at ${rate.text} a year implies only ${printedNumber(base)} in ${first}: is the base stated, and is the rate per year?`,
    },
  ]
}

interface Grown {
  readonly stated: Mention
  readonly target: Mention
  readonly rate: Mention
  readonly years: number
  readonly line: number
}

function againstStated({ stated, target, rate, years, line }: Grown): readonly RuleFinding[] {
  const low = (target.low / stated.high) ** (1 / years) - 1
  const high = (target.high / stated.low) ** (1 / years) - 1
  if (low * 100 <= rate.high && high * 100 >= rate.low) return []
  const recomputed = (target.value / stated.value) ** (1 / years) - 1
  return [
    {
      severity: 'error',
      line,
      printed: rate.text,
      recomputed: `${(recomputed * 100).toFixed(1)} %`,
      message: `from ${stated.text} to ${target.text} in ${years} years is ${(recomputed * 100).toFixed(1)} % a year, not ${rate.text}`,
    },
  ]
}

/** "12 % over two years, or 6.5 % a year": the growth of the whole time against that of a year. */
function wholeAndYearly({ text, mentions, line }: Statement): readonly RuleFinding[] {
  const yearly = mentions.find(({ unit, per }) => unit.kind === 'percent' && per === 'year')
  const whole = mentions.find(
    (mention) => mention !== yearly && mention.unit.kind === 'percent' && mention.per === undefined,
  )
  const years = yearsIn(text, mentions)
  if (!yearly || !whole || years === undefined || Math.abs(yearly.from - whole.from) > 60) return []
  const pace = (percent: number): number => ((1 + percent / 100) ** (1 / years) - 1) * 100
  if (pace(whole.low) <= yearly.high && pace(whole.high) >= yearly.low) return []
  const recomputed = pace(whole.value)
  return [
    {
      severity: 'error',
      line,
      printed: yearly.text,
      recomputed: `${recomputed.toFixed(1)} %`,
      message: `${whole.text} over ${years} years is ${recomputed.toFixed(1)} % a year, not ${yearly.text}`,
    },
  ]
}

const spelledYears: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 }

function yearsIn(text: string, mentions: readonly Mention[]): number | undefined {
  const given = mentions.find(({ unit }) => unit.kind === 'time' && unit.name === 'year')?.value
  const [, word = ''] = /\b(two|three|four|five|ten) years\b/i.exec(text) ?? []
  const years = given ?? spelledYears[word.toLowerCase()]
  return years !== undefined && years > 1 && /\b(?:over|in|within|during|after)\b|동안|만에|간/iu.test(text)
    ? years
    : undefined
}
