import { batchThatFits, decodeStep } from './decode.ts'
import { prefill } from './prefill.ts'
import type { PublishedPoint } from './published-point.ts'
import type { Serving } from './serving.ts'

/** A published speed beside the roofline's. */
export interface PointCheck {
  readonly id: string
  /** In the unit that was published. */
  readonly published: number
  /** At full efficiency: what hardware allows at best. */
  readonly predicted: number
  /** Published over predicted, as speeds: the efficiency that would explain it. Above 1 the model is wrong. */
  readonly impliedEfficiency: number
  /** Predicted over published, less 1. */
  readonly error: number
}

/** @throws RangeError where the point cannot be computed */
export function checkPoint(point: PublishedPoint, serving: Serving): PointCheck {
  const { id, published } = point
  const perSecond = predictedSpeed(point, serving)
  const scale = published.perGpus === undefined ? 1 : published.perGpus / serving.gpus
  const predicted = published.unit === 's' ? 1 / perSecond : perSecond * scale
  const impliedEfficiency = published.unit === 's' ? predicted / published.value : published.value / predicted
  return {
    id,
    published: published.value,
    predicted,
    impliedEfficiency,
    error: predicted / published.value - 1,
  }
}

/** Tokens a second of all GPUs together; of one answer where a time was published. */
function predictedSpeed(point: PublishedPoint, serving: Serving): number {
  const {
    phase,
    contextTokens,
    batch = batchThatFits(serving, contextTokens),
    promptTokens = contextTokens,
    answerTokens = 1,
    hitShare = 0,
    published,
  } = point
  if (phase === 'prefill') return prefill(serving, promptTokens, batch).tokensPerSecond / (1 - hitShare)
  const step = decodeStep(serving, batch, contextTokens)
  if (phase === 'link') return 1 / step.linkSeconds
  if (phase === 'decode') return published.unit === 's' ? step.tokensPerSecondEach : step.tokensPerSecond
  const reading = prefill(serving, promptTokens, batch).seconds
  return (batch * answerTokens) / (reading + answerTokens * step.seconds)
}
