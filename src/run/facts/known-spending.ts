import type { QuarterSpending } from '#market'
import { readFundamentals } from './fundamentals.ts'

/**
 * Capex and opex of Microsoft, Alphabet, Amazon and Meta by quarter since 2020, in USD million, from their reports.
 * @param asOf only what had been told by that day
 */
export function knownSpending(asOf?: string): readonly QuarterSpending[] {
  return readFundamentals()
    .quarterSpending.filter(({ date }) => asOf === undefined || date <= asOf)
    .map(({ firm, end, capexUsdMillion, opexUsdMillion }) => ({
      firm,
      end,
      capex: capexUsdMillion,
      ...(opexUsdMillion === undefined ? {} : { opex: opexUsdMillion }),
    }))
}
