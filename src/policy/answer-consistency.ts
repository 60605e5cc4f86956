import type { Policy, PolicyEvent, PolicyKind } from './policy.ts'
import { ownLine, reasoningSoFar } from './reasoning-so-far.ts'
import { trialAnswer, trialParameters } from './trial-answer.ts'

/** Words of doubt, as whole words: "no" is in "now", "know" and "another" too. */
const doubt = /(?<![\p{L}\p{N}])(?:wait|hold|but|okay|no|hmm)(?![\p{L}\p{N}])/iu

const suddenly = '... Oh, I suddenly got the answer to the whole problem, **Final Answer**\n\\[ \\boxed{'

/**
 * Dynasor: every so many tokens a trial answer is asked for; once the last few are the same and without doubt, the reasoning
 * ends. It needs no probabilities. Answers are the same if they are written alike, blanks apart.
 */
export const answerConsistency: PolicyKind = {
  name: 'answer-consistency',
  summary: 'ends the reasoning once trial answers in a row agree',
  source: 'Dynasor, arXiv 2412.20993',
  parameters: [
    {
      name: 'every',
      meaning: 'tokens between trials; 0 is never',
      default: 64,
      least: 0,
      most: 1e6,
      whole: true,
    },
    {
      name: 'same',
      meaning: 'trials in a row that must agree',
      default: 3,
      least: 1,
      most: 1000,
      whole: true,
    },
    { name: 'temperature', meaning: 'sampling temperature of a trial', default: 0.6, least: 0, most: 10 },
    ...trialParameters,
  ],
  neutral: { every: 0, same: 3, temperature: 0.6, tokens: 20, closed: 0 },
  needs: ({ every = 64 }) => (every === 0 ? [] : ['continuation']),
  create({ every = 64, same = 3, temperature = 0.6, tokens = 20, closed = 0 }): Policy {
    const reasoning = reasoningSoFar()
    let agreed = ''
    let inARow = 0
    const take = ({ text, finished }: Extract<PolicyEvent, { type: 'probeResult' }>): void => {
      const answer = finished && !doubt.test(text) ? text.replace(/\s+/g, '') : ''
      inARow = answer === agreed ? inARow + 1 : 1
      agreed = answer
      if (answer === '') inARow = 0
    }
    return {
      onEvent(event) {
        reasoning.see(event)
        if (event.type === 'token' && reasoning.isOpen()) {
          if (every === 0 || reasoning.tokens() % every !== 0) return []
          const from = reasoning.text().length
          return [trialAnswer(reasoning, { from, tokens, closed, temperature, within: suddenly })]
        }
        if (event.type !== 'probeResult') return []
        take(event)
        return inARow >= same ? [{ type: 'endReasoning', text: ownLine(reasoning.text()) }] : []
      },
    }
  },
}
