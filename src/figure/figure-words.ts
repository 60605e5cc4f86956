import type { AnalysisFigureWords } from './analysis-figure-words.ts'
import type { ChartWords } from './chart-words.ts'
import type { ImportedFigureWords } from './imported-figure-words.ts'

/** Every word that a figure shows. A language is one object of this shape, so that the compiler finds what it lacks. */
export interface FigureWords {
  /** BCP 47, for the language of the document and the form of its numbers. */
  readonly language: string
  /** A sentence of the record, which is English, in this language; undefined where it stays as it is. */
  readonly recorded: (text: string) => string | undefined
  readonly percent: (number: string) => string
  readonly points: (number: string) => string
  readonly interval: (low: string, high: string) => string
  /** A value and, in brackets, its interval. */
  readonly withInterval: (value: string, interval: string) => string
  /** Nothing bounds the number on either side. */
  readonly unbounded: string
  readonly baseline: string
  /** What an arm is called in general: the head of a column. */
  readonly armName: string
  readonly level: (level: string) => string
  readonly listed: (items: readonly string[]) => string
  /** A named value with its interval, for those who hear a chart instead of seeing it. */
  readonly spoken: (item: {
    readonly name: string
    readonly value: string
    readonly interval: string
  }) => string
  /** A named value without an interval: a count, or what others published. */
  readonly spokenCount: (item: { readonly name: string; readonly value: string }) => string
  readonly spokenAbsent: (item: { readonly name: string; readonly reason: string }) => string
  /** The summary gives no reason for an absence. */
  readonly noReason: string
  readonly worse: string
  readonly better: string
  readonly fewer: string
  readonly more: string
  readonly correct: string
  readonly incorrect: string
  readonly charts: Readonly<Record<ChartName, ChartWords>>
  readonly armTable: ArmTableWords
  readonly comparisonTable: ComparisonTableWords
  readonly levelTable: LevelTableWords
  /** Of figures that take the thinking of responses apart. */
  readonly analysis: AnalysisFigureWords
  /** Of figures about imported responses. */
  readonly imported: ImportedFigureWords
}

export type ChartName =
  | 'accuracy'
  | 'accuracyDifference'
  | 'tokensDifference'
  | 'tokensByOutcome'
  | 'thoughtsByOutcome'
  | 'accuracyByLevel'
  | 'differenceByLevel'

export type MeasureGroup = 'answers' | 'effort' | 'underthinking' | 'tokensBilled'

export type MeasureName =
  | 'accuracy'
  | 'outcomeCorrect'
  | 'outcomeIncorrect'
  | 'outcomeUngradable'
  | 'outcomeFailed'
  | 'planned'
  | 'validSteps'
  | 'tokens'
  | 'thoughts'
  | 'switches'
  | 'switchInterval'
  | 'reflections'
  | 'score'
  | 'scoreWithCutOffs'
  | 'weighted'
  | 'abandoned'
  | 'containsCorrect'
  | 'firstCorrectThought'
  | 'uncachedInput'
  | 'cachedInput'
  | 'output'
  | 'weightedPerResponse'

export interface ArmTableWords {
  readonly title: string
  readonly measure: string
  readonly groups: Readonly<Record<MeasureGroup, string>>
  readonly measures: Readonly<Record<MeasureName, string>>
  readonly ofCorrect: string
  readonly ofIncorrect: string
  readonly chance: (value: string) => string
}

export interface ComparisonTableWords {
  readonly title: string
  readonly comparison: string
  readonly metrics: Readonly<Record<'accuracy' | 'tokens' | 'switches' | 'thoughts', string>>
  readonly against: (arm: string, baseline: string) => string
  readonly difference: string
  readonly simultaneous: string
  readonly pointwise: string
  readonly pValue: string
  readonly finding: string
  readonly higher: string
  readonly lower: string
  readonly undecided: string
  readonly detectable: string
  readonly nonInferior: string
  readonly isNonInferior: (margin: string) => string
  readonly notNonInferior: (margin: string) => string
  readonly noMargin: string
}

export interface LevelTableWords {
  readonly title: string
  readonly level: string
  readonly difference: (arm: string) => string
}
