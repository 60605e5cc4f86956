import type { ModelShape } from '../memory/model-shape.ts'

/**
 * How GPUs share a copy of a model. `ideal`: everything evenly, nothing twice; `tensor`: each has a part of every matrix,
 * and keys and values are kept again where there are more GPUs than heads of them; `data`: attention and what every token
 * passes is on each GPU, answers and experts are spread.
 */
export type Split = 'ideal' | 'tensor' | 'data'

/** Shares of what a chip can do at best that are reached: 0 to 1. */
export interface Efficiency {
  readonly bandwidth: number
  readonly compute: number
  /** Of the links between GPUs; without it their time is not counted. */
  readonly link?: number
}

/** A model on GPUs that share one copy of it. */
export interface Serving {
  readonly shape: ModelShape
  readonly totalParameters: number
  readonly activeParameters: number
  readonly weightBits: { readonly experts: number; readonly rest: number }
  readonly kvBits: number
  readonly gpus: number
  /** Of one GPU, dense, in the format that matrices are multiplied in: FLOP/s. */
  readonly peakFlops: number
  /** Of one GPU, in the format that attention is computed in: FLOP/s. */
  readonly attentionPeakFlops: number
  /** Of one GPU: byte/s. */
  readonly bandwidth: number
  /** Of one GPU: bytes. */
  readonly memory: number
  /** Between two GPUs of a server, one direction: byte/s. */
  readonly linkBandwidth: number
  /** Of a GPU to other servers, one direction: byte/s; without it only one server can be computed. */
  readonly networkBandwidth?: number
  readonly gpusPerServer: number
  readonly efficiency: Efficiency
  readonly split: Split
  /** Whether sending goes on while computing does. */
  readonly overlap: boolean
}

/** What takes the time of a step. */
export type Bound = 'memory' | 'compute' | 'interconnect'

/** What a step takes, and of what. */
export interface StepTime {
  readonly seconds: number
  readonly memorySeconds: number
  readonly computeSeconds: number
  readonly linkSeconds: number
  readonly boundBy: Bound
}

/** How many times what all GPUs together hold of a copy is held, and the cache of an answer. */
export function copies({ split, gpus, shape }: Serving): { readonly shared: number; readonly cache: number } {
  if (split === 'data') return { shared: gpus, cache: 1 }
  // One GPU holds one head of keys and values at least; those of latent attention are one for all heads.
  return { shared: 1, cache: split === 'tensor' ? Math.max(1, gpus / shape.keyValueHeads) : 1 }
}

/** The time of a step from its parts: the slower of memory and compute, and sending after or beside it. */
export function stepTime(
  memorySeconds: number,
  computeSeconds: number,
  linkSeconds: number,
  overlap: boolean,
): StepTime {
  const busy = Math.max(memorySeconds, computeSeconds)
  const seconds = overlap ? Math.max(busy, linkSeconds) : busy + linkSeconds
  const boundBy = boundOf(memorySeconds, computeSeconds, linkSeconds)
  return { seconds, memorySeconds, computeSeconds, linkSeconds, boundBy }
}

function boundOf(memory: number, compute: number, link: number): Bound {
  if (link > Math.max(memory, compute)) return 'interconnect'
  return compute > memory ? 'compute' : 'memory'
}
