import type { DoorWords } from './door-words.ts'
import type { PlaygroundWords } from './playground-words.ts'

/** Every word the workbench shows. A language is one object of this shape, so that the compiler finds what it lacks. */
export interface Words {
  /** BCP 47. */
  readonly language: 'en' | 'ko'
  readonly shell: ShellWords
  readonly outcomes: Readonly<Record<'correct' | 'incorrect' | 'ungradable' | 'failed' | 'ungraded', string>>
  readonly runs: RunListWords
  readonly run: RunWords
  readonly responses: ResponseListWords
  readonly reader: ReaderWords
  readonly compare: CompareWords
  readonly playground: PlaygroundWords
  readonly doors: DoorWords
}

export interface ShellWords {
  readonly runs: string
  readonly compare: string
  readonly playground: string
  readonly price: string
  readonly mainNavigation: string
  readonly skip: string
  readonly otherLanguage: string
  readonly theme: Readonly<Record<'system' | 'light' | 'dark', string>>
  readonly themeOf: (theme: string) => string
  readonly keyHelp: string
  readonly keys: string
  readonly close: string
  readonly live: string
  readonly notLive: string
  readonly loading: string
  readonly retry: string
  readonly unreachable: string
  readonly failed: string
  readonly unknownPage: string
  readonly unknownPageMore: string
  readonly toRuns: string
  readonly everywhere: string
  readonly keyOf: Readonly<Record<'help' | 'search' | 'back' | 'theme', string>>
}

export interface RunListWords {
  readonly title: string
  readonly count: (shown: string, all: string) => string
  readonly filter: string
  readonly states: Readonly<Record<'running' | 'unscored' | 'complete' | 'broken', string>>
  readonly allStates: string
  readonly kinds: Readonly<Record<'countdown' | 'import' | 'dataset', string>>
  readonly columns: Readonly<
    Record<'run' | 'state' | 'model' | 'problems' | 'responses' | 'accuracy' | 'started', string>
  >
  readonly progress: (done: string, planned: string) => string
  readonly select: (run: string) => string
  readonly compareSelected: (count: number) => string
  readonly selectMore: string
  readonly clear: string
  readonly none: string
  readonly noneMore: string
  readonly noneMatch: string
  readonly clearFilter: string
  readonly noAccuracy: string
  readonly moreArms: (count: number) => string
  readonly keyOf: Readonly<Record<'next' | 'open' | 'select' | 'compare', string>>
}

export interface RunWords {
  readonly sections: Readonly<Record<'facts' | 'figures' | 'tables' | 'method' | 'absent', string>>
  readonly onThisPage: string
  readonly allResponses: (count: string) => string
  readonly baseline: string
  readonly accuracy: string
  readonly tokens: string
  readonly thoughts: string
  readonly perResponse: string
  readonly interval: (interval: string) => string
  readonly noInterval: string
  readonly against: (baseline: string) => string
  readonly simultaneous: (interval: string) => string
  readonly findings: Readonly<Record<'higher' | 'lower' | 'undecided', string>>
  readonly detectable: (size: string) => string
  readonly nonInferior: (margin: string) => string
  readonly notNonInferior: (margin: string) => string
  readonly counted: (n: string, problems: string) => string
  readonly openArm: string
  readonly notScored: string
  readonly notScoredMore: string
  readonly stillRunning: (done: string, planned: string) => string
  readonly runningMore: string
  readonly broken: string
  readonly warnings: string
  readonly notice: string
  readonly filter: Readonly<
    Record<'arms' | 'models' | 'level' | 'allLevels' | 'outcome' | 'allOutcomes', string>
  >
  readonly filterNote: (level: string) => string
  readonly resetFilter: string
  readonly noFigures: string
  readonly figureFailed: string
  readonly asTable: string
  readonly asFigure: string
  readonly openPoint: string
  readonly method: MethodWords
  readonly absentLead: string
  readonly absentNone: string
  readonly absentCount: (count: number) => string
  readonly noteOf: (number: number) => string
}

