import type { ThoughtState } from '../language/words.ts'

/** How a judgement looks where there is no room for its word. */
export const stateSigns: Readonly<Record<ThoughtState, string>> = {
  correct: '✓',
  abandoned: '✓↷',
  incorrect: '✗',
  unjudged: '·',
}
