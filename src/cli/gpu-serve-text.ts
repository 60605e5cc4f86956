import { type Bound, type DecodeStep, type Disaggregated, gpusText, type Range, type Split } from '#economics'
import { grouped, plainTable } from './plain-table.ts'

/** `jevons gpu serve --json`. */
export interface ServeDocument {
  readonly model: string
  readonly gpu: string
  /** GPUs that share a copy of the model. */
  readonly count: number
  /** GPUs to a board of it, such as 2 to a superchip. */
  readonly gpusPerBoard: number
  /** The format that matrices are multiplied in. */
  readonly computesIn: string
  readonly split: Split
  readonly batch: number
  readonly contextTokens: number
  readonly tokensPerSecond: number
  readonly tokensPerSecondEach: number
  readonly usdPerMillionTokens: number | null
  readonly boundBy: Bound
  readonly memoryBy: DecodeStep['memoryBy']
  readonly largestBatch: number
  /** Answers at once, each at `leastSpeed` where one is asked for. */
  readonly concurrentUsers: number
  readonly leastSpeed: number | null
  /** Over the ranges of the efficiencies. */
  readonly ranges: { readonly tokensPerSecond: Range; readonly usdPerMillionTokens: Range | null }
  readonly step: {
    readonly seconds: number
    readonly memorySeconds: number
    readonly computeSeconds: number
    readonly linkSeconds: number
    readonly weightBytesRead: number
    readonly kvBytesRead: number
    readonly expertsTouched: number | null
  }
  readonly prefill: {
    readonly promptTokens: number
    /** Of one prompt alone, without any queue: the time to the first token. */
    readonly seconds: number
    /** Of as many prompts side by side as answers. */
    readonly tokensPerSecond: number
    readonly usdPerMillionTokens: number | null
    readonly boundBy: Bound
  }
  readonly disaggregated: Disaggregated
  readonly memory: { readonly weightBytes: number; readonly usableBytes: number }
  readonly ridgeFlopPerByte: number
}

const bounds: Readonly<Record<Bound, string>> = {
  memory: 'memory bandwidth',
  compute: 'compute',
  interconnect: 'the links between GPUs',
}

/** What serving yields, for a terminal. */
export function serveText(document: ServeDocument): string {
  const { model, gpu, count, gpusPerBoard, computesIn, batch, contextTokens, prefill } = document
  const lines = [
    `${model} on ${gpusText(count, { name: gpu, gpus: gpusPerBoard })}, computed in ${computesIn}; ${grouped(batch)} answers of ${grouped(contextTokens)} tokens at once`,
    '',
    ...plainTable(rows(document)),
    '',
    `A step takes ${milliseconds(document.step.seconds)}: memory ${milliseconds(document.step.memorySeconds)}, compute ${milliseconds(document.step.computeSeconds)}, links ${milliseconds(document.step.linkSeconds)}. What takes it: ${bounds[document.boundBy]}${document.boundBy === 'memory' ? `, mostly the ${document.memoryBy === 'kvCache' ? 'KV cache' : 'weights'}` : ''}.`,
    ...(document.step.expertsTouched === null
      ? []
      : [
          `A step uses ${grouped(document.step.expertsTouched, 1)} different experts of a layer, and reads ${gigabytes(document.step.weightBytesRead)} of ${gigabytes(document.memory.weightBytes)} of weights.`,
        ]),
    `A prompt of ${grouped(prefill.promptTokens)} tokens alone is read in ${milliseconds(prefill.seconds)}; of as many as answers what takes the time is ${bounds[prefill.boundBy]}.`,
    ...apartLines(document),
    ...(isCertain(document)
      ? ['Efficiencies are 1: an upper bound of what hardware allows, no forecast.']
      : []),
  ]
  return `${lines.join('\n')}\n`
}

function rows(document: ServeDocument): readonly (readonly string[])[] {
  const { ranges, usdPerMillionTokens, prefill, largestBatch, concurrentUsers, leastSpeed } = document
  const price =
    usdPerMillionTokens === null
      ? []
      : [
          [
            'dollars a million tokens out',
            usdPerMillionTokens.toFixed(4),
            rangeText(ranges.usdPerMillionTokens, 4),
          ],
        ]
  const priceIn =
    prefill.usdPerMillionTokens === null
      ? []
      : [['dollars a million tokens in', prefill.usdPerMillionTokens.toFixed(4), '']]
  const users =
    leastSpeed === null
      ? []
      : [[`answers at once at ${grouped(leastSpeed)} tokens a second each`, grouped(concurrentUsers), '']]
  return [
    ['', 'value', isCertain(document) ? '' : 'range'],
    ['tokens a second', grouped(document.tokensPerSecond, 1), rangeText(ranges.tokensPerSecond, 1)],
    ['tokens a second, each answer', grouped(document.tokensPerSecondEach, 1), ''],
    ...price,
    ['prompt tokens a second', grouped(prefill.tokensPerSecond), ''],
    ...priceIn,
    ['answers at once that fit', grouped(largestBatch), ''],
    ...users,
  ]
}

function apartLines({ disaggregated: apart, count }: ServeDocument): readonly string[] {
  const { promptTokens, answerTokens, prefillShareOfGpus, tokensPerSecondIfShared } = apart
  return [
    `Prompts of ${grouped(promptTokens)} and answers of ${grouped(answerTokens)} tokens: with prompts read apart, ${grouped(100 * prefillShareOfGpus, 1)} % of the GPUs read; the same ${count} doing both yield ${grouped(tokensPerSecondIfShared, 1)} tokens a second.`,
  ]
}

function isCertain({ ranges: { tokensPerSecond } }: ServeDocument): boolean {
  return tokensPerSecond.low === tokensPerSecond.high
}

function rangeText(range: Range | null, decimals: number): string {
  return range === null || range.low === range.high
    ? ''
    : `${grouped(range.low, decimals)}–${grouped(range.high, decimals)}`
}

function milliseconds(seconds: number): string {
  return seconds >= 1 ? `${seconds.toFixed(2)} s` : `${(seconds * 1e3).toFixed(2)} ms`
}

function gigabytes(bytes: number): string {
  return `${grouped(bytes / 1e9, 1)} GB`
}
