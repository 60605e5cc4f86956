import { transitionLexicon } from './lexicons.ts'
import { phraseWatch } from './phrase-watch.ts'
import type { Policy, PolicyKind } from './policy.ts'
import { ownLine, reasoningSoFar } from './reasoning-so-far.ts'
import { confidenceOf, finalAnswer, trialAnswer, trialParameters } from './trial-answer.ts'

/**
 * DEER: where a thought ends a trial answer is asked for, greedily; where the model is sure of it, the reasoning ends before
 * the word that would have opened the next thought.
 */
export const earlyExit: PolicyKind = {
  name: 'early-exit',
  summary: 'ends the reasoning where a trial answer is confident',
  source: 'DEER, arXiv 2504.15895',
  parameters: [
    { name: 'threshold', meaning: 'mean probability above which it ends', default: 0.95, least: 0, most: 1 },
    {
      name: 'most',
      meaning: 'trial answers to a response',
      default: 10,
      least: 0,
      most: 10_000,
      whole: true,
    },
    {
      name: 'geometric',
      meaning: '1: the geometric mean of the probabilities, 0: the arithmetic one',
      default: 0,
      least: 0,
      most: 1,
      whole: true,
    },
    ...trialParameters,
  ],
  neutral: { threshold: 0.95, most: 0, geometric: 0, tokens: 20, closed: 0 },
  lexicons: [transitionLexicon],
  needs: ({ most = 10 }) => (most === 0 ? [] : ['continuation', 'probabilities']),
  create(
    { threshold = 0.95, most = 10, geometric = 0, tokens = 20, closed = 0 },
    { lexicon = transitionLexicon } = {},
  ): Policy {
    const reasoning = reasoningSoFar()
    const isTransition = phraseWatch(lexicon.phrases)
    let trials = 0
    let from = 0
    return {
      onEvent(event) {
        reasoning.see(event)
        if (event.type === 'token' && reasoning.isOpen()) {
          const passed = isTransition(event.text)
          if (passed === undefined || trials >= most) return []
          trials++
          from = reasoning.startOfLast(passed)
          return [trialAnswer(reasoning, { from, tokens, closed, temperature: 0, within: finalAnswer })]
        }
        if (event.type !== 'probeResult') return []
        if (confidenceOf(event, geometric === 1 ? 'geometric' : 'arithmetic') <= threshold) return []
        const text = ownLine(reasoning.text().slice(0, from))
        return [
          { type: 'rollback', toOffset: from },
          { type: 'endReasoning', text },
        ]
      },
    }
  },
}
