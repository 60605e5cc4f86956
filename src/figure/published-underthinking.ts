/** A number that others published: what it is, where, and as of when. */
export interface PublishedNumber {
  readonly value: number
  readonly source: string
}

/** Accuracy and underthinking of one model on one set, as published. */
export interface PublishedResult {
  readonly set: string
  readonly model: string
  /** What steered it: none, or the penalty. */
  readonly setting: string
  /** Shares of 1. */
  readonly accuracy: number
  readonly underthinking: number
}

/** A table of a version of a paper; which of the two UT scores it holds differs from version to version. */
export interface PublishedTable {
  readonly id: string
  readonly source: string
  readonly version: string
  /** ISO 8601. */
  readonly date: string
  readonly table: string
  /** `score` is over incorrect responses, `weighted` over all with 0 where correct. */
  readonly underthinking: 'score' | 'weighted'
  /** Responses to each problem. */
  readonly samples: number | null
  readonly results: readonly PublishedResult[]
}

/** What arXiv 2501.18585 reports of underthinking, each version and each score apart. */
export interface PublishedUnderthinking {
  readonly tables: readonly PublishedTable[]
  /** Incorrect over correct responses. */
  readonly ratios: { readonly tokens: PublishedNumber; readonly switches: PublishedNumber }
  readonly shares: {
    readonly firstThoughtCorrect: PublishedNumber
    readonly anyCorrect: PublishedNumber
    readonly overTenthCorrect: PublishedNumber
  }
}
