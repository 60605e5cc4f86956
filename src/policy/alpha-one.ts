import type { Directive, Lexicon } from './directive.ts'
import { phraseWatch } from './phrase-watch.ts'
import type { Policy, PolicyKind } from './policy.ts'
import { ownLine, reasoningSoFar } from './reasoning-so-far.ts'

const waiting: Lexicon = { name: 'wait', phrases: ['Wait'] }

/**
 * AlphaOne: before its moment, "Wait" is put in at breaks between paragraphs, with a probability that falls from 1 to 0;
 * after it, the next "Wait" becomes the end of the reasoning. The moment is α times the mean length of the model's reasoning
 * on such problems, which has to be known beforehand.
 */
export const alphaOne: PolicyKind = {
  name: 'alpha-one',
  summary: 'thinks slowly up to a moment and fast after it',
  source: 'arXiv 2505.24863',
  parameters: [
    { name: 'alpha', meaning: 'the moment, in mean lengths', default: 1.4, least: 0, most: 100 },
    {
      name: 'mean',
      meaning: 'mean reasoning tokens of the model on such problems; 0 is never',
      default: 3000,
      least: 0,
      most: 1e6,
      whole: true,
    },
    {
      name: 'breaks',
      meaning: 'line breaks that end a paragraph',
      default: 2,
      least: 1,
      most: 2,
      whole: true,
    },
  ],
  neutral: { alpha: 1.4, mean: 0, breaks: 2 },
  lexicons: [waiting],
  needs: ({ mean = 3000 }) => (mean === 0 ? [] : ['continuation']),
  create({ alpha = 1.4, mean = 3000, breaks = 2 }, { random = () => 0.5, lexicon = waiting } = {}): Policy {
    const moment = alpha * mean
    const reasoning = reasoningSoFar()
    const isWait = phraseWatch(lexicon.phrases)
    const paragraph = '\n'.repeat(breaks)
    let isEnding = false
    const slow = (tokens: number): Directive[] => {
      if (!reasoning.text().endsWith(paragraph) || random(tokens) >= 1 - tokens / moment) return []
      return [{ type: 'insert', text: 'Wait' }]
    }
    const fast = (passed: number): Directive[] => {
      isEnding = true
      const toOffset = reasoning.startOfLast(passed)
      return [
        { type: 'rollback', toOffset },
        { type: 'endReasoning', text: ownLine(reasoning.text().slice(0, toOffset)) },
      ]
    }
    return {
      onEvent(event) {
        reasoning.see(event)
        if (mean === 0 || isEnding || event.type !== 'token' || !reasoning.isOpen()) return []
        const passed = isWait(event.text)
        const tokens = reasoning.tokens()
        if (tokens < moment) return slow(tokens)
        return passed === undefined ? [] : fast(passed)
      },
    }
  },
}
