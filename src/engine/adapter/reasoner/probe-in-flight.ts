import type { PolicyEvent, Probe } from '#policy'
import type { Sampling } from '../../engine.ts'
import type { SteeredModel } from './model-files.ts'
import { reasoningMarkers } from './prompt.ts'
import { responseText } from './response-text.ts'
import type { TokenSequence } from './token-sequence.ts'

/** A copy of a response that is continued for a while, in the place of the response itself. */
export interface ProbeInFlight {
  readonly drawing: () => { readonly temperature: number; readonly uniform: number }
  readonly accept: (id: number, logProbability: number) => void
  readonly isOver: () => boolean
  readonly result: () => Extract<PolicyEvent, { type: 'probeResult' }>
  /** Puts the response back as it was, and tells how many tokens the probe took, its suffix included. */
  readonly restore: () => number
}

export function probeInFlight(
  { tokenizer, config }: SteeredModel,
  sequence: TokenSequence,
  {
    directive,
    at,
    piece,
    random,
    sampling,
  }: {
    readonly directive: Probe
    /** Where the copy ends among the tokens, and a piece of the token that stands there. */
    readonly at: number
    readonly piece: string
    readonly random: (position: number) => number
    readonly sampling: Sampling
  },
): ProbeInFlight {
  const { suffix, closing, maxTokens, until, temperature = sampling.temperature } = directive
  const closed = closing === undefined ? '' : `${closing}${reasoningMarkers.close}`
  const put = tokenizer.encode(`${piece}${closed}${suffix}`)
  const text = responseText(tokenizer)
  const logProbabilities: number[] = []
  const set = sequence.cut(at)
  const fits = at + put.length < config.context
  if (fits) sequence.push(...put)
  let finished = false
  let drawn = 0
  const end = (): number => (until === undefined ? -1 : text.text().indexOf(until))
  return {
    drawing: () => ({ temperature, uniform: random(drawn) }),
    accept(id, logProbability) {
      drawn++
      logProbabilities.push(logProbability)
      finished = id === config.endToken
      if (finished) return
      text.add(id)
      sequence.push(id)
      finished = end() >= 0
    },
    isOver: () => !fits || finished || drawn >= maxTokens || sequence.tokens.length >= config.context,
    result: () => ({
      type: 'probeResult',
      text: end() < 0 ? text.text() : text.text().slice(0, end()),
      logProbabilities,
      finished,
    }),
    restore() {
      sequence.cut(at)
      sequence.push(...set)
      return fits ? put.length + drawn : 0
    },
  }
}
