import { z } from 'zod'
import type { DatedPrice } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const instant = z.iso.datetime()
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const usd = z.number().nonnegative().exactOptional()

const row: z.ZodType<DatedPrice> = z.strictObject({
  provider: z.string(),
  models: z.array(z.string()).min(1),
  from: instant,
  to: instant.exactOptional(),
  hoursUtc: z.array(z.strictObject({ from: time, to: time })).exactOptional(),
  weekdaysUtc: z.array(z.int().min(0).max(6)).exactOptional(),
  usdPerMillion: z.strictObject({ input: usd, cachedInput: usd, output: usd }),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().exactOptional(),
})
const file = z.object({ version: z.literal(1), rows: z.array(row) })

/** Prices of tokens that the price package does not give for past dates and hours. */
export function readPriceOverlay(): readonly DatedPrice[] {
  return readFacts('price-overlay.json', file).rows
}
