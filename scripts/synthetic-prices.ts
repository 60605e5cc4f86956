import { writeFileSync } from 'node:fs'
import { addDays, weekday } from '#market'
import { readPeers } from '#run/facts'
import { randomSource } from '#statistics'

/**
 * Writes `examples/market-prices-synthetic.csv` and `examples/market-fx-synthetic.csv`: made-up closes and rates, so that the
 * commands of the market can be tried without a data vendor. Nothing of it happened. Planted on purpose: a fall on
 * 2025-01-27 that hits hardware, one split, quarterly dividends, one stock suspended for three weeks, one listed late.
 */
const [from, to, shock] = ['2023-12-29', '2025-02-07', '2025-01-27']
const source = randomSource('synthetic prices of jevons, 1')
const funds = [
  { ticker: 'AIQ', load: 0.7 },
  { ticker: 'XT', load: 0.5 },
]
const startPrice: Readonly<Record<string, number>> = {
  KRW: 80_000,
  JPY: 6_000,
  INR: 2_000,
  TWD: 400,
  HKD: 60,
}
const startRate: Readonly<Record<string, number>> = {
  USD: 1300,
  EUR: 1420,
  INR: 15.6,
  HKD: 166,
  JPY: 9,
  TWD: 41.5,
}

/** About normal: the sum of twelve uniform numbers. */
function normal(): number {
  return Array.from({ length: 12 }, source.uniform).reduce((sum, one) => sum + one, -6)
}

const days: string[] = []
for (let day = from; day <= to; day = addDays(day, 1)) if (weekday(day) % 6 !== 0) days.push(day)
const market = days.map(() => ({ all: 0.0004 + 0.007 * normal(), ai: 0.0005 + 0.006 * normal() }))

const lines = ['date,ticker,close,dividend,split,currency,shares,note']

for (const { ticker, currency, segment, printed } of readPeers().stocks) {
  const load = 0.6 + 0.9 * source.uniform()
  const isHardware = segment === 'hardware-infrastructure'
  const fall = ticker === 'NVDA' ? -0.185 : isHardware ? -0.08 + 0.03 * normal() : 0.004 * normal()
  const pays = source.uniform() < 0.5
  let close = (startPrice[currency] ?? 100) * (0.5 + source.uniform())
  const capWon = (printed?.marketCapKrwTn ?? 1) * 1e12 * 0.8
  const shares = Math.round(capWon / ((currency === 'KRW' ? 1 : (startRate[currency] ?? 1)) * close))
  let isFirst = true
  for (const [place, date] of days.entries()) {
    const { all, ai } = market[place] ?? { all: 0, ai: 0 }
    const split = ticker === 'NVDA' && date === '2024-06-10' ? 10 : 1
    const dividend = pays && place % 63 === 40 ? 0.004 * close : 0
    close =
      ((close - dividend) * Math.exp(load * all + ai + 0.013 * normal() + (date === shock ? fall : 0))) /
      split
    const isSuspended = ticker === '6682' && date >= '2024-09-02' && date <= '2024-09-20'
    const isListed = ticker !== '3661' || date >= '2024-09-10'
    if (isSuspended || !isListed) continue
    const shown = close.toFixed(close >= 1000 ? 0 : 2)
    const once = isFirst ? [currency, shares, 'synthetic'] : ['', '', '']
    lines.push(
      [date, ticker, shown, dividend > 0 ? dividend.toFixed(2) : '', split > 1 ? split : '', ...once].join(
        ',',
      ),
    )
    isFirst = false
  }
}
for (const { ticker, load } of funds) {
  let close = 100
  for (const [place, date] of days.entries()) {
    const { all, ai } = market[place] ?? { all: 0, ai: 0 }
    close *= Math.exp(all + load * ai + 0.002 * normal() + (date === shock ? -0.03 * load : 0))
    lines.push(
      [
        date,
        ticker,
        close.toFixed(2),
        '',
        '',
        ...(place === 0 ? ['USD', '', 'synthetic'] : ['', '', '']),
      ].join(','),
    )
  }
}
writeFileSync('examples/market-prices-synthetic.csv', `${lines.join('\n')}\n`)

const rates = ['date,from,to,rate,source']
for (const [currency, start] of Object.entries(startRate)) {
  let rate = start
  for (const date of days.filter((_, place) => place % 5 === 0 || place === days.length - 1)) {
    rate *= Math.exp(0.002 + 0.006 * normal())
    rates.push([date, currency, 'KRW', rate.toPrecision(6), 'synthetic'].join(','))
  }
}
writeFileSync('examples/market-fx-synthetic.csv', `${rates.join('\n')}\n`)
