import type { Directive } from './directive.ts'
import { endLexicon } from './lexicons.ts'
import type { Policy, PolicyKind } from './policy.ts'
import { ownLine, reasoningSoFar } from './reasoning-so-far.ts'

/**
 * Budget forcing (s1). At most so many reasoning tokens: before the cap the end of the reasoning becomes likelier wherever
 * a sentence ends, at the cap it comes. At least so many: an end that comes earlier is taken back and "Wait" put in its
 * place, a few times. The cap leaves room for the answer, and no "Wait" goes beyond it.
 */
export const budget: PolicyKind = {
  name: 'budget',
  summary: 'holds the reasoning between a minimum and a cap, with a graceful landing',
  source: 'arXiv 2501.19393',
  parameters: [
    tokensFrom0('most', 'reasoning tokens at which the reasoning ends; 0 is no cap', 0),
    tokensFrom0('least', 'reasoning tokens before which an end becomes "Wait"; 0 is no minimum', 0),
    tokensFrom0('waits', 'how often that may happen', 2),
    { name: 'soft', meaning: 'share of the cap where the landing begins', default: 0.9, least: 0, most: 1 },
    { name: 'rise', meaning: 'logits that the end has gained at the cap', default: 10, least: 0, most: 100 },
    tokensFrom0('reserve', "tokens of the response's limit that are left for the answer; 0 is none", 100),
  ],
  neutral: { most: 0, least: 0, waits: 0, soft: 0.9, rise: 10, reserve: 0 },
  needs({ most = 0, least = 0, rise = 10, reserve = 100 }) {
    if (most === 0 && reserve === 0) return least === 0 ? [] : ['continuation']
    return rise === 0 ? ['continuation'] : ['continuation', 'bias']
  },
  create(
    { most = 0, least = 0, waits = 2, soft = 0.9, rise = 10, reserve = 100 },
    { maxTokens = Number.POSITIVE_INFINITY } = {},
  ): Policy {
    const reserved = reserve === 0 ? Number.POSITIVE_INFINITY : Math.max(0, maxTokens - reserve)
    const cap = Math.min(most === 0 ? Number.POSITIVE_INFINITY : most, reserved)
    const reasoning = reasoningSoFar()
    let waitsLeft = waits
    let isEnding = false
    const end = (): Directive[] => {
      isEnding = true
      return [{ type: 'endReasoning', text: ownLine(reasoning.text()) }]
    }
    const land = (tokens: number): Directive[] => {
      const from = soft * cap
      if (tokens < from || rise === 0 || !endsSentence(reasoning.text())) return []
      // Added, not multiplied: a factor would make the end of negative logits less likely.
      const delta = (rise * (tokens - from)) / Math.max(1, cap - from)
      return [{ type: 'bias', lexicon: endLexicon, delta, horizon: { tokens: 1 } }]
    }
    return {
      onEvent(event) {
        const wasOpen = reasoning.isOpen()
        reasoning.see(event)
        const tokens = reasoning.tokens()
        if (event.type === 'reasoningEnd') {
          if (!wasOpen || isEnding || waitsLeft === 0 || tokens >= Math.min(least, cap)) return []
          waitsLeft--
          return [
            { type: 'rollback', toOffset: reasoning.text().length },
            { type: 'insert', text: 'Wait' },
          ]
        }
        if (isEnding || !reasoning.isOpen()) return []
        if (event.type !== 'token' && event.type !== 'reasoningStart') return []
        return tokens >= cap ? end() : land(tokens)
      },
    }
  },
}

function tokensFrom0(name: string, meaning: string, usual: number): PolicyKind['parameters'][number] {
  return { name, meaning, default: usual, least: 0, most: 1e7, whole: true }
}

function endsSentence(text: string): boolean {
  return /(?:[.!?。！？]["')\]]?\s*|\n)$/u.test(text.slice(-8))
}
