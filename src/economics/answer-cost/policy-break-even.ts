import { share } from '../domain.ts'
import type { UsdPerMillion } from '../price/price-overlay.ts'
import { type BilledCounts, priceTokens } from './price-tokens.ts'

/** What one response of an arm takes on average, prompts, re-read prefixes, probes and cancelled siblings in it. */
export interface ResponseTokens {
  /** From 0 to 1. */
  readonly accuracy: number
  readonly tokens: BilledCounts
}

/** Where a policy pays for itself: where a right answer costs no more with it than without. */
export interface PolicyBreakEven {
  readonly baselineUsd: number
  readonly policyUsd: number
  /** Cost of a correct answer with the policy ÷ without; undefined where one of them is never right. */
  readonly ratio: number | undefined
  readonly pays: boolean | undefined
  /** How accurate the policy must be at what it costs; above 1 it cannot pay. */
  readonly accuracyNeeded: number | undefined
  /** Responses of the baseline that cost as much as one of the policy. */
  readonly samplesOfBaseline: number | undefined
  /** Dollars that each further right answer costs; there where the policy is dearer and right more often. */
  readonly usdPerFurtherAnswer: number | undefined
  /** Dollars that a response of the policy may cost beyond what it does; below 0 it costs too much already. */
  readonly slackUsd: number | undefined
  /** So many requests may a response be cut into, each reading prompt and text so far again, before it pays no more. */
  readonly requests: { readonly uncached: number | undefined; readonly cached: number | undefined }
  /** The price of uncached input ÷ price of output at which it makes no difference; undefined where none does. */
  readonly evenInputPriceRatio: number | undefined
}

const million = 1e6

/**
 * Compares a policy with its baseline at a price of tokens. Costs are linear in prices, so that every number here is exact for
 * the averages that go in.
 * @throws RangeError where an accuracy is outside 0 to 1
 */
export function policyBreakEven(
  baseline: ResponseTokens,
  policy: ResponseTokens,
  price: UsdPerMillion,
): PolicyBreakEven {
  share('accuracy', baseline.accuracy)
  share('accuracy', policy.accuracy)
  const [baselineUsd, policyUsd] = [baseline, policy].map(({ tokens }) => priceTokens(tokens, price).usd) as [
    number,
    number,
  ]
  const slackUsd =
    baseline.accuracy === 0 ? undefined : (policy.accuracy * baselineUsd) / baseline.accuracy - policyUsd
  const ratio =
    baseline.accuracy === 0 || policy.accuracy === 0 || baselineUsd === 0
      ? undefined
      : policyUsd / policy.accuracy / (baselineUsd / baseline.accuracy)
  const gain = policy.accuracy - baseline.accuracy
  return {
    baselineUsd,
    policyUsd,
    ratio,
    pays: ratio === undefined ? undefined : ratio <= 1,
    accuracyNeeded: baselineUsd === 0 ? undefined : (policyUsd / baselineUsd) * baseline.accuracy,
    samplesOfBaseline: baselineUsd === 0 ? undefined : policyUsd / baselineUsd,
    usdPerFurtherAnswer: gain > 0 && policyUsd > baselineUsd ? (policyUsd - baselineUsd) / gain : undefined,
    slackUsd,
    requests: {
      uncached: requestsFor(policy.tokens, slackUsd, price.input),
      cached: requestsFor(policy.tokens, slackUsd, price.cachedInput),
    },
    evenInputPriceRatio: evenRatio(baseline, policy),
  }
}

/** m requests, evenly spaced, read the prompt m − 1 times again, and half of the output on average. */
function requestsFor(
  { uncachedInput, cachedInput, output }: BilledCounts,
  slackUsd: number | undefined,
  usdPerMillion: number | undefined,
): number | undefined {
  if (slackUsd === undefined || usdPerMillion === undefined || usdPerMillion === 0) return undefined
  const reread = (usdPerMillion * (uncachedInput + cachedInput + output / 2)) / million
  return reread === 0 || slackUsd < 0 ? undefined : 1 + slackUsd / reread
}

function evenRatio(baseline: ResponseTokens, policy: ResponseTokens): number | undefined {
  if (baseline.accuracy === 0 || policy.accuracy === 0) return undefined
  const more = (kind: 'uncachedInput' | 'output'): number =>
    policy.tokens[kind] / policy.accuracy - baseline.tokens[kind] / baseline.accuracy
  const [input, output] = [more('uncachedInput'), more('output')]
  const ratio = -output / input
  return Number.isFinite(ratio) && ratio > 0 ? ratio : undefined
}
