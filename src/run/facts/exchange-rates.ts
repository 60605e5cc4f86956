import { z } from 'zod'
import type { Confidence, ExchangeRate } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const currency = z.enum(['USD', 'KRW', 'CNY'])
const rate = z.strictObject({
  id: z.string(),
  from: currency,
  to: currency,
  rate: z.number().positive(),
  date: z.string().min(4),
  source: z.string().min(1),
  confidence,
  note: z.string().optional(),
})
const file = z.object({ version: z.literal(1), rates: z.array(rate) })

/** An exchange rate with the name it is asked for by. */
export interface NamedExchangeRate extends ExchangeRate {
  readonly id: string
  readonly confidence: Confidence
}

/** Every dated exchange rate that there is. */
export function readExchangeRates(): readonly NamedExchangeRate[] {
  return readFacts('exchange-rates.json', file).rates
}
