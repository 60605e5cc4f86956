import type { FigureWords } from '#figure'
import type { SampleRule } from './choose-samples.ts'
import type { ImportedWords } from './imported-words.ts'
import type { JudgeWords } from './judge-words.ts'
import type { ThoughtState } from './sample-segments.ts'

/**
 * Every word of a report, sentences included: a language decides their order. What is put in comes formatted. A language
 * is one object of this shape, so that the compiler finds what it lacks.
 */
export interface ReportWords {
  readonly judgeWords: JudgeWords
  readonly figures: FigureWords
  readonly eyebrow: string
  readonly title: (study: { readonly arms: readonly string[]; readonly baseline: string }) => string
  readonly subtitle: (study: StudyFacts) => string
  readonly about: string
  readonly headings: Readonly<Record<SectionName, string>>
  readonly verdict: VerdictWords
  readonly samples: SampleWords
  readonly notes: NoteWords
  /** What must be said beside results within one level. */
  readonly levelsDescribe: string
  readonly definitions: readonly { readonly term: string; readonly meaning: string }[]
  readonly method: MethodWords
  readonly reproduce: ReproduceWords
  /** Of a report on imported responses, where it differs. */
  readonly imported: ImportedWords
}

export type SectionName =
  | 'verdict'
  | 'notice'
  | 'figures'
  | 'arms'
  | 'comparisons'
  | 'levels'
  | 'samples'
  | 'notes'
  | 'reading'
  | 'method'
  | 'reproduce'

export interface StudyFacts {
  readonly problems: string
  readonly samples: string
  readonly kind: string
  readonly split: string
  readonly engine: string
}

export interface Change {
  readonly arm: string
  readonly baseline: string
  /** The size of the change, without a sign where the sentence says its direction. */
  readonly difference: string
  /** The simultaneous interval of the same quantity. */
  readonly interval: string
  /** How many comparisons the interval covers together. */
  readonly family: number
}

export interface FromTo {
  readonly from: string
  readonly to: string
}

export interface VerdictWords {
  readonly single: (facts: {
    readonly arm: string
    readonly accuracy: string
    readonly interval: string
  }) => string
  readonly singleAbsent: (facts: { readonly arm: string; readonly reason: string }) => string
  readonly nothingToCompare: string
  readonly notCompared: (facts: {
    readonly arm: string
    readonly baseline: string
    readonly reason: string
  }) => string
  readonly gain: (change: Change) => string
  readonly loss: (change: Change) => string
  readonly undecided: (change: Change) => string
  readonly levels: (facts: FromTo) => string
  readonly couldHaveShown: (facts: { readonly problems: string; readonly points: string }) => string
  readonly nonInferior: (margin: string) => string
  readonly notNonInferior: (margin: string) => string
  readonly moreTokens: (change: Change) => string
  readonly fewerTokens: (change: Change) => string
  readonly tokensUndecided: (change: Change) => string
  readonly tokensAbsent: (reason: string) => string
  readonly tokenLevels: (facts: FromTo & { readonly percent: string }) => string
  readonly lowerAtLevels: (levels: readonly LevelLoss[]) => string
  readonly lowerNowhere: (levels: string) => string
  readonly warning: (warning: string) => string
  readonly effort: (facts: {
    readonly arm: string
    readonly correct: string
    readonly incorrect: string
  }) => string
  readonly abandoned: (facts: AbandonedFacts) => string
  readonly abandonedAbsent: (facts: { readonly arm: string; readonly reason: string }) => string
  readonly leftOut: (facts: { readonly leftOut: string; readonly planned: string }) => string
  /** What the split allows to claim; nothing where it allows everything. */
  readonly split: (split: string) => string | undefined
}

export interface LevelLoss {
  readonly level: string
  readonly difference: string
  readonly interval: string
}

export interface AbandonedFacts {
  readonly arm: string
  readonly share: string
  readonly interval: string
  readonly chance: string | undefined
}

export interface SampleWords {
  readonly rule: Readonly<Record<Exclude<SampleRule, 'first'>, (facts: RuleFacts) => string>>
  readonly how: string
  readonly none: string
  readonly gold: string
  readonly outcomes: Readonly<Record<'correct' | 'incorrect' | 'ungradable' | 'failed' | 'ungraded', string>>
  readonly states: Readonly<Record<ThoughtState, string>>
  readonly answer: string
  readonly reasoningTokens: (count: string) => string
  readonly thoughts: (count: string) => string
  readonly leftOut: (characters: string) => string
  readonly empty: string
  /** A loop begins here: characters of one round, and how many rounds. */
  readonly loop: (facts: { readonly period: string; readonly rounds: string }) => string
}

export interface RuleFacts {
  readonly arm: string
  readonly baseline: string
  readonly position: string
  readonly total: string
}

export interface NoteWords {
  readonly lead: string
  readonly none: string
  readonly others: string
}

export interface MethodWords {
  readonly problems: string
  readonly problemsText: (facts: {
    readonly problems: string
    readonly clusters: string
    readonly samples: string
  }) => string
  readonly split: string
  readonly seed: string
  readonly engine: string
  readonly model: string
  readonly tokenizer: string
  readonly judge: string
  readonly sampling: string
  readonly samplingText: (facts: {
    readonly temperature: string
    readonly topP: string
    readonly maxTokens: string
  }) => string
  readonly denominator: string
  readonly denominatorText: (facts: { readonly planned: string; readonly leftOut: string }) => string
  readonly family: string
  readonly familyText: (facts: {
    readonly size: string
    readonly metrics: string
    readonly level: string
  }) => string
  readonly intervals: string
  readonly differences: string
}

export interface ReproduceWords {
  readonly lead: string
  readonly unsaid: string
  readonly footer: (version: string) => string
}
