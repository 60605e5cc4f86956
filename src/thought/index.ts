export { confirmSwitches, type SwitchCandidate, switchCandidates, withConfirmed } from './confirm-switches.ts'
export { findLoop } from './find-loop.ts'
export { englishOpeners } from './lexicon/english.ts'
export type { Loop } from './loop.ts'
export { lexiconFault, type OpenerClass, type OpenerLexicon, type SourcedLexicon } from './opener.ts'
export { lexiconOf, type OpenerLearner, type OpenerRow, openerLearner } from './opener-learner.ts'
export { openerLexicons } from './opener-lexicons.ts'
export {
  type SplitSettings,
  splitThoughts,
  type Thought,
  type ThoughtSplit,
  thoughtSplitter,
} from './split-thoughts.ts'
export { type SplitTotals, splitWarning } from './split-warning.ts'
export { reasoningLanguage, unreadWarnings } from './unread-language.ts'
