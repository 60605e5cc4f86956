export { findLoop } from './find-loop.ts'
export { englishOpeners } from './lexicon/english.ts'
export type { Loop } from './loop.ts'
export type { OpenerClass, OpenerLexicon } from './opener.ts'
export { openerLexicons } from './opener-lexicons.ts'
export {
  type SplitSettings,
  splitThoughts,
  type Thought,
  type ThoughtSplit,
  thoughtSplitter,
} from './split-thoughts.ts'
