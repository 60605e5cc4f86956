import type { ScoreSettings } from '#study'
import { checkedOptions } from './grade-options.ts'
import { type SplitFlags, settingsOf } from './split.ts'
import { numberIn } from './study-request.ts'
import { UsageError } from './usage-error.ts'

/** The flags of `jevons score`, as they come from the command line. */
export interface ScoreFlags extends SplitFlags {
  readonly tokenizer?: string
  readonly pattern?: string
  readonly orderMatters?: boolean
  readonly tolerance?: string
  readonly strict?: boolean
  readonly answerFromReasoning?: boolean
  readonly threads?: string
  readonly json?: boolean
  readonly quiet?: boolean
}

/** How the flags want a run scored; which tokenizers `auto` comes to depends on the run, and is chosen apart. */
export function scoreSettings(flags: ScoreFlags): ScoreSettings {
  const { tokenizer, pattern, orderMatters, tolerance, strict, answerFromReasoning = false } = flags
  if (tokenizer === '') throw new UsageError('--tokenizer must be a family or a file, not ""')
  const { pattern: _, ...grading } = checkedOptions(
    { orderMatters, tolerance: numberIn(tolerance), strict, ...(pattern === undefined ? {} : { pattern }) },
    flagOf,
  )
  return {
    splitting: settingsOf(flags),
    ...(tokenizer === undefined || tokenizer === 'auto' ? {} : { tokenizer }),
    grading: { ...grading, ...(answerFromReasoning ? { answerFromReasoning } : {}) },
    ...(pattern === undefined ? {} : { pattern }),
  }
}

function flagOf(name: string): string {
  return `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`
}
