import { z } from 'zod'
import type { Peers } from '#market'
import { readFacts } from './read-facts.ts'

const text = z.string().min(1)
const inLanguages = z.strictObject({ en: text, ko: text })
const percent = z.number().gt(-100)
const printed = z.strictObject({
  price: z.number().positive(),
  marketCapKrwTn: z.number().positive(),
  returnsPercent: z.strictObject({
    '1W': percent,
    '1M': percent,
    '3M': percent,
    '6M': percent,
    '1Y': percent,
    YTD: percent,
  }),
  earnings: z.string().regex(/^\d\d-\d\d$/, 'must be month and day, such as 02-26'),
})
const stock = z.strictObject({
  ticker: text,
  exchange: text,
  currency: text,
  segment: text,
  name: inLanguages,
  ai: inLanguages,
  printed: printed.exactOptional(),
})

/** Peers, in the facts or in a file of a user's own: every stock in a segment that there is, every ticker once. */
export const peersSchema: z.ZodType<Peers> = z
  .object({
    version: z.literal(1),
    date: z.iso.date(),
    source: text,
    segments: z.array(z.strictObject({ id: text, name: inLanguages })).min(1),
    groups: z
      .array(z.strictObject({ id: text, name: inLanguages, tickers: z.array(text).min(1) }))
      .default([]),
    stocks: z.array(stock).min(1),
  })
  .superRefine(({ segments, stocks }, context) => {
    const ids = new Set(segments.map(({ id }) => id))
    const seen = new Set<string>()
    for (const [place, { segment, ticker }] of stocks.entries()) {
      const refuse = (message: string): void =>
        context.addIssue({ code: 'custom', path: ['stocks', place], message })
      if (!ids.has(segment)) refuse(`${ticker}: no segment "${segment}"`)
      if (seen.has(ticker)) refuse(`${ticker}: comes twice`)
      seen.add(ticker)
    }
  })

/** The companies of the value chain, with what was printed of them. */
export function readPeers(): Peers {
  return readFacts('peers.json', peersSchema, 'market')
}
