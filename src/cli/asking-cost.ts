import type { TokenPrice } from '#study'
import type { AskingLimits } from './judge-flags.ts'
import { UsageError } from './usage-error.ts'

/** Whoever is asked, as far as money goes. */
export interface Asked {
  readonly name: string
  /** Absent where none is known. */
  readonly price?: TokenPrice
  /** Whether asking costs no money: what it needs is on this machine. */
  readonly isFree: boolean
}

/** What there is to ask and what it takes. */
export interface Questions {
  readonly questions: number
  readonly promptTokens: number
  readonly outputTokens: number
  readonly costUsd?: number
}

/** More than this in US dollars is not spent unless somebody has said so. */
const unconfirmedUsd = 1

/** "100 questions of about 90,000 tokens in and 20,000 out, about $0.12 (list price …)" */
export function questionsText({ price, isFree }: Asked, asking: Questions): string {
  const { questions, promptTokens, outputTokens, costUsd } = asking
  if (questions === 0) return 'nothing to ask'
  const cost =
    costUsd !== undefined && price
      ? `about ${dollars(costUsd)} (${price.source})`
      : isFree
        ? 'billed by nobody'
        : 'at a price that is not known here'
  return `${count(questions)} questions of about ${count(promptTokens)} tokens in and ${count(outputTokens)} out, ${cost}`
}

/**
 * Asks for a word of the user's where the questions cost more than was agreed to, or nobody knows what they cost.
 * @param fewer the flag by which there would be fewer questions
 * @throws UsageError
 */
export function refuseCost(
  { name, isFree, price }: Asked,
  { questions, costUsd }: Questions,
  limits: AskingLimits,
  fewer = '--limit N for fewer thoughts',
): void {
  if (limits.maxCostUsd !== undefined && !price)
    throw new UsageError(`--max-cost: no price of ${name} is known here; say it with --price IN,OUT`)
  if (questions === 0 || limits.yes || limits.maxCostUsd !== undefined) return
  if (costUsd === undefined) {
    if (isFree) return
    throw new UsageError(
      `no price of ${name} is known here for its ${count(questions)} questions: add --price IN,OUT, or --yes to ask at any price`,
    )
  }
  if (costUsd > unconfirmedUsd) {
    throw new UsageError(
      `${name} would cost about ${dollars(costUsd)}: add --yes, or --max-cost X to stop at X dollars, or ${fewer}`,
    )
  }
}

export function count(value: number): string {
  return value.toLocaleString('en')
}

export function dollars(value: number): string {
  return value > 0 && value < 0.01 ? 'less than $0.01' : `$${value.toFixed(2)}`
}
