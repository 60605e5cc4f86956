import type { SplitFinding, UnreadFinding } from './split-warnings.ts'

/** Words of the report on an import, where they differ from those of a study. */
export interface ImportedWords {
  readonly eyebrow: string
  /** `models` holds all names where they are few, none where they are many. */
  readonly title: (facts: ImportFacts & { readonly names: readonly string[] }) => string
  readonly subtitle: (facts: ImportFacts & { readonly files: string; readonly formats: string }) => string
  readonly filesText: (facts: { readonly first: string; readonly count: number }) => string
  readonly about: string
  readonly headings: Readonly<Record<ImportedSection, string>>
  readonly findings: FindingWords
  readonly samplesHow: string
  readonly rule: Readonly<
    Record<'right' | 'wrong' | 'first' | 'abandoned' | 'loop', (facts: SampleFacts) => string>
  >
  readonly levelsDescribe: string
  readonly positionsDescribe: string
  readonly notesGrouped: string
  readonly values: (count: string) => string
  readonly definitions: readonly { readonly term: string; readonly meaning: string }[]
  readonly method: ImportedMethodWords
  readonly reproduce: string
}

export type ImportedSection = 'findings' | 'models' | 'levels' | 'positions'

export interface ImportFacts {
  readonly models: number
  readonly responses: string
  readonly problems: string
}

export interface SampleFacts {
  readonly arm: string
  readonly total: string
}

/** Something measured, in words. */
export interface Told {
  readonly value: string
  readonly interval: string
  /** Responses it rests on. */
  readonly n: string
}

export interface FindingWords {
  readonly accuracyOne: (facts: { readonly arm: string } & Told) => string
  readonly accuracyRange: (facts: RangeFacts) => string
  readonly ungraded: string
  /** A model, and how many others have the same value. */
  readonly withAlike: (arm: string, others: number) => string
  readonly counts: (facts: CountFacts) => string
  readonly noGold: (facts: { readonly ungraded: string; readonly responses: string }) => string
  readonly byOutcome: (facts: {
    readonly arm: string
    readonly correct: Told
    readonly incorrect: Told
    readonly apart: boolean
  }) => string
  /** Over many models: in how many the incorrect responses were longer, and where the intervals are apart. */
  readonly byOutcomeOverall: (facts: {
    readonly models: number
    readonly longer: number
    readonly apart: readonly string[]
  }) => string
  readonly describes: string
  readonly tokensRange: (facts: RangeFacts) => string
  readonly tokensOne: (facts: { readonly arm: string } & Told) => string
  readonly thoughtsRange: (facts: RangeFacts) => string
  readonly thoughtsOne: (facts: { readonly arm: string } & Told) => string
  readonly loops: (facts: {
    readonly count: string
    readonly responses: string
    readonly models: readonly string[]
  }) => string
  readonly noLoops: (responses: string) => string
  readonly keepInMind: string
  readonly differentProblems: (facts: { readonly least: string; readonly most: string }) => string
  readonly withheld: (facts: { readonly names: readonly string[]; readonly reason: string }) => string
  /** How gold answers can be given. */
  readonly giveGold: (facts: { readonly ungraded: string; readonly responses: string }) => string
  readonly noJudge: string
  /** Models in whose reasoning the openers found next to no switch. */
  readonly fewSwitches: (found: readonly SplitFinding[]) => string
  /** A model's reasoning in a language of which the openers hold no word. */
  readonly unread: (found: UnreadFinding) => string
  readonly noTokens: (names: readonly string[]) => string
}

export interface RangeFacts {
  readonly models: number
  readonly least: { readonly arm: string } & Told
  readonly most: { readonly arm: string } & Told
}

export interface CountFacts {
  readonly correct: string
  readonly incorrect: string
  readonly ungradable: string
  readonly failed: string
  readonly graded: string
}

export interface ImportedMethodWords {
  readonly responses: string
  readonly responsesText: (facts: ImportFacts & { readonly samples: string }) => string
  readonly files: string
  readonly filesMore: (count: string) => string
  readonly model: string
  readonly tokenizer: string
  readonly splitting: string
  readonly judge: string
  readonly noJudge: string
  readonly sampling: string
  readonly notRecorded: string
  readonly denominator: string
  readonly denominatorText: string
  readonly intervals: string
}
