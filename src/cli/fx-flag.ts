import type { ExchangeRate } from '#economics'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'

/**
 * The value of `--fx RATE@DATE`: won for a dollar, with the day that it is of; undefined where not given.
 * @throws UsageError where there is no rate or no day: no amount is converted without
 */
export function fxFlag(text: string | undefined): ExchangeRate<'USD', 'KRW'> | undefined {
  if (text === undefined) return undefined
  const [rate, date, ...more] = text.split('@')
  if (
    date === undefined ||
    more.length > 0 ||
    !/^\d{4}-\d{2}-\d{2}$/.test(date) ||
    Number.isNaN(Date.parse(date))
  )
    throw new UsageError(
      `--fx must be won for a dollar with their day, such as 1456@2025-02-07, not "${text}"`,
    )
  const value = numberFlag('--fx', rate, { least: 0, most: 1e9, open: true }) ?? 0
  return { from: 'USD', to: 'KRW', rate: value, date, source: 'stated with --fx' }
}
