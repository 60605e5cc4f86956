import type { Mention } from '../../mention/mention.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { yearsSaid } from '../years-said.ts'

const compound =
  /\bCAGR\b|compound annual|annual(?:ly)? grow\w*|compound(?:ed|ing)\b|\bper annum\b|grow\w* (?:at )?\d+(?:\.\d+)?% (?:a|per) year|연평균/iu
/** A rate at which a base so small comes out that it wants to be shown. */
const steep = 1

/** "150 bn in 2029 at 140 % a year": what the base must then have been. */
export const compounding: Rule = {
  name: 'compounding',
  checks:
    'a value of a later year and its yearly growth against the base that they imply, or that the sentence gives',
  find: (note) =>
    note.statements.flatMap((statement) => [
      ...findingsIn(statement, note),
      ...wholeAndYearly(statement),
      ...factorAndYearly(statement),
    ]),
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
  // Without a year to count from: the one before publication, else five years, as most forecasts are of.
  const published = Number(document.date?.slice(0, 4) ?? last - usualYears + 1)
  const first = years.length > 1 ? Math.min(...years) : published - 1
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

const usualYears = 5

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

const fractions: Readonly<Record<string, number>> = {
  half: 2,
  third: 3,
  quarter: 4,
  fifth: 5,
  eighth: 8,
  tenth: 10,
  sixteenth: 16,
}

/** "A tenfold rise in five years is 58 % a year", "fell 50 % a year for four years, to a sixteenth". */
function factorAndYearly({ text, mentions, line }: Statement): readonly RuleFinding[] {
  const rate = mentions.find(({ unit, per }) => unit.kind === 'percent' && per === 'year')
  const years = yearsIn(text, mentions)
  const factor = mentions.find(({ unit }) => unit.kind === 'factor')
  const fraction =
    fractions[
      (
        /\bto (?:an? |one[- ])(half|third|quarter|fifth|eighth|tenth|sixteenth)\b/iu.exec(text)?.[1] ?? ''
      ).toLowerCase()
    ]
  const size = fraction ?? factor?.value
  if (!rate || years === undefined || size === undefined || size <= 1) return []
  const isFall =
    fraction !== undefined || /\b(?:fell|falls?|drop\w*|declin\w*|down|cheaper)\b|하락|감소|떨어/iu.test(text)
  const whole = (percent: number): number => (isFall ? 1 / (1 - percent / 100) : 1 + percent / 100) ** years
  const [low, high] = [whole(rate.low), whole(rate.high)]
  if (size * 0.9 <= high && size * 1.1 >= low) return []
  const recomputed = whole(rate.value)
  const pace = (isFall ? 1 - size ** (-1 / years) : size ** (1 / years) - 1) * 100
  return [
    {
      severity: 'error',
      line,
      printed: rate.text,
      recomputed: `${pace.toFixed(1)} %`,
      message: `${rate.text} for ${years} years is a factor of ${printedNumber(recomputed)}, not ${printedNumber(size)}: that is ${pace.toFixed(1)} % a year`,
    },
  ]
}

function yearsIn(text: string, mentions: readonly Mention[]): number | undefined {
  const years = yearsSaid(text, mentions)
  return years !== undefined &&
    years > 1 &&
    /\b(?:over|in|within|during|after|for)\b|동안|만에|간/iu.test(text)
    ? years
    : undefined
}
