import type { ChartWords } from './chart-words.ts'

/** Words of a chart of the analysis of thinking. */
export interface AnalysisChartWords extends ChartWords {
  /** What the numbers stand over: positions, tokens, shares; in a table the head of these. */
  readonly across: string
}

export type AnalysisChartName =
  | 'tokensByLevel'
  | 'thoughtsByLevel'
  | 'tokenRatio'
  | 'thoughtRatio'
  | 'correctByPosition'
  | 'correctShares'
  | 'firstCorrect'
  | 'firstCorrectOfCorrect'
  | 'underthinking'
  | 'accuracyUnderthinking'
  | 'accuracyTokens'
  | 'costFrontier'
  | 'tipGrid'
  | 'reasoningTokens'
  | 'thoughtCounts'
  | 'thoughtTokens'
  | 'hazardSinceSwitch'
  | 'hazardSinceStart'
  | 'passAt'
  | 'majorityAt'
  | 'shortestAt'
  | 'budgetCurve'
  | 'response'

/** Words of the figures that take the thinking of responses apart. */
export interface AnalysisFigureWords {
  readonly charts: Readonly<Record<AnalysisChartName, AnalysisChartWords>>
  /** Added where shades or bars are intervals. */
  readonly shaded: string
  /** Added to numbers in tinted cells, and to differences in such cells. */
  readonly tinted: string
  readonly tintedSigned: string
  /** Added to the readouts alone, of many arms. */
  readonly readoutsAlone: string
  /** Nothing was counted at this place. */
  readonly nothingThere: string
  /** The two ratios of a row, and how they are marked. */
  readonly overall: string
  readonly within: string
  readonly times: (number: string) => string
  /** How many problems have correct and incorrect responses. */
  readonly cells: (count: string) => string
  readonly never: string
  readonly any: string
  readonly overTenth: string
  /** Of so many incorrect responses. */
  readonly ofIncorrectAxis: string
  readonly ofIncorrect: (count: string) => string
  /** A readout, of an arm. */
  readonly readout: (item: {
    readonly name: string
    readonly any: string
    readonly overTenth: string
    readonly count: string
  }) => string
  readonly stretch: (from: string, to: string) => string
  readonly score: string
  readonly weighted: string
  readonly corrected: string
  readonly floor: string
  readonly chance: string
  /** Added where triangles mark what chance gives. */
  readonly triangles: string
  readonly accuracy: string
  readonly tokens: string
  readonly policyTable: string
  /** On the line: nothing else is at least as accurate for fewer tokens. */
  readonly onFrontier: string
  readonly frontier: string
  /** In so many of the resamples nothing beats it; and the head of that column. */
  readonly onFrontierShare: (share: string) => string
  readonly frontierShare: string
  readonly selections: Readonly<Record<'majority' | 'shortest', (k: string) => string>>
  readonly units: Readonly<Record<'USD' | 'uncached input tokens', string>>
  /** A setting of the grid that the study does not hold. */
  readonly notTried: string
  readonly strength: string
  readonly median: (value: string) => string
  readonly published: PublishedWords
  readonly response: ResponseWords
}

export interface PublishedWords {
  /** Added where published numbers stand beside one's own. */
  readonly beside: (source: string) => string
  /** Added where a published number is a dashed line. */
  readonly line: (value: string, source: string) => string
  /** Which of the two scores a published number is. */
  readonly kinds: Readonly<Record<'score' | 'weighted', string>>
  /** Responses to each problem, null where nobody told. */
  readonly samples: (count: string | null) => string
}

export interface ResponseWords {
  readonly corner: string
  readonly thought: (number: string) => string
  readonly tokens: (count: string) => string
  readonly more: (facts: { readonly count: string; readonly mean: string }) => string
  readonly total: (facts: { readonly thoughts: string; readonly tokens: string }) => string
  readonly underthinking: (facts: {
    readonly first: string
    readonly upTo: string
    readonly total: string
    readonly score: string
  }) => string
  readonly states: Readonly<Record<'correct' | 'abandoned' | 'incorrect' | 'unjudged', string>>
  readonly share: string
}
