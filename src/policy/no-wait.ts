import { noWaitLexicon } from './lexicons.ts'
import type { PolicyKind } from './policy.ts'

/**
 * NoWait: the words that reflect, check and switch are suppressed throughout the reasoning. Whole words only: the paper takes
 * every token that contains one and then removes by hand those that contain it by accident.
 */
export const noWait: PolicyKind = {
  name: 'no-wait',
  summary: 'forbids the words that reflect, check and switch',
  source: 'arXiv 2506.08343',
  parameters: [
    { name: 'strength', meaning: 'logits taken from these words', default: 100, least: 0, most: 100 },
  ],
  neutral: { strength: 0 },
  lexicons: [noWaitLexicon],
  needs: ({ strength = 100 }) => (strength === 0 ? [] : ['continuation', 'bias']),
  create: ({ strength = 100 }, { lexicon = noWaitLexicon } = {}) => ({
    onEvent: ({ type }) =>
      type === 'reasoningStart' && strength !== 0
        ? [{ type: 'bias', lexicon, delta: -strength, horizon: { until: 'reasoningEnd' } }]
        : [],
  }),
}
