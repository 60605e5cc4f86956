export { englishOpeners, type OpenerLexicon } from './opener.ts'
export { splitThoughts, type Thought, type ThoughtSplit } from './split-thoughts.ts'
