export { lastBoxed } from './boxed.ts'
export type { GradeStage, OpenPairs } from './compare-answer.ts'
export type { EqualityOptions, EqualityStage, EqualityVerdict, SymbolicStage } from './equality/equality.ts'
export { sameAnswer } from './equality/same-answer.ts'
export {
  type AnswerPattern,
  type ExtractedAnswer,
  type ExtractOptions,
  extractAnswer,
} from './extract/extract-answer.ts'
export { goldAnswerOf } from './gold-answer-of.ts'
export { goldKind } from './gold-kind.ts'
export type { Grade } from './grade.ts'
export { type GradableResponse, type GradeOptions, gradeResponse } from './grade-response.ts'
export {
  type GradedText,
  type GradeTextOptions,
  gradeText,
  gradeTextOpenly,
  type OpenVerdict,
  type TextToGrade,
} from './grade-text.ts'
export { joinedVotes } from './joined-votes.ts'
export { voteKey } from './vote-key.ts'
