import { z } from 'zod'
import type { InLanguages } from '#market'
import { readFacts } from './read-facts.ts'

/** A leaderboard as it was printed, with its arrows. */
export interface PrintedBoard {
  readonly id: string
  readonly name: InLanguages
  readonly date: string
  readonly unit: string
  readonly credit: string
  readonly rows: readonly {
    readonly rank: number
    /** Ranks risen (+) or fallen (−); null where it is new. */
    readonly move: number | null
    readonly name: string
    readonly score: number
    readonly organisation: string
    readonly licence: string
    readonly knowledgeCutoff?: string
  }[]
  readonly humans: readonly { readonly name: InLanguages; readonly score: number }[]
  /** Why it has no rows. */
  readonly absent?: string
}

const text = z.string().min(1)
const inLanguages = z.strictObject({ en: text, ko: text })
const rank = z.number().int().positive()
const board = z.strictObject({
  id: text,
  name: inLanguages,
  date: z.iso.date(),
  unit: text,
  credit: text,
  rows: z.array(
    z.strictObject({
      rank,
      move: z.number().int().nullable(),
      name: text,
      score: z.number(),
      organisation: text,
      licence: text,
      knowledgeCutoff: text.exactOptional(),
    }),
  ),
  humans: z.array(z.strictObject({ name: inLanguages, score: z.number() })),
  absent: text.exactOptional(),
})
export const leaderboardsSchema: z.ZodType<{
  readonly source: string
  readonly boards: readonly PrintedBoard[]
}> = z.object({
  version: z.literal(1),
  source: text,
  boards: z.array(board),
})

/** Leaderboards as they were printed. */
export function readLeaderboards(): {
  readonly source: string
  readonly boards: readonly PrintedBoard[]
} {
  return readFacts('leaderboards.json', leaderboardsSchema, 'market')
}
