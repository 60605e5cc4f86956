import type { ChartWords } from './chart-words.ts'

/** Words of the figures about responses that other tools recorded: their arms are models. */
export interface ImportedFigureWords {
  readonly charts: Readonly<Record<ImportedChartName, ChartWords>>
  /** Added to a chart's reading where correct responses stand against incorrect ones. */
  readonly byOutcome: string
  /** Added where some of the responses have no outcome. */
  readonly ofAll: string
  /** Added where an interval goes on beyond the axis. */
  readonly beyond: string
  /** Added to a chart that shows intervals. */
  readonly withIntervals: string
  /** Which models a chart leaves out. */
  readonly leftOut: (facts: {
    readonly names: readonly string[]
    readonly more: number
    /** They may be measured, and switch too seldom. */
    readonly seldom: boolean
  }) => string
  /** What a line of switches by position rises along. */
  readonly switchesAxis: string
  /** How many models have no loop. */
  readonly noLoop: (count: string) => string
  readonly all: string
  readonly tenth: (tenth: string) => string
  readonly modelTable: ModelTableWords
  readonly levelTables: Readonly<Record<'accuracy' | 'tokens', string>>
  readonly positionTable: string
}

export type ImportedChartName =
  | 'accuracy'
  | 'tokens'
  | 'thoughts'
  | 'accuracyByLevel'
  | 'tokensByLevel'
  | 'switchesByPosition'
  | 'loops'

export type ModelColumn =
  | 'responses'
  | 'reasoning'
  | 'accuracy'
  | 'ungradable'
  | 'tokens'
  | 'tokensCorrect'
  | 'tokensIncorrect'
  | 'thoughts'
  | 'switches'
  | 'reflections'
  | 'loops'

export interface ModelTableWords {
  readonly title: string
  readonly model: string
  readonly columns: Readonly<Record<ModelColumn, string>>
  readonly problems: (count: string) => string
  readonly responses: (count: string) => string
  /** The model's own reasoning, which was cut into thoughts. */
  readonly own: string
  /** What there is instead of it, by the reason that the summary gives. */
  readonly instead: Readonly<Record<string, string>>
  readonly fewProblems: string
  readonly ofGraded: string
}
