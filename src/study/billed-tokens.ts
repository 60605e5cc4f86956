import type { MeasuredResponse } from '#metric'
import type { RunDescription, SummaryArm } from '#run'
import type { Estimator } from './estimator.ts'

/** What an arm's responses are billed; the reason is noted where that can't be weighted. */
export function billedTokens(
  responses: readonly MeasuredResponse[],
  { priceRatio }: RunDescription,
  { path, estimator }: { readonly path: string; readonly estimator: Estimator },
): SummaryArm['billedTokens'] {
  const there = responses.filter(({ outcome }) => outcome !== 'failed')
  const sum = (kind: 'prompt' | 'cachedPrompt' | 'output'): number =>
    there.reduce((total, { tokens }) => total + (tokens[kind] ?? 0), 0)
  const cachedInput = sum('cachedPrompt')
  const counts = {
    uncachedInput: Math.max(0, sum('prompt') - cachedInput),
    cachedInput,
    output: sum('output'),
  }
  const missing = whyNoPrice(there)
  if (missing !== undefined) {
    estimator.note(`${path}.billedTokens.weightedPerResponse`, missing)
    return counts
  }
  const weighted =
    counts.uncachedInput * priceRatio.uncachedInput +
    counts.cachedInput * priceRatio.cachedInput +
    counts.output * priceRatio.output
  return { ...counts, weightedPerResponse: weighted / there.length }
}

function whyNoPrice(responses: readonly MeasuredResponse[]): string | undefined {
  if (responses.length === 0) return 'no response'
  const untold = responses.filter(({ tokens }) => tokens.prompt === undefined || tokens.output === undefined)
  if (untold.length === 0) return undefined
  return `${untold.length} of ${responses.length} responses do not say how many tokens they were billed for`
}
