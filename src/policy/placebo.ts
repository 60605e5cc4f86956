import { matchedPlacebo, placeboLexicon } from './lexicons.ts'
import type { PolicyKind } from './policy.ts'
import { penaltyNeeds, thoughtPenalty } from './thought-penalty.ts'
import { penaltyParameters } from './tip.ts'

/** TIP on words that are about as frequent as switches and are none: what any penalty of that size does by itself. */
export const placebo: PolicyKind = {
  name: 'placebo',
  summary: 'a control: TIP on words that are no switches',
  source: 'control of TIP, ours',
  parameters: penaltyParameters.map((one) =>
    one.name === 'alpha' ? { ...one, meaning: 'logits taken from the words' } : one,
  ),
  neutral: { alpha: 0, beta: 600 },
  lexicons: [placeboLexicon, matchedPlacebo],
  needs: penaltyNeeds,
  create: ({ alpha = 3, beta = 600 }, { lexicon = placeboLexicon } = {}) =>
    thoughtPenalty({ alpha, beta, lexicon }),
}
