import { z } from 'zod'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

/** What a GPU-hour of a chip costs by kind of owner, and the power provisioned for it. */
export interface GpuHourPrice {
  readonly gpu: string
  /** Kilowatts that a site provisions for one, all-in. */
  readonly kwAllIn: number
  readonly hyperscalerUsd: number
  readonly neocloudUsd: number
  /** Rented for three years. */
  readonly rentalUsd: number
}

interface GpuHourPrices {
  readonly source: string
  readonly date: string
  readonly rows: readonly GpuHourPrice[]
}

const usd = z.number().positive()
const row = z.strictObject({
  gpu: z.string(),
  kwAllIn: usd,
  hyperscalerUsd: usd,
  neocloudUsd: usd,
  rentalUsd: usd,
})
const file: z.ZodType<GpuHourPrices> = z.object({
  version: z.literal(1),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  rows: z.array(row),
})

/** Prices and power of a GPU-hour by chip, with their source. */
export function readGpuHourPrices(): GpuHourPrices {
  return readFacts('gpu-hour-prices.json', file)
}
