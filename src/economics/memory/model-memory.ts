import { type CacheShare, cacheShares, ownMhaElements } from './cache-formulas.ts'
import {
  type AttentionKind,
  cacheBytes,
  cacheBytesPerToken,
  lateCacheBytesPerToken,
  type ModelShape,
} from './model-shape.ts'

/** What one answer's context takes. */
export interface CacheMemory {
  readonly attention: AttentionKind
  readonly kvBits: number
  /** What a token adds while no window is full. */
  readonly kvBytesPerToken: number
  /** What it adds once every window is full. */
  readonly kvBytesPerTokenBeyondWindows: number
  readonly contextTokens: number
  readonly kvBytes: number
  /** What a token would add if every head had its own keys and values, as in standard attention. */
  readonly kvBytesPerTokenIfMha: number
  /** Against that: no claim about any other model. */
  readonly reductionAgainstOwnMha: number
  readonly cache: readonly CacheShare[]
}

export function cacheMemory(shape: ModelShape, contextTokens: number, kvBits: number): CacheMemory {
  const kvBytesPerToken = cacheBytesPerToken(shape.cache, kvBits)
  const kvBytesPerTokenIfMha = (ownMhaElements(shape) * kvBits) / 8
  return {
    attention: shape.attention,
    kvBits,
    kvBytesPerToken,
    kvBytesPerTokenBeyondWindows: lateCacheBytesPerToken(shape.cache, kvBits),
    contextTokens,
    kvBytes: cacheBytes(shape.cache, contextTokens, kvBits),
    kvBytesPerTokenIfMha,
    reductionAgainstOwnMha: 1 - kvBytesPerToken / kvBytesPerTokenIfMha,
    cache: cacheShares(shape, contextTokens, kvBits),
  }
}

/** Of all parameters, those of routed experts: only these can be left idle, and only these may be in another format. */
export function expertParameters({ experts }: ModelShape): number {
  return experts === undefined ? 0 : experts.layers * experts.routed * experts.parametersEach
}

/** Bytes of the weights, experts and rest each in a format of their own. */
export function weightBytes(
  shape: ModelShape,
  total: number,
  bits: { experts: number; rest: number },
): number {
  const routed = Math.min(expertParameters(shape), total)
  return (routed * bits.experts + (total - routed) * bits.rest) / 8
}
