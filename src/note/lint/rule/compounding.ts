import type { Mention } from '../../mention/mention.ts'
import { isSameThing } from '../../mention/same-unit.ts'
import { isYearly } from '../growth-claim.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount } from '../korean-number.ts'
import { printedNumber } from '../printed-number.ts'
import type { LintedNote, Rule, RuleFinding } from '../rule.ts'
import type { Statement } from '../statement.ts'
import { yearsSaid } from '../years-said.ts'

const compound =
  /\bCAGR\b|compound annual|annual(?:ly)? grow\w*|compound\w*|\bper annum\b|grow\w* (?:at )?\d+(?:\.\d+)?% (?:a|per) year|연평균|(?:^|[\s(])연\s?(?:약\s?)?\d[\d.]*\s?%씩|(?:매년|해마다)[^.;]{0,8}\d/iu
const grows = /\b(?:gr[eo]w\w*|growth|ris(?:e|es|ing)|rose|increas\w*|expand\w*)\b|성장|증가|늘|확대/iu
/** A rate at which a base so small comes out that it wants to be shown. */
const steep = 1

/** "150 bn in 2029 at 140 % a year": what the base must then have been. */
export const compounding: Rule = {
  name: 'compounding',
  checks: {
    en: 'a value of a later year and its yearly growth against the base that they imply, or that the sentence gives',
    ko: '미래 값과 연 성장률이 뜻하는 기준값을 문장의 기준값에 대조',
  },
  find: (note) =>
    note.statements.flatMap((statement) => [...findingsIn(statement, note), ...wholeAndYearly(statement)]),
}

function findingsIn(statement: Statement, { document }: LintedNote): readonly RuleFinding[] {
  const { text, mentions, dates, line } = statement
  const rate = yearlyRate(statement)
  if (!rate) return []
  const dated = yearsOf(statement)
  const [earlier, later] = [dated[0], dated.at(-1)]
  if (earlier && later && later.year > earlier.year)
    return againstStated({
      stated: earlier.amount,
      target: later.amount,
      rate,
      years: later.year - earlier.year,
      line,
    })
  const amounts = inOrder(
    text,
    mentions.filter(({ unit }) => unit.kind === 'money'),
  )
  const years = yearNumbers(dates)
  const target = amounts.at(-1)
  if (!target || years.length === 0) return []
  const last = Math.max(...years)
  // Without a year to count from: the one before publication, else five years, as most forecasts are of.
  const published = Number(document.date?.slice(0, 4) ?? last - usualYears + 1)
  const first = years.length > 1 ? Math.min(...years) : published - 1
  const base = target.value / (1 + rate.value / 100) ** (last - first)
  if (!Number.isFinite(base) || last <= first) return []
  const stated = amounts.length > 1 ? amounts[0] : undefined
  if (stated) return againstStated({ stated, target, rate, years: last - first, line })
  if (rate.value / 100 < steep) return []
  return [
    {
      severity: 'warning',
      line,
      printed: `${target.text} in ${last} at ${rate.text}`,
      recomputed: printedNumber(base),
      message: {
        en: `${target.text} in ${last} at ${rate.text} a year implies only ${printedNumber(base)} in ${first}: is the base stated, and is the rate per year?`,
        ko: inKorean`연 ${rate.text}로 ${last}년에 ${target.text}이(가) 되려면 ${first}년은 ${koreanAmount(base, target)}에 그쳐야 한다. 기준값을 밝혔는지, 연율이 맞는지 확인이 필요하다`,
      },
    },
  ]
}

/** The percentage that something grows by every year. */
function yearlyRate({ text, mentions }: Statement): Mention | undefined {
  const percents = mentions.filter(({ unit }) => unit.kind === 'percent')
  const yearly = percents.find((mention) => isYearly(text, mention))
  if (yearly && grows.test(text)) return yearly
  return compound.test(text) ? (yearly ?? percents[0]) : undefined
}

/** Two amounts as they came about: "$25bn, up from $10bn" says the later one first. */
function inOrder(text: string, amounts: readonly Mention[]): readonly Mention[] {
  const [first, second] = amounts
  if (!first || !second || amounts.length > 2) return amounts
  const isTurned =
    /\bfrom [^.;\d]{0,12}$/iu.test(text.slice(first.to, second.from)) ||
    /^\s?에서/u.test(text.slice(second.to, second.to + 4))
  return isTurned ? [second, first] : amounts
}

function yearNumbers(dates: Statement['dates']): readonly number[] {
  return dates.filter(({ precision }) => precision === 'year').map(({ start }) => Number(start.slice(0, 4)))
}

interface DatedAmount {
  readonly amount: Mention
  readonly year: number
}

/** Two amounts of one thing, each with the year right before or after it: "2.0 million units in 2023", "2024년 1,000억 달러". */
function yearsOf({ text, mentions, dates }: Statement): readonly DatedAmount[] {
  const amounts = mentions.filter(
    ({ unit }) => unit.kind === 'money' || unit.kind === 'count' || unit.kind === 'none',
  )
  const taken = new Set<Statement['dates'][number]>()
  const found = amounts.flatMap((amount): readonly DatedAmount[] => {
    const years = dates.filter((date) => date.precision === 'year' && !taken.has(date))
    const date =
      years.find(
        ({ from }) => from >= amount.to && /^(?:\s\w+)?\s(?:in|by)\s$/u.test(text.slice(amount.to, from)),
      ) ??
      years.find(
        ({ to }) => to <= amount.from && amount.from - to < 28 && !/\d/.test(text.slice(to, amount.from)),
      )
    if (date) taken.add(date)
    return date ? [{ amount, year: Number(date.start.slice(0, 4)) }] : []
  })
  const isOneThing = found.every(({ amount }) => found.every((other) => isSameThing(amount, other.amount)))
  return found.length === 2 && isOneThing ? found.toSorted((a, b) => a.year - b.year) : []
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
      message: {
        en: `from ${stated.text} to ${target.text} in ${years} years is ${(recomputed * 100).toFixed(1)} % a year, not ${rate.text}`,
        ko: inKorean`${years}년간 ${stated.text}에서 ${target.text}(으)로 ${recomputed < 0 ? '줄었다면' : '늘었다면'} 연 ${(recomputed * 100).toFixed(1)}%이지 ${rate.text}이(가) 아니다`,
      },
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
      message: {
        en: `${whole.text} over ${years} years is ${recomputed.toFixed(1)} % a year, not ${yearly.text}`,
        ko: inKorean`${years}년간 ${whole.text}은(는) 연 ${recomputed.toFixed(1)}%이지 ${yearly.text}이(가) 아니다`,
      },
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
