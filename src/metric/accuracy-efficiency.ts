/** Accuracy and length of one arm: the mean over its responses. */
export interface AccuracyAndTokens {
  /** From 0 to 1. */
  readonly accuracy: number
  /** Reasoning tokens a response. */
  readonly tokens: number
}

/**
 * The accuracy–efficiency score of O1-Pruner (arXiv 2501.12570): the share of tokens saved, plus three times the relative
 * gain of accuracy, or minus five times its relative loss. Above 0 the arm is worth more than the baseline. Undefined where
 * the baseline has no accuracy or no tokens to compare with.
 */
export function accuracyEfficiencyScore(
  baseline: AccuracyAndTokens,
  arm: AccuracyAndTokens,
): number | undefined {
  if (!(baseline.accuracy > 0 && baseline.tokens > 0)) return undefined
  const saved = (baseline.tokens - arm.tokens) / baseline.tokens
  const gained = (arm.accuracy - baseline.accuracy) / baseline.accuracy
  return saved + (gained >= 0 ? 3 : 5) * gained
}

/**
 * Accuracy per computation unit (CoT-Valve, arXiv 2502.09601): accuracy ÷ (parameters × tokens), in its authors' units: percent,
 * billions of parameters, times 100. Undefined without tokens or parameters.
 */
export function accuracyPerComputation(
  { accuracy, tokens }: AccuracyAndTokens,
  billionParameters: number,
): number | undefined {
  return tokens > 0 && billionParameters > 0 ? (1e4 * accuracy) / (billionParameters * tokens) : undefined
}

/** How many times the baseline's accuracy per computation the arm has; of one model, whose parameters cancel. */
export function computationRatio(baseline: AccuracyAndTokens, arm: AccuracyAndTokens): number | undefined {
  if (!(baseline.accuracy > 0 && baseline.tokens > 0 && arm.tokens > 0)) return undefined
  return (arm.accuracy * baseline.tokens) / (baseline.accuracy * arm.tokens)
}
