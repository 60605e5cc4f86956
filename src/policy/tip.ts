import type { Directive, Lexicon } from './directive.ts'
import { phraseWatch } from './phrase-watch.ts'
import type { Policy, PolicyKind } from './policy.ts'

/** Openers that start another approach. Reflections ("Wait", "Hmm") stay in the same thought and are not penalised. */
export const switchLexicon: Lexicon = { name: 'switch', phrases: ['Alternatively'] }

/**
 * The thought switching penalty of arXiv 2501.18585: z′ = z − α for switch tokens while fewer than β tokens have passed
 * since the current thought began. The first thought begins with the reasoning, every later one at its switch.
 */
export const tip: PolicyKind = {
  name: 'tip',
  summary: 'penalises leaving a thought while it is young',
  source: 'arXiv 2501.18585',
  parameters: [
    { name: 'alpha', meaning: 'logits taken from switch tokens', default: 3, least: -100, most: 100 },
    {
      name: 'beta',
      meaning: 'tokens from the start of a thought that it holds for',
      default: 600,
      least: 0,
      most: 1e6,
      whole: true,
    },
  ],
  create: ({ alpha = 3, beta = 600 }): Policy => {
    const idle = alpha === 0 || beta === 0
    const isSwitch = phraseWatch(switchLexicon.phrases)
    let reasoning = false
    // The switch itself is the new thought's first token: of β tokens it leaves β − 1 to penalise.
    const penalty = (passed: number): Directive => ({
      type: 'bias',
      lexicon: switchLexicon,
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
  },
}
