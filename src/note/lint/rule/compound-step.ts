import { allowed, type Mention } from '../../mention/mention.ts'
import { isAmount, unitName } from '../../mention/same-unit.ts'
import { type GrowthStep, growthStep, horizonOf, isOfStep, saidFractions } from '../growth-step.ts'
import { inKorean } from '../in-korean.ts'
import { koreanAmount, koreanNumber, koreanPercent } from '../korean-number.ts'
import { nearly } from '../nearly.ts'
import { passages } from '../passage.ts'
import { printedAmount } from '../printed-amount.ts'
import { printedNumber, printedPercent } from '../printed-number.ts'
import type { Rule, RuleFinding } from '../rule.ts'
import { daysOf, type Span, spansIn } from '../spans.ts'
import type { Statement } from '../statement.ts'
import type { Words } from '../words.ts'

/** "Ten times cheaper every year, 30 times in three years": what steps of growth make, against what a sentence says of the whole time. */
export const compoundStep: Rule = {
  name: 'compound-step',
  checks: {
    en: 'a growth per period ("35 % a year", "doubles every two years") over a time against the multiple, fraction, per cent or amounts that it is said to make',
    ko: '기간별 증감(“연 35%씩”, “2년마다 두 배”)이 일정 기간 쌓인 결과를 문장의 배수·분수·비율·금액에 대조',
  },
  find: ({ statements }) =>
    passages(statements).flatMap(({ joined, own, before }) =>
      before && !isOpen(before, own) ? [] : findingsIn(joined, own.line),
    ),
}

/** Of two sentences the first has the step, and the second what comes of it, or the time too. */
function isOpen(before: Statement, own: Statement): boolean {
  const step = growthStep(before)
  if (!step || growthStep(own)) return false
  const isWhole = horizonOf(before, step, spansIn(before)) !== undefined && before.mentions.length > 1
  return !isWhole || goesOn.test(own.text)
}

const goesOn =
  /^(?:that|this|it|compounded|in that case|at that (?:rate|pace)|if so|then|by then|over)\b|^(?:이 경우|이 속도|이대로|그러면|이는|이렇게)/iu

interface Told {
  readonly step: GrowthStep
  readonly span: Span
  readonly line: number
}

function findingsIn(statement: Statement, line: number): readonly RuleFinding[] {
  const step = growthStep(statement)
  const span = step && horizonOf(statement, step, spansIn(statement))
  if (!step || !span) return []
  const told: Told = { step, span, line }
  const result = resultOf(statement, told)
  if (!result) return []
  const periods = (span.length * (daysOf[span.unit] ?? 0)) / step.periodDays
  const [low, high] = [step.low ** periods, step.high ** periods]
  const { least, most } = result
  return low <= most * slack && high >= least / slack ? [] : [findingOf(told, step.factor ** periods, result)]
}

/** Years in words are not counted in days. */
const slack = 1.01

interface Result {
  readonly text: string
  readonly kind: 'factor' | 'percent' | 'amount'
  /** Of amounts: the one to begin with. */
  readonly stated?: Mention
  /** What the whole time makes of 1, at least and at most. */
  readonly least: number
  readonly most: number
}

function resultOf(statement: Statement, { step, span }: Told): Result | undefined {
  const { text, mentions } = statement
  const rest = mentions.filter((one) => !isOfStep(one, step) && (one.to <= span.from || one.from >= span.to))
  const fractions = saidFractions(text).filter((one) => !isOfStep(one, step))
  const [fraction, ...more] = fractions
  if (fraction && more.length === 0 && step.factor < 1)
    return { text: fraction.text, kind: 'factor', least: fraction.value * 0.88, most: fraction.value * 1.12 }
  const factors = rest.filter(({ unit, isRange, value }) => unit.kind === 'factor' && !isRange && value > 1)
  const [factor, ...others] = factors
  if (factor && others.length === 0) return ofFactor(factor, step)
  if (factors.length > 0 || fractions.length > 0) return undefined
  return ofAmounts(rest) ?? ofPercent(statement, rest, step)
}

function ofFactor(factor: Mention, step: GrowthStep): Result {
  const wide = Math.max(factor.value * 0.1, Math.min((factor.high - factor.low) / 2, factor.value * 0.15))
  const { low, high } = allowed({ ...factor, low: factor.value - wide, high: factor.value + wide })
  return step.factor < 1
    ? { text: factor.text, kind: 'factor', least: 1 / high, most: 1 / Math.max(low, 1e-9) }
    : { text: factor.text, kind: 'factor', least: low, most: high }
}

/** "$1.0bn becomes $2.9bn": the first of two amounts, and the last. */
function ofAmounts(rest: readonly Mention[]): Result | undefined {
  const amounts = rest.filter(
    (one) => isAmount(one) && (one.unit.kind !== 'none' || one.value >= 1e6) && one.value > 0 && !one.isRange,
  )
  const [stated, target, ...others] = amounts
  if (!stated || !target || others.length > 0 || unitName(stated.unit) !== unitName(target.unit))
    return undefined
  const [before, after] = [nearly(stated), nearly(target)]
  return {
    text: target.text,
    kind: 'amount',
    stated,
    least: after.low / before.high,
    most: after.high / before.low,
  }
}

/** "In all 60 %": of one percentage beside the rate. */
function ofPercent({ text }: Statement, rest: readonly Mention[], step: GrowthStep): Result | undefined {
  const [said, ...others] = rest.filter(({ unit }) => unit.kind === 'percent')
  if (!said || others.length > 0 || said.isRange || rest.length > 1) return undefined
  if (
    !/\b(?:in all|altogether|in total|cumulative\w*|over|makes?|total|compounded|that leaves|larger|higher)\b|누적|모두|총|합쳐/iu.test(
      text,
    )
  )
    return undefined
  const { low, high } = allowed(said)
  const of = (share: number): number => 1 + ((step.factor < 1 ? -1 : 1) * Math.abs(share)) / 100
  const ends = [of(low), of(high)]
  return {
    text: said.text,
    kind: 'percent',
    least: Math.min(...ends),
    most: Math.max(...ends),
  }
}

function findingOf({ step, span, line }: Told, whole: number, result: Result): RuleFinding {
  const { en, ko } = wordsOf(whole, result)
  const { text } = result
  return {
    severity: 'error',
    line,
    printed: text,
    recomputed: en,
    message: {
      en: `"${step.text}" over ${span.text} makes ${en}, not ${text}`,
      ko: inKorean`‘${step.text}’이(가) ${span.text} 이어지면 ${ko}이지 ${text}이(가) 아니다`,
    },
  }
}

function wordsOf(whole: number, { kind, stated }: Result): Words {
  if (stated) {
    const value = stated.value * whole
    return { en: printedAmount(value, stated), ko: koreanAmount(value, stated) }
  }
  const change = Math.abs(whole - 1)
  if (kind === 'percent') return { en: printedPercent(change), ko: koreanPercent(change) }
  const size = whole < 1 ? 1 / whole : whole
  return whole < 1
    ? { en: `1/${printedNumber(size)}`, ko: `${koreanNumber(size)}분의 1` }
    : { en: `${printedNumber(size)}x`, ko: `${koreanNumber(size)}배` }
}
