import type { PolicyEvent, Probe } from '#policy'
import type { Sampling } from '../engine.ts'
import type { Stretch, StretchEnd, StretchToken } from './stretch.ts'

/** A copy of a response that is asked something, in one stretch. */
export interface StretchedProbe {
  /** Whether the model can read it, as far as that is known. */
  readonly fits: boolean
  readonly stretch: () => Stretch
  /** Takes a token; false once the copy has said what it was to say. */
  readonly take: (token: StretchToken) => boolean
  /** What it has said is forgotten. */
  readonly restart: () => void
  readonly result: (end: StretchEnd | undefined) => Extract<PolicyEvent, { type: 'probeResult' }>
  /** How many tokens it took, with those it was asked by. */
  readonly tokens: () => number
}

export function stretchedProbe({
  directive,
  before,
  put,
  stream,
  sampling,
  context,
}: {
  readonly directive: Probe
  /** What of the response the copy begins with. */
  readonly before: readonly StretchToken[]
  /** What it is asked. */
  readonly put: readonly StretchToken[]
  readonly stream: string
  readonly sampling: Sampling
  readonly context?: { readonly tokens: number; readonly prompt: number }
}): StretchedProbe {
  const prefix = [...before, ...put]
  const { maxTokens, until, temperature = sampling.temperature, closing } = directive
  const room = context ? context.tokens - context.prompt - prefix.length : Number.POSITIVE_INFINITY
  const logProbabilities: number[] = []
  let text = ''
  let drawn = 0
  const end = (): number => (until === undefined ? -1 : text.indexOf(until))
  return {
    fits: room > 0,
    stretch: () => ({
      purpose: 'probe',
      prefix,
      isWithin: closing === undefined,
      biases: [],
      maxTokens: Math.max(1, Math.min(maxTokens, room)),
      temperature,
      stream,
      offset: 0,
      withProbabilities: true,
    }),
    take(token) {
      if (token.isSilent) return true
      drawn++
      text += token.text
      if (token.logProbability !== undefined) logProbabilities.push(token.logProbability)
      return end() < 0 && drawn < maxTokens
    },
    restart() {
      text = ''
      drawn = 0
      logProbabilities.length = 0
    },
    result: (ended) => ({
      type: 'probeResult',
      text: end() < 0 ? text : text.slice(0, end()),
      ...(logProbabilities.length > 0 && { logProbabilities }),
      finished: end() >= 0 || ended?.finish === 'stop',
    }),
    tokens: () => (room > 0 ? put.length + drawn : 0),
  }
}
