import type { ReplyUsage } from '#trace'

/** What tokens of a model cost. */
export interface TokenPrice {
  /** Where the price comes from, in words. */
  readonly source: string
  /** US dollars for these tokens; undefined where the usage does not say how many there were. */
  readonly costUsd: (usage: ReplyUsage) => number | undefined
}
