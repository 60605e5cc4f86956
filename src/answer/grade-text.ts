import type { GoldKind } from '#problem'
import type { GradeStage } from './compare-answer.ts'
import { type CompareOptions, compareAnswer } from './compare-answer.ts'
import { type ExtractOptions, extractAnswer } from './extract/extract-answer.ts'
import { goldAnswerOf } from './gold-answer-of.ts'
import { goldKind } from './gold-kind.ts'

/** How a text is graded: how its answer is found, and what counts as equal to the gold answer. */
export interface GradeTextOptions extends CompareOptions, Omit<ExtractOptions, 'kind'> {}

/** A verdict over one text. */
export interface GradedText {
  readonly verdict: 'correct' | 'incorrect' | 'ungradable'
  /** The answer that was found, null where there is none. */
  readonly extracted: string | null
  /** What decided, null where there was nothing to decide on. */
  readonly stage: GradeStage | null
  /** The rule that found the answer, null where none did. */
  readonly how: string | null
}

/**
 * Finds the answer in a text and compares it with the gold answer, or with several that count as right. Without a kind it is
 * told from the gold answer. A text without an answer is ungradable.
 */
export function gradeText({
  prediction,
  gold,
  kind,
  options = {},
}: {
  readonly prediction: string
  readonly gold: string | readonly string[]
  readonly kind?: GoldKind
  readonly options?: GradeTextOptions
}): GradedText {
  const golds = (typeof gold === 'string' ? [gold] : gold).map(goldAnswerOf)
  const kindOfGold = kind ?? goldKind(golds[0] ?? '', options.choices)
  const found = extractAnswer(prediction, { ...options, kind: kindOfGold })
  if (!found) return { verdict: 'ungradable', extracted: null, stage: null, how: null }
  const { equal, stage } = compareAnswer(found, golds, kindOfGold, options)
  return { verdict: equal ? 'correct' : 'incorrect', extracted: found.answer, stage, how: found.how }
}
