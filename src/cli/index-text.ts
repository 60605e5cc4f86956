import type { RelativeMetrics, SeriesMetrics } from '#market'
import { harmlessText } from './harmless-text.ts'
import type { IndexDocument } from './index-document.ts'
import { type IndexWords, indexWords } from './index-words.ts'
import { leftOutWhy } from './left-out-words.ts'
import type { PeersLanguage } from './peers-words.ts'
import { grouped, plainTable } from './plain-table.ts'

/** An index for a terminal: what it did, against what, and when it was changed. */
export function indexText(document: IndexDocument, language: PeersLanguage): string {
  const words = indexWords[language]
  const { universe, metrics, against, rebalances, hindsight, remark, isSynthetic } = document
  const { name, weighting, rebalancing, currency, lagDays, withholding } = universe
  const lines = [
    words.about({
      name: harmlessText(name[language]),
      currency,
      weights: words.weights[weighting],
      rule: words.rules[rebalancing],
      lagDays,
    }),
    ...(isSynthetic ? [words.synthetic ?? `${remark}.`] : []),
    ...(hindsight.length > 0 ? [words.hindsight(hindsight.join(', '))] : []),
    '',
    ...metricLines(document, words),
    '',
    ...against.map(({ ticker, relative }) => relativeLine(harmlessText(ticker), relative.total, words)),
    ...shareLines(document, words),
    ...changeLines(document, words),
    ...rebalances.flatMap(({ date, leftOut }) =>
      leftOut.map(({ ticker, why }) =>
        words.without(date, harmlessText(ticker), harmlessText(leftOutWhy(why, language))),
      ),
    ),
    words.basis(percent(withholding, words)),
    ...(metrics.price.perYear === null ? [words.tooShort] : []),
  ]
  return `${lines.join('\n')}\n`
}

function metricLines({ metrics, against }: IndexDocument, words: IndexWords): readonly string[] {
  const { from, to } = metrics.price
  const row = (name: string, one: SeriesMetrics): readonly string[] => [
    name,
    percent(one.return, words),
    percent(one.perYear, words),
    percent(one.volatility, words),
    percent(one.drawdown === null ? 0 : one.drawdown.depth, words),
    one.drawdown === null
      ? ''
      : `${one.drawdown.peak} – ${one.drawdown.trough}, ${one.drawdown.recovered ?? words.notBack}`,
  ]
  return plainTable([
    [`${from} – ${to}`, ...words.columns],
    row(words.price(undefined), metrics.price),
    row(words.totalReturn(undefined), metrics.total),
    ...against.flatMap(({ ticker, metrics: own }) => [
      row(words.price(harmlessText(ticker)), own.price),
      row(words.totalReturn(harmlessText(ticker)), own.total),
    ]),
  ])
}

function relativeLine(ticker: string, relative: RelativeMetrics, words: IndexWords): string {
  const { days, difference, relative: ratio, trackingError, relativeDrawdown } = relative
  return words.against({
    ticker,
    days,
    points: grouped(Math.abs(100 * difference), 1),
    isLess: difference < 0,
    ratio: percent(ratio, words),
    trackingError: percent(trackingError, words),
    deepest: percent(relativeDrawdown?.depth ?? 0, words),
  })
}

function shareLines({ levels, group = [] }: IndexDocument, words: IndexWords): readonly string[] {
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last?.groupShare === undefined) return []
  const at = ({ groupShare, date }: typeof last): readonly [string, string] => [
    percent(groupShare, words),
    date,
  ]
  return [words.share(group.map(harmlessText).join(', '), at(first), at(last))]
}

function changeLines({ universe, rebalances }: IndexDocument, words: IndexWords): readonly string[] {
  const [version, stocks, turnoverName, divisorName] = words.changes
  const isByCap = universe.weighting === 'cap'
  const rows = rebalances.map(({ date, version: id, members, turnover, divisor }) => [
    `  ${date}`,
    harmlessText(id),
    `${members}`,
    percent(turnover, words),
    ...(divisor === undefined ? [] : [grouped(divisor)]),
  ])
  const head = ['', version, stocks, turnoverName, ...(isByCap ? [divisorName] : [])]
  return [words.setAnew, ...plainTable([head, ...rows])]
}

function percent(value: number | null | undefined, words: IndexWords): string {
  return value === null || value === undefined ? '—' : words.percent(grouped(100 * value, 1))
}
