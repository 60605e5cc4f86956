import type { Directive, Lexicon } from './directive.ts'
import { phraseWatch } from './phrase-watch.ts'
import type { Policy, PolicyNeed } from './policy.ts'

/**
 * z′ = z − α for the first tokens of a lexicon while fewer than β tokens have passed since one of its phrases began, or the
 * reasoning did: the thought switching penalty where the lexicon holds switches.
 */
export function thoughtPenalty({
  alpha,
  beta,
  lexicon,
}: {
  readonly alpha: number
  readonly beta: number
  readonly lexicon: Lexicon
}): Policy {
  const idle = alpha === 0 || beta === 0
  const isSwitch = phraseWatch(lexicon.phrases)
  let reasoning = false
  // The switch itself is the new thought's first token: of β tokens it leaves β − 1 to penalise.
  const penalty = (passed: number): Directive => ({
    type: 'bias',
    lexicon,
    delta: -alpha,
    horizon: { tokens: beta - passed },
  })
  return {
    onEvent(event) {
      if (idle) return []
      if (event.type === 'reasoningStart') {
        reasoning = true
        return [penalty(0)]
      }
      if (event.type === 'reasoningEnd') reasoning = false
      if (event.type !== 'token' || !reasoning) return []
      const passed = isSwitch(event.text)
      return passed === undefined ? [] : [penalty(passed)]
    },
  }
}

/** Without strength or without duration it does nothing. */
export function penaltyNeeds({
  alpha = 3,
  beta = 600,
}: Readonly<Record<string, number>>): readonly PolicyNeed[] {
  return alpha === 0 || beta === 0 ? [] : ['continuation', 'bias']
}
