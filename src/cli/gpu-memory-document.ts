import {
  byteRatio,
  type CacheMemory,
  type ClaimReading,
  cacheMemory,
  checkedLevers,
  draftedSpeedUp,
  type Explained,
  elementsPerToken,
  expertParameters,
  explain,
  formatBits,
  given,
  impliedOverhead,
  latentRecomputation,
  multiTokenSpeedUp,
  printedReduction,
  type Recomputation,
  recomputation,
  reduction,
  tokensPerStep,
  weightBytes,
} from '#economics'
import type { AskedModel } from './asked-model.ts'

/** `jevons gpu memory --json`. */
export interface MemoryDocument extends CacheMemory {
  readonly model: string
  readonly parameters: {
    readonly total: number | null
    readonly active: number | null
    /** Matrices counted from the configuration. */
    readonly countedTotal: number | null
    readonly countedActive: number | null
    /** Of `countedActive`, the table of which a token reads one row; some publish counts without it. */
    readonly inputEmbedding: number | null
    readonly ofRoutedExperts: number
    readonly source: string
    readonly note: string | null
  }
  readonly weightBytes: Readonly<Record<string, number>> | null
  readonly against?: {
    readonly model: string
    readonly kvBits: number
    readonly kvBytesPerToken: number
    readonly reduction: number
    readonly reductionAtEqualPrecision: number
  }
}

export interface AskedMemory {
  readonly model: AskedModel
  readonly kvBits: number
  readonly contextTokens: number
  readonly weightBits?: number
  readonly against?: { readonly model: AskedModel; readonly kvBits: number }
}

/** Formats that weights are shown in, besides what they are published in. */
const shownFormats = ['bf16', 'fp8', 'int4'] as const

export function memoryDocument(asked: AskedMemory): MemoryDocument {
  const { model, kvBits, contextTokens, against } = asked
  const { shape, size, source, known } = model
  const { counted } = shape
  return {
    model: model.name,
    ...cacheMemory(shape, contextTokens, kvBits),
    parameters: {
      total: size?.total ?? null,
      active: size?.active ?? null,
      countedTotal: counted?.total ?? null,
      countedActive: counted?.active ?? null,
      inputEmbedding: counted?.inputEmbedding ?? null,
      ofRoutedExperts: expertParameters(shape),
      source,
      note: known?.note ?? shape.notCounted ?? null,
    },
    weightBytes: size === undefined ? null : weightsBy(asked, size.total),
    ...(against === undefined ? {} : { against: comparison(asked, against) }),
  }
}

function weightsBy({ model: { shape }, weightBits }: AskedMemory, total: number): Record<string, number> {
  const inBits = (bits: number): number => weightBytes(shape, total, { experts: bits, rest: bits })
  return {
    published: weightBytes(shape, total, shape.published),
    ...Object.fromEntries(shownFormats.map((format) => [format, inBits(formatBits('format', format))])),
    ...(weightBits === undefined ? {} : { asked: inBits(weightBits) }),
  }
}

function comparison(
  { model, kvBits }: AskedMemory,
  { model: other, kvBits: otherBits }: NonNullable<AskedMemory['against']>,
): NonNullable<MemoryDocument['against']> {
  const elements = elementsPerToken(model.shape)
  const elements_0 = elementsPerToken(other.shape)
  return {
    model: other.name,
    kvBits: otherBits,
    kvBytesPerToken: (elements_0 * otherBits) / 8,
    reduction: reduction.of({ elements, bits: kvBits, elements_0, bits_0: otherBits }),
    reductionAtEqualPrecision: 1 - elements / elements_0,
  }
}

/** `jevons gpu memory --claim mla-93 --json`. */
export function claimDocument(readings: readonly ClaimReading[]): object {
  return {
    claim: 'multi-head latent attention reduces the KV cache by 93.3 %',
    source: 'arXiv 2405.04434, abstract',
    printedReduction,
    reproduces: readings.filter(({ isPrinted }) => isPrinted).map(({ id }) => id),
    readings: readings.map(({ id, what, reduction: value, isPrinted }) => ({
      id,
      what,
      reduction: value,
      isPrinted,
    })),
  }
}

/** `jevons gpu memory --levers --json`, and the formulas behind it. */
export interface LeversDocument {
  readonly model: string
  readonly fp8: { readonly bytesAgainstBf16: number; readonly weightBytesSaved: number | null }
  readonly multiTokenPrediction: {
    readonly extraTokens: number
    readonly acceptance: number
    readonly overhead: number
    readonly speedUp: number
    /** What DeepSeek-V3's report prints: 1.8 times at 85 to 90 %. */
    readonly printed: {
      readonly speedUp: number
      readonly acceptance: readonly [number, number]
      readonly impliedOverhead: readonly [number, number]
    }
  }
  readonly recomputation: readonly Recomputation[]
  /** Only of latent attention. */
  readonly latentRecomputationBytes: number | null
}

const printedMtp = { speedUp: 1.8, acceptance: [0.85, 0.9] } as const

export function leversDocument(
  model: AskedModel,
  { contextTokens, acceptance, overhead, extraTokens }: AskedLevers,
): LeversDocument & { readonly explained: readonly Explained[] } {
  checkedLevers(acceptance, overhead)
  const { shape, size, known } = model
  const fp8 = explain(byteRatio, {
    bits: given('bits of FP8', 'bits', 8, 'bit'),
    bits_0: given('bits of BF16', 'bits_0', 16, 'bit'),
  })
  const speedUp = speedUpOf(extraTokens, acceptance, overhead)
  const latent = shape.attention === 'MLA' ? latentSaving(model) : undefined
  const implied = (p: number): number => impliedOverhead.of({ p, speed_up: printedMtp.speedUp })
  const total = size?.total
  return {
    model: known?.id ?? model.name,
    fp8: { bytesAgainstBf16: fp8.value, weightBytesSaved: total === undefined ? null : total },
    multiTokenPrediction: {
      extraTokens,
      acceptance,
      overhead,
      speedUp: speedUp.value,
      printed: { ...printedMtp, impliedOverhead: [implied(0.85), implied(0.9)] },
    },
    recomputation: recomputation(shape.hidden, shape.heads, contextTokens),
    latentRecomputationBytes: latent?.value ?? null,
    explained: [fp8, speedUp, ...(latent === undefined ? [] : [latent])],
  }
}

/** What the levers are asked with. */
interface AskedLevers {
  readonly contextTokens: number
  readonly acceptance: number
  readonly overhead: number
  readonly extraTokens: number
}

function speedUpOf(extraTokens: number, acceptance: number, cost: number): Explained {
  const p = given('how often an extra token is accepted', 'p', acceptance, '')
  const overhead = given('what predicting costs, in steps', 'overhead', cost, '')
  if (extraTokens === 1) return explain(multiTokenSpeedUp, { p, overhead })
  const extra = given('tokens predicted ahead', 'extra', extraTokens, '')
  return explain(draftedSpeedUp, { tokens: explain(tokensPerStep, { p, extra }), overhead })
}

function latentSaving({ shape }: AskedModel): Explained {
  const { keyWidth, valueWidth } = shape.headWidths
  return explain(latentRecomputation, {
    h: given('width of the model', 'h', shape.hidden, 'elements'),
    n: given('heads', 'n', shape.heads, ''),
    d_k: given('width of a query or key', 'd_k', keyWidth, 'elements'),
    d_v: given('width of a value', 'd_v', valueWidth, 'elements'),
  })
}
