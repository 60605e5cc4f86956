import { englishOpeners, type OpenerLexicon } from './opener.ts'

/** A stretch of reasoning between two switches: character offsets into the reasoning, end excluded. */
export interface Thought {
  readonly start: number
  readonly end: number
  /** The transition that started it; the first thought has none. */
  readonly opener?: string
}

export interface ThoughtSplit {
  readonly thoughts: readonly Thought[]
  readonly reflections: number
}

/**
 * Cuts reasoning into thoughts at transitions. An opener counts only where a line or sentence begins, in its own case,
 * as a whole word. Together the thoughts cover the reasoning without gap or overlap; empty reasoning has none.
 */
export function splitThoughts(reasoning: string, openers: OpenerLexicon = englishOpeners): ThoughtSplit {
  if (reasoning.trim() === '') return { thoughts: [], reflections: 0 }
  const switches = occurrences(reasoning, openers.transitions)
  const leading = reasoning.length - reasoning.trimStart().length
  const later = switches.filter(({ at }) => at > leading)
  const first = switches.find(({ at }) => at === leading)
  const starts = [{ at: 0, ...(first && { opener: first.opener }) }, ...later]
  const thoughts = starts.map(({ at, opener }, index) => ({
    start: at,
    end: starts[index + 1]?.at ?? reasoning.length,
    ...(opener === undefined ? {} : { opener }),
  }))
  return { thoughts, reflections: occurrences(reasoning, openers.reflections).length }
}

interface Occurrence {
  readonly at: number
  readonly opener?: string
}

function occurrences(text: string, phrases: readonly string[]): Occurrence[] {
  if (phrases.length === 0) return []
  // Longest first: "But wait" must not be seen as something shorter.
  const alternatives = [...phrases].sort((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return [...text.matchAll(pattern)]
    .filter(({ index }) => beginsSentence(text, index))
    .map((match) => ({ at: match.index, opener: match[1] as string }))
}

/** Looks back from `at` by hand: a look-behind over runs of blanks takes quadratic time. */
function beginsSentence(text: string, at: number): boolean {
  let end = at
  while (end > 0 && blank.test(text[end - 1] as string)) {
    if (text[--end] === '\n') return true
  }
  if (end === 0) return true
  if (end === at) return false
  while (end > 0 && closers.has(text[end - 1] as string)) end--
  return sentenceEnds.has(text[end - 1] ?? '')
}

const blank = /\s/
const closers = new Set(['"', "'", ')', ']', '”', '’'])
const sentenceEnds = new Set(['.', '!', '?', '…', ':'])

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
