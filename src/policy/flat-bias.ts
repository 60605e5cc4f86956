import { otherSwitches, switchLexicon } from './lexicons.ts'
import type { PolicyKind } from './policy.ts'

/**
 * A constant penalty on switches for as long as the reasoning lasts, without β and without a start of a thought. It is what
 * CyclicReflex's comparison calls TIP, and is none.
 */
export const flatBias: PolicyKind = {
  name: 'flat-bias',
  summary: 'a control: a constant penalty on switches, however old the thought',
  source: 'the "TIP" of OPTML-Group/CyclicReflex, arXiv 2506.11077',
  parameters: [
    { name: 'alpha', meaning: 'logits taken from switch tokens', default: 3, least: -100, most: 100 },
  ],
  neutral: { alpha: 0 },
  lexicons: [switchLexicon, ...otherSwitches],
  needs: ({ alpha = 3 }) => (alpha === 0 ? [] : ['continuation', 'bias']),
  create: ({ alpha = 3 }, { lexicon = switchLexicon } = {}) => ({
    onEvent: ({ type }) =>
      type === 'reasoningStart' && alpha !== 0
        ? [{ type: 'bias', lexicon, delta: -alpha, horizon: { until: 'reasoningEnd' } }]
        : [],
  }),
}
