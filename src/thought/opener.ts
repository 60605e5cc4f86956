/**
 * Words that open a stretch of reasoning. A transition starts another approach, and so a new thought; a reflection checks
 * the same one and stays inside it. Counting both as switches multiplies the number of thoughts several times.
 */
export interface OpenerLexicon {
  readonly transitions: readonly string[]
  readonly reflections: readonly string[]
}

export type OpenerClass = 'transition' | 'reflection'

/** A lexicon that comes with jevons. */
export interface SourcedLexicon extends OpenerLexicon {
  readonly language: 'en' | 'zh' | 'ko'
  /** Where its words come from. */
  readonly source: string
}

/** More than any list in use; keeps the time that a text takes within bounds. */
const mostPhrases = 2000
const longestPhrase = 100

/**
 * Checks a lexicon that came from outside.
 * @returns what is wrong with it, in words; undefined where nothing is
 */
export function lexiconFault({ transitions, reflections }: OpenerLexicon): string | undefined {
  const phrases = [...transitions, ...reflections]
  if (phrases.length > mostPhrases) return `has ${phrases.length} openers; allowed are ${mostPhrases}`
  const odd = phrases.find((phrase) => phrase.length > longestPhrase || !/^[\p{L}\p{N}]/u.test(phrase.trim()))
  if (odd === undefined) return undefined
  return `has the opener ${JSON.stringify(odd.slice(0, 40))}; one begins with a letter or a number and has at most ${longestPhrase} characters`
}
