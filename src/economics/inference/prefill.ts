import { count } from '../domain.ts'
import { promptAttentionFlop } from '../memory/model-shape.ts'
import { readWeights, touchedExperts } from './decode.ts'
import { sentSeconds } from './links.ts'
import { type Serving, type StepTime, stepTime } from './serving.ts'
import { computeSeconds, memorySeconds } from './step-formulas.ts'

/** Reading one prompt, alone: the time to the first token, without any queue. */
export interface Prefill extends StepTime {
  readonly promptTokens: number
  readonly tokensPerSecond: number
}

/**
 * The roofline of reading a prompt: compute for its tokens and what they see of each other, against reading the weights.
 * @throws RangeError where the prompt is no whole number of tokens from 1
 */
export function prefill(serving: Serving, promptTokens: number): Prefill {
  count('prompt', promptTokens)
  const { shape, gpus, peakFlops, attentionPeakFlops, activeParameters, bandwidth, efficiency } = serving
  const W = readWeights(serving, touchedExperts(serving, promptTokens))
  const attention = promptAttentionFlop(shape.prefillWork, promptTokens) / promptTokens
  const time = stepTime(
    {
      memorySeconds: memorySeconds.of({ W, B: 0, kv: 0, n: gpus, BW: bandwidth, e_b: efficiency.bandwidth }),
      computeSeconds: computeSeconds.of({
        B: promptTokens,
        N: activeParameters,
        F: peakFlops,
        a: attention,
        F_a: attentionPeakFlops,
        n: gpus,
        e_f: efficiency.compute,
      }),
      linkSeconds: sentSeconds(serving, promptTokens),
    },
    serving.overlap,
  )
  return { ...time, promptTokens, tokensPerSecond: promptTokens / time.seconds }
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
  const groups = answersPerSecond * prompt.seconds
  return {
    promptTokens: prompt.promptTokens,
    answerTokens,
    prefillGroupsPerDecodeGroup: groups,
    prefillShareOfGpus: groups / (1 + groups),
    answersPerSecond,
    tokensPerSecondIfShared: decodeTokensPerSecond / (1 + groups),
  }
}
