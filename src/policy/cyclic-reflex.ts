import { reflexLexicon } from './lexicons.ts'
import type { Policy, PolicyKind } from './policy.ts'

/**
 * CyclicReflex: a triangular wave on the logits of reflections and switches, 0 at first, +A after a quarter of the period,
 * −A after three quarters. Tokens are counted from the start of the reasoning, which one response's wave belongs to.
 */
export const cyclicReflex: PolicyKind = {
  name: 'cyclic-reflex',
  summary: 'promotes and suppresses reflections and switches in turns',
  source: 'arXiv 2506.11077',
  parameters: [
    { name: 'amplitude', meaning: 'the most logits it adds or takes', default: 5, least: 0, most: 100 },
    { name: 'period', meaning: 'tokens of one wave', default: 1200, least: 1, most: 1e6, whole: true },
    {
      name: 'shift',
      meaning: 'where in the wave it begins, a share of the period',
      default: 0,
      least: 0,
      most: 1,
    },
  ],
  neutral: { amplitude: 0, period: 1200, shift: 0 },
  lexicons: [reflexLexicon],
  needs: ({ amplitude = 5 }) => (amplitude === 0 ? [] : ['continuation', 'bias']),
  create: ({ amplitude = 5, period = 1200, shift = 0 }, { lexicon = reflexLexicon } = {}): Policy => {
    let tokens = 0
    let reasoning = false
    return {
      onEvent({ type }) {
        if (type === 'reasoningStart') reasoning = true
        if (type === 'reasoningEnd') reasoning = false
        if (type === 'token' && reasoning) tokens++
        const isDue = amplitude !== 0 && reasoning && (type === 'token' || type === 'reasoningStart')
        if (!isDue) return []
        const delta = amplitude * triangle(((tokens + shift * period) % period) / period)
        return [{ type: 'bias', lexicon, delta, horizon: { tokens: 1 } }]
      },
    }
  },
}

/** From 0 up to 1, down to −1 and back, over one period. */
export function triangle(p: number): number {
  if (p <= 0.25) return 4 * p
  return p <= 0.75 ? 2 - 4 * p : 4 * p - 4
}
