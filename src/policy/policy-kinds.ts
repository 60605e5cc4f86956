import { alphaOne } from './alpha-one.ts'
import { answerConsistency } from './answer-consistency.ts'
import { breakLoop } from './break-loop.ts'
import { budget } from './budget.ts'
import { chainOfDraft } from './chain-of-draft.ts'
import { cyclicReflex } from './cyclic-reflex.ts'
import { earlyExit } from './early-exit.ts'
import { finishPrompt } from './finish-prompt.ts'
import { flatBias } from './flat-bias.ts'
import { noThinking } from './no-thinking.ts'
import { noWait } from './no-wait.ts'
import { none } from './none.ts'
import { placebo } from './placebo.ts'
import type { PolicyKind } from './policy.ts'
import { returnToPromising } from './return-to-promising.ts'
import { tip } from './tip.ts'

/** Every policy there is. */
export const policyKinds: readonly PolicyKind[] = [
  none,
  tip,
  cyclicReflex,
  noWait,
  noThinking,
  budget,
  earlyExit,
  answerConsistency,
  breakLoop,
  returnToPromising,
  alphaOne,
  chainOfDraft,
  finishPrompt,
  flatBias,
  placebo,
]

export function policyKind(name: string): PolicyKind | undefined {
  return policyKinds.find((kind) => kind.name === name)
}
