import type { GradeOptions } from '#answer'
import { openTokenizer } from '#run'
import { type OpenerLexicon, type SplitSettings, thoughtSplitter } from '#thought'
import { type ArmTokenizer, armCounters } from './arm-tokenizers.ts'
import type { DerivingOptions } from './derive-response.ts'
import type { JudgeSettings } from './judge-settings.ts'
import { judgingWith } from './judge-with.ts'
import { safePattern } from './safe-pattern.ts'

/** How a run is scored. It can be sent to threads, so it holds no functions. */
export interface ScoreSettings {
  /** Openers, what starts a thought, granularity. */
  readonly splitting: SplitSettings
  /** A family, a name or a path of a tokenizer; without it recorded usage apportioned by characters. */
  readonly tokenizer?: string
  /** Without a tokenizer for all: one for each arm named here. */
  readonly armTokenizers?: readonly ArmTokenizer[]
  readonly grading: Omit<GradeOptions, 'pattern'>
  /** A regular expression of the user's that finds the answer. */
  readonly pattern?: string
  /** By whom thoughts are judged; without it countdown exactly, and nothing else. */
  readonly judge?: JudgeSettings
}

/** The paper's thoughts, recorded token counts, answers as lenient as data sets mean them. */
export const usualScoring: ScoreSettings = { splitting: {}, grading: {} }

/** What the settings come to for the run in `folder`, once a tokenizer is opened and recorded judgements are read. */
export async function derivingWith(
  { splitting, tokenizer, armTokenizers, grading, pattern, judge }: ScoreSettings,
  folder: string,
): Promise<Omit<DerivingOptions, 'markers' | 'judge'>> {
  return {
    ...(judge === undefined ? {} : { judging: await judgingWith(judge, folder) }),
    split: thoughtSplitter(splitting),
    grading: { ...grading, ...(pattern === undefined ? {} : { pattern: safePattern(pattern) }) },
    ...(tokenizer === undefined ? {} : { counter: await openTokenizer(tokenizer) }),
    ...(armTokenizers === undefined ? {} : { counterOf: await armCounters(armTokenizers) }),
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
