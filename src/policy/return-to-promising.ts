import type { Directive } from './directive.ts'
import { otherSwitches, switchLexicon } from './lexicons.ts'
import { phraseWatch } from './phrase-watch.ts'
import type { Policy, PolicyKind } from './policy.ts'
import { ownLine, reasoningSoFar } from './reasoning-so-far.ts'
import { confidenceOf, finalAnswer, trialAnswer, trialParameters } from './trial-answer.ts'

const deepening = 'Let me go on with this before I try anything else.\n'

/**
 * In the spirit of SmartSwitch, with the model's own confidence in place of a reward model: at a switch the thought that
 * would be left is asked for its answer; where that is confident, the switch is taken back and the thought goes on. It needs
 * no logit bias.
 */
export const returnToPromising: PolicyKind = {
  name: 'return-to-promising',
  summary: 'takes back a switch away from a thought whose trial answer is confident',
  source: 'after SmartSwitch, arXiv 2510.19767; the self-probe is ours',
  parameters: [
    {
      name: 'threshold',
      meaning: 'mean probability above which a thought is promising',
      default: 0.7,
      least: 0,
      most: 1,
    },
    {
      name: 'most',
      meaning: 'switches taken back in a response',
      default: 5,
      least: 0,
      most: 1000,
      whole: true,
    },
    {
      name: 'deepen',
      meaning: '1: words ask to go on with the thought, 0: it is drawn again',
      default: 1,
      least: 0,
      most: 1,
      whole: true,
    },
    ...trialParameters,
  ],
  neutral: { threshold: 0.7, most: 0, deepen: 1, tokens: 20, closed: 0 },
  lexicons: [switchLexicon, ...otherSwitches],
  needs: ({ most = 5 }) => (most === 0 ? [] : ['continuation', 'probabilities']),
  create(
    { threshold = 0.7, most = 5, deepen = 1, tokens = 20, closed = 0 },
    { lexicon = switchLexicon } = {},
  ): Policy {
    const reasoning = reasoningSoFar()
    let isSwitch = phraseWatch(lexicon.phrases)
    let returns = 0
    let from = 0
    /** A thought that ends here was promising already: the same question would get the same answer. */
    let promising: number | undefined
    const goBack = (): Directive[] => {
      returns++
      promising = from
      const text = `${ownLine(reasoning.text().slice(0, from))}${deepening}`
      return [
        { type: 'rollback', toOffset: from },
        ...(deepen === 1 ? [{ type: 'insert', text } as const] : []),
      ]
    }
    return {
      onEvent(event) {
        reasoning.see(event)
        if (event.type === 'rolledBack') isSwitch = phraseWatch(lexicon.phrases)
        if (event.type === 'probeResult') return confidenceOf(event, 'geometric') > threshold ? goBack() : []
        if (event.type !== 'token' || !reasoning.isOpen()) return []
        const passed = isSwitch(event.text)
        if (passed === undefined || returns >= most) return []
        from = reasoning.startOfLast(passed)
        if (from === promising) return goBack()
        return [trialAnswer(reasoning, { from, tokens, closed, temperature: 0, within: finalAnswer })]
      },
    }
  },
}