export interface MethodWords {
  readonly versions: string
  readonly problems: string
  readonly problemsOf: (problems: string, clusters: string) => string
  readonly samples: string
  readonly split: string
  readonly seed: string
  readonly engine: string
  readonly model: string
  readonly weights: string
  readonly tokenizer: string
  readonly judge: string
  readonly judgeExact: string
  readonly splitting: string
  readonly sampling: string
  readonly samplingOf: (temperature: string, topP: string, maxTokens: string) => string
  readonly denominator: string
  readonly denominatorOf: (planned: string, leftOut: string) => string
  readonly family: string
  readonly familyOf: (size: string, metrics: string, level: string) => string
  readonly intervals: string
  readonly files: string
  readonly prompt: string
  readonly notRecorded: string
}

export interface ResponseListWords {
  readonly title: string
  readonly search: string
  readonly count: (total: string) => string
  /** A search that has not looked at everything. */
  readonly countSoFar: (total: string) => string
  readonly columns: Readonly<
    Record<
      'outcome' | 'problem' | 'arm' | 'sample' | 'level' | 'answer' | 'tokens' | 'thoughts' | 'firstCorrect',
      string
    >
  >
  readonly filters: string
  readonly any: string
  readonly level: (level: string) => string
  readonly minTokens: string
  readonly maxTokens: string
  readonly minThoughts: string
  readonly maxThoughts: string
  readonly firstCorrect: string
  readonly firstCorrectNone: string
  readonly firstCorrectAt: (position: string) => string
  readonly problem: string
  readonly sort: Readonly<Record<'order' | 'tokens' | 'thoughts' | 'underthinking', string>>
  readonly sortBy: string
  readonly descending: string
  readonly ascending: string
  readonly active: (field: string, value: string) => string
  readonly remove: (filter: string) => string
  readonly clear: string
  readonly none: string
  readonly noneMore: string
  readonly noAnswer: string
  readonly keyOf: Readonly<Record<'next' | 'open' | 'clear', string>>
}

export type ThoughtState = 'correct' | 'abandoned' | 'incorrect' | 'unjudged'

export interface ReaderWords {
  readonly title: (problem: string) => string
  readonly question: string
  readonly gold: string
  readonly answer: string
  readonly noAnswer: string
  readonly reasoning: string
  /** Heads the keys that read. */
  readonly reading: string
  readonly tokens: (count: string) => string
  readonly thoughts: (count: string) => string
  readonly noTokens: string
  readonly sample: (sample: string) => string
  readonly thought: (number: string) => string
  readonly states: Readonly<Record<ThoughtState, string>>
  readonly judgedBy: (judge: string) => string
  readonly commitment: string
  readonly labels: Readonly<Record<'correct' | 'incorrect' | 'unsure', string>>
  readonly labelled: (label: string) => string
  readonly labelThought: (number: string) => string
  readonly saving: string
  readonly saved: (thought: string, label: string) => string
  readonly takenBack: (thought: string) => string
  readonly notSaved: (reason: string) => string
  readonly undo: string
  readonly takeBack: string
  readonly timeline: string
  readonly timelineHelp: string
  readonly position: (number: string, of: string, state: string) => string
  readonly noThoughts: Readonly<Record<'full' | 'summary' | 'hidden' | 'none', string>>
  readonly loop: (period: string) => string
  readonly find: string
  readonly matches: (at: string, all: string) => string
  readonly noMatch: string
  readonly tooMany: (most: string) => string
  readonly next: string
  readonly previous: string
  readonly place: (at: string, all: string) => string
  readonly toList: string
  readonly beside: string
  readonly besideNone: string
  readonly closeBeside: string
  readonly noSiblings: string
  readonly paneOf: (arm: string, sample: string) => string
  readonly formulas: string
  readonly keyOf: Readonly<
    Record<
      | 'thought'
      | 'response'
      | 'label'
      | 'takeBack'
      | 'undo'
      | 'match'
      | 'beside'
      | 'pane'
      | 'formulas'
      | 'list',
      string
    >
  >
}

export interface CompareWords {
  readonly title: string
  readonly none: string
  readonly noneMore: string
  readonly remove: (run: string) => string
  readonly overlaid: string
  readonly sideBySide: string
  readonly values: string
  readonly differences: string
  readonly differencesWithin: string
  readonly differencesAcross: string
  readonly differencesCommand: string
  readonly unlike: string
  readonly unlikeKind: string
  readonly unlikeTokenizer: string
  readonly unlikeProblems: string
  readonly unlikeJudge: string
  readonly noSummary: (run: string) => string
}
