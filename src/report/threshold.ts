import type { Summary } from '#run'
import { type Measured, measuredAt, type NotMeasured } from './measured-at.ts'

type Operator = '<' | '<=' | '>' | '>='

/** A condition on a summary, such as `accuracy.tip < accuracy.none - 0.02` or `tokens.none > 4000`. */
export interface Threshold {
  readonly text: string
  readonly left: string
  readonly operator: Operator
  /** A path into the summary, undefined where the right side is a number alone. */
  readonly right?: string
  /** The number alone, or what is added to what the right path holds. */
  readonly offset: number
}

/**
 * `holds`: the whole interval is on that side. `refuted`: the whole interval is on the other. `undecided`: the data can't
 * tell. `absent`: a number is missing.
 */
export interface ThresholdResult {
  readonly threshold: Threshold
  readonly verdict: 'holds' | 'refuted' | 'undecided' | 'absent'
  /** What was compared, with its interval, in one line. */
  readonly because: string
}

const shape = /^(?<left>.+?)\s*(?<operator><=|>=|<|>)\s*(?<right>.+)$/
const number = String.raw`[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?%?`
const alone = new RegExp(`^${number}$`)
const withOffset = new RegExp(`^(?<path>.+?)\\s+(?<sign>[-+])\\s+(?<offset>${number})$`)

/** Undefined where the text is no condition. Numbers may be per cent: `accuracy.none < 80%`. */
export function parseThreshold(text: string): Threshold | undefined {
  const { left, operator, right } = shape.exec(text.trim())?.groups ?? {}
  if (left === undefined || right === undefined || alone.test(left)) return undefined
  const base = { text: text.trim(), left, operator: operator as Operator }
  if (alone.test(right)) return { ...base, offset: numberOf(right) }
  const parts = withOffset.exec(right)?.groups
  if (parts?.['path'] === undefined) return { ...base, right, offset: 0 }
  const offset = numberOf(parts['offset'] ?? '0') * (parts['sign'] === '-' ? -1 : 1)
  return { ...base, right: parts['path'], offset }
}

/** Holds a condition against a summary, honouring intervals: what the data can't tell never holds. */
export function checkThreshold(threshold: Threshold, summary: Summary): ThresholdResult {
  const left = measuredAt(summary, threshold.left)
  const right = threshold.right === undefined ? undefined : measuredAt(summary, threshold.right)
  if ('absent' in left || (right && 'absent' in right))
    return { threshold, verdict: 'absent', because: whyAbsent(threshold, left, right) }
  if (threshold.right === undefined || !right) {
    const verdict = verdictOf(left, threshold)
    return { threshold, verdict, because: `${threshold.left} is ${written(left)}` }
  }
  const paired = pairedDifference(summary, left, right)
  if (paired) {
    const because = `the paired difference is ${written(paired)}, simultaneous over the family`
    return { threshold, verdict: verdictOf(paired, threshold), because }
  }
  // Nothing pairs them: intervals that are apart are the cautious answer.
  const apart = { low: left.low - right.high, high: left.high - right.low, value: left.value - right.value }
  const because = `nothing pairs them: ${threshold.left} is ${written(left)}, ${threshold.right} is ${written(right)}`
  return { threshold, verdict: verdictOf(apart, threshold), because }
}

/** Why a condition was not checked, with one that can be where only an arm was not named well enough. */
function whyAbsent(
  { left: leftPath, operator, right: rightPath, offset }: Threshold,
  left: Measured | NotMeasured,
  right: Measured | NotMeasured | undefined,
): string {
  const missing = [left, right].flatMap((one) => (one && 'absent' in one ? [one] : []))
  const because = missing.map(({ absent }) => absent).join('; ')
  if (missing.some(({ instead }) => instead === undefined)) return because
  const named = (one: Measured | NotMeasured | undefined, path: string): string =>
    (one && 'absent' in one ? one.instead : undefined) ?? path
  const added = offset === 0 ? '' : ` ${offset < 0 ? '-' : '+'} ${Math.abs(offset)}`
  const against = rightPath === undefined ? String(offset) : `${named(right, rightPath)}${added}`
  return `${because}; write such as --fail-if "${named(left, leftPath)} ${operator} ${against}"`
}

type Bounded = Pick<Measured, 'value' | 'low' | 'high'>

function verdictOf(
  { low, high }: Bounded,
  { operator, offset }: Threshold,
): Exclude<ThresholdResult['verdict'], 'absent'> {
  // More than is less than with the signs turned.
  const [least, most, limit] = operator.startsWith('<') ? [low, high, offset] : [-high, -low, -offset]
  const isStrict = operator.length === 1
  if (isStrict ? most < limit : most <= limit) return 'holds'
  return (isStrict ? least >= limit : least > limit) ? 'refuted' : 'undecided'
}

/** left − right by the comparison of the two arms, where the summary has one of this very metric. */
function pairedDifference({ comparisons }: Summary, left: Measured, right: Measured): Bounded | undefined {
  if (left.path !== right.path) return undefined
  const metric = left.path.replace(/\.all$/, '')
  for (const { a, b, metric: compared, level, difference } of comparisons) {
    if (compared !== metric || level !== undefined) continue
    const low = difference.low ?? Number.NEGATIVE_INFINITY
    const high = difference.high ?? Number.POSITIVE_INFINITY
    if (a === right.arm && b === left.arm) return { value: difference.value, low, high }
    if (a === left.arm && b === right.arm) return { value: -difference.value, low: -high, high: -low }
  }
  return undefined
}

function numberOf(text: string): number {
  return text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text)
}

function written({ value, low, high }: Bounded): string {
  return `${rounded(value)} [${rounded(low)}, ${rounded(high)}]`
}

function rounded(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : '−∞'
  return Number(value.toPrecision(4)).toString().replace('-', '−')
}
