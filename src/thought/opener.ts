/**
 * Words that open a stretch of reasoning. A transition starts another approach, and so a new thought; a reflection checks
 * the same one and stays inside it. Counting both as switches multiplies the number of thoughts several times.
 */
export interface OpenerLexicon {
  readonly transitions: readonly string[]
  readonly reflections: readonly string[]
}

/**
 * Transitions: "Alternatively" is the one switch expression that arXiv 2501.18585 prints. Reflections: those that public
 * re-implementations wrongly count as switches (`Wait`, `Hmm`).
 */
export const englishOpeners: OpenerLexicon = {
  transitions: ['Alternatively'],
  reflections: ['Wait', 'But wait', 'Hmm'],
}
