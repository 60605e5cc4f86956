import { otherSwitches, switchLexicon } from './lexicons.ts'
import type { PolicyKind, PolicyParameter } from './policy.ts'
import { penaltyNeeds, thoughtPenalty } from './thought-penalty.ts'

/** α and β of a penalty that follows the thoughts. */
export const penaltyParameters: readonly PolicyParameter[] = [
  { name: 'alpha', meaning: 'logits taken from switch tokens', default: 3, least: -100, most: 100 },
  {
    name: 'beta',
    meaning: 'tokens from the start of a thought that it holds for',
    default: 600,
    least: 0,
    most: 1e6,
    whole: true,
  },
]

/**
 * The thought switching penalty of arXiv 2501.18585: z′ = z − α for switch tokens while fewer than β tokens have passed
 * since the current thought began. The first thought begins with the reasoning, every later one at its switch. Below 0, α
 * rewards switching.
 */
export const tip: PolicyKind = {
  name: 'tip',
  summary: 'penalises leaving a thought while it is young',
  source: 'arXiv 2501.18585',
  parameters: penaltyParameters,
  neutral: { alpha: 0, beta: 600 },
  lexicons: [switchLexicon, ...otherSwitches],
  needs: penaltyNeeds,
  create: ({ alpha = 3, beta = 600 }, { lexicon = switchLexicon } = {}) =>
    thoughtPenalty({ alpha, beta, lexicon }),
}
