import type { RelativeMetrics, SeriesMetrics } from '#market'
import { harmlessText } from './harmless-text.ts'
import type { IndexDocument } from './index-document.ts'
import { grouped, plainTable } from './plain-table.ts'

const rules = {
  'third-friday': 'weights are set anew on the third Friday of a quarter’s last month',
  'quarter-end': 'weights are set anew on a quarter’s last trading day',
  none: 'weights are never set anew, except when constituents change',
} as const

/** An index for a terminal: what it did, against what, and when it was changed. */
export function indexText(document: IndexDocument): string {
  const { universe, levels, metrics, against, rebalances, hindsight, remark, isSynthetic } = document
  const { name, weighting, rebalancing, currency, lagDays, withholding } = universe
  const weights = weighting === 'equal' ? 'equal weights' : 'weights by market value'
  const last = levels.at(-1)
  const lines = [
    `${harmlessText(name.en)}, ${currency}: ${weights} that drift in between; ${rules[rebalancing]}; constituents known ${lagDays} days before.`,
    ...(isSynthetic ? [`${remark}.`] : []),
    ...(hindsight.length > 0
      ? [`HINDSIGHT: ${hindsight.join(', ')} was chosen after it takes effect; nobody held this index.`]
      : []),
    '',
    ...metricLines(document),
    '',
    ...against.flatMap(({ ticker, relative }) => relativeLines(harmlessText(ticker), relative.total)),
    ...(last?.groupShare === undefined
      ? []
      : [
          `Share of ${document.group?.join(', ')}: ${percent(levels[0]?.groupShare)} on ${levels[0]?.date}, ${percent(last.groupShare)} on ${last.date}.`,
        ]),
    'Set anew:',
    ...plainTable([
      ['', 'version', 'stocks', 'turnover', ...(weighting === 'cap' ? ['divisor'] : [])],
      ...rebalances.map(({ date, version, members, turnover, divisor }) => [
        `  ${date}`,
        harmlessText(version),
        `${members}`,
        percent(turnover),
        ...(divisor === undefined ? [] : [grouped(divisor)]),
      ]),
    ]),
    ...rebalances.flatMap(({ date, leftOut }) =>
      leftOut.map(({ ticker, why }) => `  ${date}: without ${harmlessText(ticker)}: ${harmlessText(why)}`),
    ),
    `Per year by days of the calendar (365), volatility by the trading days there were; dividends less ${percent(withholding)} withheld.`,
    ...(metrics.price.perYear === null ? ['Too short for a rate per year.'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function metricLines({ metrics, against }: IndexDocument): readonly string[] {
  const { from, to } = metrics.price
  const row = (name: string, one: SeriesMetrics): readonly string[] => [
    name,
    percent(one.return),
    percent(one.perYear),
    percent(one.volatility),
    one.drawdown === null ? '0.0 %' : percent(one.drawdown.depth),
    one.drawdown === null
      ? ''
      : `${one.drawdown.peak} – ${one.drawdown.trough}, ${one.drawdown.recovered ?? 'not yet back'}`,
  ]
  return plainTable([
    [`${from} – ${to}`, 'return', 'per year', 'volatility', 'deepest', 'from – to, back on'],
    row('index, price', metrics.price),
    row('index, total return', metrics.total),
    ...against.flatMap(({ ticker, metrics: own }) => [
      row(`${harmlessText(ticker)}, price`, own.price),
      row(`${harmlessText(ticker)}, total return`, own.total),
    ]),
  ])
}

function relativeLines(ticker: string, relative: RelativeMetrics): readonly string[] {
  const { days, difference, relative: ratio, trackingError, relativeDrawdown } = relative
  return [
    `Against ${ticker} (total return, ${days} common days): ${points(difference)}, ${percent(ratio)} relative, tracking error ${percent(trackingError)} a year, deepest relative loss ${percent(relativeDrawdown?.depth ?? 0)}.`,
  ]
}

function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : `${grouped(100 * value, 1)} %`
}

function points(value: number): string {
  return `${grouped(Math.abs(100 * value), 1)} points ${value < 0 ? 'less' : 'more'}`
}
