import type { GradeOptions } from '#answer'
import { openTokenizer } from '#run'
import { type OpenerLexicon, type SplitSettings, thoughtSplitter } from '#thought'
import type { DerivingOptions } from './derive-response.ts'
import { safePattern } from './safe-pattern.ts'

/** How a run is scored. It can be sent to threads, so it holds no functions. */
export interface ScoreSettings {
  /** Openers, what starts a thought, granularity. */
  readonly splitting: SplitSettings
  /** A family, a name or a path of a tokenizer; without it recorded usage apportioned by characters. */
  readonly tokenizer?: string
  readonly grading: Omit<GradeOptions, 'pattern'>
  /** A regular expression of the user's that finds the answer. */
  readonly pattern?: string
}

/** The paper's thoughts, recorded token counts, answers as lenient as data sets mean them. */
export const usualScoring: ScoreSettings = { splitting: {}, grading: {} }

/** What the settings come to once a tokenizer is opened. */
export async function derivingWith({
  splitting,
  tokenizer,
  grading,
  pattern,
}: ScoreSettings): Promise<Omit<DerivingOptions, 'markers' | 'judge'>> {
  return {
    split: thoughtSplitter(splitting),
    grading: { ...grading, ...(pattern === undefined ? {} : { pattern: safePattern(pattern) }) },
    ...(tokenizer === undefined ? {} : { counter: await openTokenizer(tokenizer) }),
  }
}

/** The splitting in words, for the record. */
export function splittingText({
  lexicon,
  switchAt = 'transitions',
  granularity = 'opener',
}: SplitSettings): string {
  const openers = lexicon === undefined ? "the paper's openers" : lexiconText(lexicon)
  return granularity === 'blank line' ? `blank lines, ${openers}` : `${switchAt}, ${openers}`
}

function lexiconText({ transitions, reflections }: OpenerLexicon): string {
  return `${transitions.length} transitions and ${reflections.length} reflections`
}
