import {
  batchAtSpeed,
  disaggregated,
  explainServe,
  fittingStep,
  gpusIn,
  type Prefill,
  prefill,
  ridge,
  servedRanges,
  tokenPrice,
  usableShare,
  weightParts,
} from '#economics'
import { amountFlag } from './amount-flag.ts'
import { type AskedServing, askedServing, type ServingFlags } from './asked-serving.ts'
import { explainedText } from './explained-text.ts'
import { servingExample } from './gpu-serve-example.ts'
import { type ServeDocument, serveText } from './gpu-serve-text.ts'
import { numberFlag } from './number-flag.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ServeFlags extends ServingFlags {
  readonly batch?: string
  readonly context?: string
  readonly prompt?: string
  readonly leastSpeed?: string
  readonly price?: string
  readonly example?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: string
}

interface Load {
  readonly batch?: number
  readonly contextTokens: number
  readonly promptTokens: number
  readonly leastSpeed?: number
  readonly usdPerGpuHour?: number
}

const usualContext = 4096
const mostTokens = 1e9
const mostBatch = 1e7

/** `jevons gpu serve`: what serving a model on own hardware yields, and what binds. */
export async function gpuServe(given: object, world: World): Promise<void> {
  const flags = given as ServeFlags
  if (flags.example !== undefined) return world.out(servingExample(flags.example, flags))
  const asked = askedServing(flags)
  const load = loadOf(flags)
  const { step } = withinDomain(() => fittingStep(asked.serving, load.contextTokens, load.batch))
  if (flags.explain)
    return world.out(explainedText([explainServe(asked.serving, step, load.usdPerGpuHour)], flags.lang))
  const document = withinDomain(() => serveDocument(asked, load))
  world.out(flags.json ? `${JSON.stringify(document, undefined, 2)}\n` : serveText(document))
}

function loadOf(flags: ServeFlags): Load {
  const batch = numberFlag('--batch', flags.batch, { least: 1, most: mostBatch, whole: true })
  const contextTokens =
    numberFlag('--context', flags.context, { least: 1, most: mostTokens, whole: true }) ?? usualContext
  const prompt = numberFlag('--prompt', flags.prompt, { least: 1, most: contextTokens, whole: true })
  const leastSpeed = amountFlag('--least-speed', flags.leastSpeed)
  const usdPerGpuHour = amountFlag('--price', flags.price)
  return {
    contextTokens,
    promptTokens: prompt ?? Math.max(1, Math.floor(contextTokens / 2)),
    ...(batch === undefined ? {} : { batch }),
    ...(leastSpeed === undefined ? {} : { leastSpeed }),
    ...(usdPerGpuHour === undefined ? {} : { usdPerGpuHour }),
  }
}

function serveDocument({ model, gpu, speed, serving, ranges }: AskedServing, load: Load): ServeDocument {
  const { contextTokens, promptTokens, leastSpeed, usdPerGpuHour } = load
  const { step, largestBatch } = fittingStep(serving, contextTokens, load.batch)
  const priced = (perSecond: number): number | null =>
    usdPerGpuHour === undefined ? null : tokenPrice(serving.gpus, usdPerGpuHour, perSecond)
  const { batch, tokensPerSecond, tokensPerSecondEach, boundBy, memoryBy } = step
  const alone = prefill(serving, promptTokens)
  // Prompts are read side by side as answers are decoded.
  const together = prefill(serving, promptTokens, batch)
  const { shared, routed } = weightParts(serving)
  // The context grows from the prompt while an answer is decoded: on average it is half way.
  const answerTokens = Math.max(1, 2 * (contextTokens - promptTokens))
  const served = servedRanges(serving, ranges, {
    batch,
    contextTokens,
    ...(usdPerGpuHour === undefined ? {} : { usdPerGpuHour }),
  })
  return {
    model: model.name,
    gpu: gpu.name,
    count: serving.gpus,
    gpusPerBoard: gpusIn(gpu),
    computesIn: speed.precision,
    split: serving.split,
    batch,
    contextTokens,
    tokensPerSecond,
    tokensPerSecondEach,
    usdPerMillionTokens: priced(tokensPerSecond),
    boundBy,
    memoryBy,
    largestBatch,
    concurrentUsers:
      leastSpeed === undefined
        ? largestBatch
        : batchAtSpeed(serving, contextTokens, leastSpeed, largestBatch),
    leastSpeed: leastSpeed ?? null,
    ranges: {
      tokensPerSecond: served.tokensPerSecond,
      usdPerMillionTokens: served.usdPerMillionTokens ?? null,
    },
    step: {
      seconds: step.seconds,
      memorySeconds: step.memorySeconds,
      computeSeconds: step.computeSeconds,
      linkSeconds: step.linkSeconds,
      weightBytesRead: step.weightBytesRead,
      kvBytesRead: step.kvBytesRead,
      expertsTouched: step.expertsTouched ?? null,
    },
    prefill: prefillPart(alone, together, priced(together.tokensPerSecond)),
    disaggregated: disaggregated(together, tokensPerSecond, answerTokens),
    memory: { weightBytes: shared + routed, usableBytes: usableShare * serving.gpus * serving.memory },
    ridgeFlopPerByte: ridge(gpu, speed),
  }
}

function prefillPart(
  { promptTokens, seconds }: Prefill,
  { tokensPerSecond, boundBy }: Prefill,
  usdPerMillionTokens: number | null,
): ServeDocument['prefill'] {
  return { promptTokens, seconds, tokensPerSecond, usdPerMillionTokens, boundBy }
}
