import type { GoldKind } from '#problem'
import { type CompareOptions, compareAnswer, type GradeStage, type OpenPairs } from './compare-answer.ts'
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

/** A text and what counts as its right answer. */
export interface TextToGrade {
  readonly prediction: string
  /** The gold answer, or several that count as right. */
  readonly gold: string | readonly string[]
  /** Without it, it is told from the gold answer. */
  readonly kind?: GoldKind
  readonly options?: GradeTextOptions
}

/** A verdict, and the pairs that nobody could decide about. */
export interface OpenVerdict {
  readonly graded: GradedText
  /** The text is right as well if all pairs of any of these are equal. Empty where nothing is open. */
  readonly open: readonly OpenPairs[]
}

/** Finds the answer in a text and compares it with the gold answer. A text without an answer is ungradable. */
export function gradeText(text: TextToGrade): GradedText {
  return gradeTextOpenly(text).graded
}

/** Grades a text as `gradeText` does, and says what a symbolic stage may be asked in addition. */
export function gradeTextOpenly({ prediction, gold, kind, options = {} }: TextToGrade): OpenVerdict {
  const golds = (typeof gold === 'string' ? [gold] : gold).map(goldAnswerOf)
  const kindOfGold = kind ?? goldKind(golds[0] ?? '', options.choices)
  const found = extractAnswer(prediction, { ...options, kind: kindOfGold })
  if (!found) {
    return { graded: { verdict: 'ungradable', extracted: null, stage: null, how: null }, open: [] }
  }
  const { equal, stage, open = [] } = compareAnswer(found, golds, kindOfGold, options)
  const verdict = equal ? 'correct' : 'incorrect'
  return { graded: { verdict, extracted: found.answer, stage, how: found.how }, open }
}
