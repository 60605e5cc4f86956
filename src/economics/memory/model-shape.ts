import type { Explained } from '../explained.ts'

/** How the heads of a layer share keys and values. */
export type AttentionKind = 'MHA' | 'GQA' | 'MQA' | 'MLA' | 'compressed'

/** Layers that keep the same kind of thing of an answer's context. */
export interface CacheGroup {
  /**
   * `full`: an entry for each token; `sliding`: for the last ones; `compressed`: one for several tokens; `index`: keys that
   * find the entries worth reading; `state`: one, however long the context is.
   */
  readonly kind: 'full' | 'sliding' | 'compressed' | 'index' | 'state'
  readonly layers: number
  /** Elements of one entry in one layer, with the formula that gives them. */
  readonly width: Explained
  /** Tokens that share an entry: 1, or the ratio of the compression. */
  readonly tokensPerEntry: number
  /** Entries beyond so many push out the oldest: the window. */
  readonly mostEntries?: number
  /** Entries that one step reads at most, where an index picks them. */
  readonly mostRead?: number
  /** Where it is not kept in the format of the cache. */
  readonly bits?: number
}

/** Experts of a model that has some: all their layers are alike. */
export interface Experts {
  readonly layers: number
  readonly routed: number
  /** Routed experts that one token uses. */
  readonly active: number
  /** Parameters of one routed expert in one layer. */
  readonly parametersEach: number
}

/** Parameters counted from a configuration: matrices, without norms and biases. */
export interface CountedParameters {
  readonly total: number
  /** All but the routed experts that a token leaves idle. */
  readonly active: number
  /** Of `active`, the embedding table, of which a token reads one row. */
  readonly inputEmbedding: number
}

/** FLOP of attention over one entry of context, for one token, over all layers of a group. */
export interface AttentionWork {
  readonly layers: number
  readonly flopPerEntry: number
  readonly tokensPerEntry: number
  readonly mostEntries?: number
}

/** What a configuration says of memory and compute. */
export interface ModelShape {
  readonly attention: AttentionKind
  readonly layers: number
  readonly hidden: number
  readonly heads: number
  readonly keyValueHeads: number
  /** Of one head, unfolded. */
  readonly headWidths: { readonly keyWidth: number; readonly valueWidth: number }
  readonly cache: readonly CacheGroup[]
  /** While answers are generated: keys and values stay compressed where the model can. */
  readonly decodeWork: readonly AttentionWork[]
  /** While a prompt is read: keys and values are unfolded. */
  readonly prefillWork: readonly AttentionWork[]
  /** Elements a token and layer would keep if every head had its own keys and values. */
  readonly ownMhaElements: number
  readonly experts?: Experts
  readonly counted?: CountedParameters
  /** Why the parameters are not counted, where they aren't. */
  readonly notCounted?: string
  /** Bits of a weight as published, by the model's `quantization_config` and `torch_dtype`. */
  readonly published: { readonly experts: number; readonly rest: number }
}

/** Elements kept of one answer's context: what the KV cache grows to. */
export function cacheEntries(
  { tokensPerEntry, mostEntries = Number.POSITIVE_INFINITY, kind }: CacheGroup,
  context: number,
): number {
  return kind === 'state' ? 1 : Math.min(Math.floor(context / tokensPerEntry), mostEntries)
}

/** Bytes that one answer's context of so many tokens takes. */
export function cacheBytes(cache: readonly CacheGroup[], context: number, bits: number): number {
  return sumOver(cache, bits, (group) => cacheEntries(group, context))
}

/** Bytes of it that one step reads: all, save where an index picks some. */
export function cacheBytesRead(cache: readonly CacheGroup[], context: number, bits: number): number {
  return sumOver(cache, bits, (group) =>
    Math.min(cacheEntries(group, context), group.mostRead ?? Number.POSITIVE_INFINITY),
  )
}

/** Bytes that a token adds while no window is full; a state is there from the start. */
export function cacheBytesPerToken(cache: readonly CacheGroup[], bits: number): number {
  return sumOver(cache, bits, ({ kind, tokensPerEntry }) => (kind === 'state' ? 0 : 1 / tokensPerEntry))
}

/** Bytes that a token adds once every window is full. */
export function lateCacheBytesPerToken(cache: readonly CacheGroup[], bits: number): number {
  const growing = cache.filter(({ mostEntries, kind }) => mostEntries === undefined && kind !== 'state')
  return cacheBytesPerToken(growing, bits)
}

function sumOver(cache: readonly CacheGroup[], bits: number, entries: (group: CacheGroup) => number): number {
  return cache.reduce(
    (bytes, group) => bytes + (entries(group) * group.layers * group.width.value * (group.bits ?? bits)) / 8,
    0,
  )
}

/** FLOP of attention for one more token after so many. */
export function attentionFlop(work: readonly AttentionWork[], context: number): number {
  return work.reduce(
    (flop, { layers, flopPerEntry, tokensPerEntry, mostEntries = Number.POSITIVE_INFINITY }) =>
      flop + layers * flopPerEntry * Math.min(context / tokensPerEntry, mostEntries),
    0,
  )
}

/** FLOP of attention for a whole prompt: each token sees those before it. */
export function promptAttentionFlop(work: readonly AttentionWork[], tokens: number): number {
  return work.reduce((flop, { layers, flopPerEntry, tokensPerEntry, mostEntries }) => {
    // Up to the window the sum is a triangle, after it a rectangle.
    const ramp = Math.min(tokens, (mostEntries ?? Number.POSITIVE_INFINITY) * tokensPerEntry)
    const pairs = (ramp * ramp) / 2 + (tokens - ramp) * ramp
    return flop + (layers * flopPerEntry * pairs) / tokensPerEntry
  }, 0)
}
