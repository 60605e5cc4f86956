import { count } from '../domain.ts'
import { promptAttentionFlop } from '../memory/model-shape.ts'
import { readWeights, touchedExperts } from './decode.ts'
import { sentSeconds } from './links.ts'
import type { Serving, StepTime } from './serving.ts'
import { computeSeconds, memorySeconds } from './step-formulas.ts'
import { checkEfficiency, type StepLoad, timeOfLoad } from './step-load.ts'

/** Reading prompts: of one alone the time to the first token, without any queue. */
export interface Prefill extends StepTime {
  readonly promptTokens: number
  readonly prompts: number
  readonly tokensPerSecond: number
}

/**
 * The load of reading prompts side by side, whatever the efficiencies.
 * @throws RangeError where the prompt is no whole number of tokens from 1, or their number none from 1
 */
function prefillLoad(serving: Serving, promptTokens: number, prompts = 1): StepLoad {
  const tokens = count('prompt', promptTokens) * count('prompts', prompts)
  const { shape, gpus, peakFlops, attentionPeakFlops, activeParameters, bandwidth, overlap } = serving
  const W = readWeights(serving, touchedExperts(serving, tokens))
  return {
    tokens,
    memorySeconds: memorySeconds.of({ W, B: 0, kv: 0, n: gpus, BW: bandwidth, e_b: 1 }),
    computeSeconds: computeSeconds.of({
      B: tokens,
      N: activeParameters,
      F: peakFlops,
      a: promptAttentionFlop(shape.prefillWork, promptTokens) / promptTokens,
      F_a: attentionPeakFlops,
      n: gpus,
      e_f: 1,
    }),
    linkSeconds: sentSeconds(serving, tokens, 'prefill'),
    overlap,
  }
}

/**
 * The roofline of reading prompts: compute for their tokens and what they see of each other, against reading the weights.
 * One prompt alone gives the time to the first token; several share the reading of the weights.
 * @throws RangeError where the prompt is no whole number of tokens from 1, or an efficiency no share above 0
 */
export function prefill(serving: Serving, promptTokens: number, prompts = 1): Prefill {
  checkEfficiency(serving.efficiency)
  const load = prefillLoad(serving, promptTokens, prompts)
  const time = timeOfLoad(load, serving.efficiency)
  return { ...time, promptTokens, prompts, tokensPerSecond: load.tokens / time.seconds }
}

/** Prompts read by GPUs of their own, answers decoded by others. */
export interface Disaggregated {
  readonly promptTokens: number
  readonly answerTokens: number
  /** Groups that read prompts for each that decodes: above 1, reading is the larger part. */
  readonly prefillGroupsPerDecodeGroup: number
  readonly prefillShareOfGpus: number
  /** Answers that one decoding group finishes a second. */
  readonly answersPerSecond: number
  /** Tokens a second of one group that does both in turn: what reading takes, decoding lacks. */
  readonly tokensPerSecondIfShared: number
}

export function disaggregated(
  prompt: Prefill,
  decodeTokensPerSecond: number,
  answerTokens: number,
): Disaggregated {
  const answersPerSecond = decodeTokensPerSecond / answerTokens
  const groups = (answersPerSecond * prompt.seconds) / prompt.prompts
  return {
    promptTokens: prompt.promptTokens,
    answerTokens,
    prefillGroupsPerDecodeGroup: groups,
    prefillShareOfGpus: groups / (1 + groups),
    answersPerSecond,
    tokensPerSecondIfShared: decodeTokensPerSecond / (1 + groups),
  }
}
