import { type Peers, type PrintedReturnCheck, printedAgainstHistory } from '#market'
import type { AskedPrices } from './asked-prices.ts'
import { harmlessText } from './harmless-text.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'

const mostFits = 4

/** Printed returns against closes: which come out, and from which days the others may have been counted. */
export function printedCheck(
  { stocks, date: printedDate }: Peers,
  {
    prices,
    date,
    json,
  }: { readonly prices: AskedPrices | undefined; readonly date: string; readonly json: boolean },
): string {
  if (prices === undefined) throw new UsageError('--check-printed needs closes: --prices FILE')
  if (date !== printedDate)
    throw new UsageError(`--check-printed: returns were printed for ${printedDate}: name it with --date`)
  const checks = stocks.flatMap((stock) => {
    const history = prices.histories.get(stock.ticker)
    return history ? printedAgainstHistory(stock, history, date) : []
  })
  if (json) {
    const data = prices.isSynthetic ? 'synthetic' : 'history'
    return `${JSON.stringify({ date, data, checks }, undefined, 2)}\n`
  }
  return checkText(checks, prices)
}

function checkText(checks: readonly PrintedReturnCheck[], { isSynthetic }: AskedPrices): string {
  const known = checks.filter(({ computedPercent }) => computedPercent !== null)
  const rows = known
    .filter(({ agrees }) => !agrees)
    .map(({ ticker, window, printedPercent, computedPercent, baseDate, fits }) => [
      `  ${harmlessText(ticker)}`,
      window,
      grouped(printedPercent, 1),
      grouped(computedPercent ?? 0, 1),
      baseDate ?? '',
      fits.length === 0 ? 'no day near' : fits.slice(0, mostFits).join(', '),
    ])
  const head = ['', 'over', 'printed', 'by closes', 'from', 'the printed one fits']
  return `${[
    ...(isSynthetic ? ['SYNTHETIC: the prices are made up, so that little can agree.'] : []),
    `${known.length - rows.length} of ${known.length} printed returns come out of the closes.`,
    ...(rows.length === 0 ? [] : plainTable([head, ...rows], 2)),
  ].join('\n')}\n`
}
