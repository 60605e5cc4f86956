import { baseDate, type PeerRow, type PeerTable, returnWindows, type SegmentMeans } from '#market'
import { harmlessText } from './harmless-text.ts'
import type { PeersLanguage, PeersWords } from './peers-words.ts'
import { grouped, plainTable } from './plain-table.ts'

export interface PeersTextOptions {
  readonly language: PeersLanguage
  readonly words: PeersWords
  readonly isPrinted: boolean
  readonly isSynthetic: boolean
  /** What companies do with AI, on a line below each. */
  readonly about: boolean
  /** Base prices instead of returns. */
  readonly base: boolean
}

/** The peer table for a terminal. */
export function peersText(table: PeerTable, options: PeersTextOptions): string {
  const { words, language, base } = options
  const { columns } = words
  const head = [columns.stock, columns.price, words.cap(table.currency)]
  const top = [...head, ...returnWindows.map((window) => columns[window]), columns.earnings]
  const blocks = table.segments.flatMap(({ name, rows, means }) => [
    [name[language]],
    top,
    ...rows.map((row) => cellsOf(row, options)),
    ...(base ? [] : meansOf(means, words)),
  ])
  const lines = plainTable(blocks)
  const everything =
    table.segments.length > 1 && !base
      ? plainTable([
          [words.all(stocksOf(table)), ...returnWindows.map((window) => columns[window])],
          ...meansOf(table.all, words).map(([name = '', , , ...means]) => [name, ...means.slice(0, 6)]),
        ])
      : []
  const shown = options.about ? withAbout(lines, table, language) : lines
  return `${[...shown, '', ...everything, ...(everything.length > 0 ? [''] : []), ...notesOf(table, options)].join('\n')}\n`
}

function stocksOf({ segments }: PeerTable): number {
  return segments.reduce((sum, { rows }) => sum + rows.length, 0)
}

function cellsOf(row: PeerRow, { language, base }: PeersTextOptions): readonly string[] {
  const { price, marketCap, returns, earnings } = row
  return [
    `  ${harmlessText(row.name[language])} (${harmlessText(row.ticker)})`,
    price === null ? '—' : `${priceText(price.value)} ${harmlessText(row.currency)}`,
    marketCap === null ? '—' : capText(marketCap.amount, marketCap.currency),
    ...returnWindows.map((window) => {
      const found = returns[window]
      if (found === null) return '—'
      return base ? priceText(found.basePrice.value) : grouped(found.percent, 1)
    }),
    earnings?.date ?? '—',
  ]
}

function priceText(price: number): string {
  return grouped(price, price >= 1000 ? 0 : 2)
}

/** In trillions of won, in billions of everything else. */
function capText(amount: number, currency: string): string {
  return currency === 'KRW' ? grouped(amount / 1e12) : grouped(amount / 1e9, 1)
}

function meansOf(means: SegmentMeans, words: PeersWords): readonly (readonly string[])[] {
  const line = (of: 'equal' | 'cap'): readonly string[] =>
    returnWindows.map((window) => {
      const value = means[window][of]
      return value === null ? '—' : grouped(value, 2)
    })
  return [
    [`  ${words.equal}`, '', '', ...line('equal')],
    [`  ${words.capWeighted}`, '', '', ...line('cap')],
  ]
}

/** Blocks have a title and a head before their rows, and two means after them. */
function withAbout(
  lines: readonly string[],
  { segments }: PeerTable,
  language: PeersLanguage,
): readonly string[] {
  const about = segments.flatMap(({ rows }) => [
    undefined,
    undefined,
    ...rows.map(({ ai }) => ai[language]),
    undefined,
    undefined,
  ])
  return lines.flatMap((line, place) => {
    const said = about[place]
    return said === undefined ? [line] : [line, `      ${harmlessText(said)}`]
  })
}

function rateText(rate: number): string {
  return rate.toLocaleString('en', { maximumSignificantDigits: 6 })
}

function notesOf(table: PeerTable, options: PeersTextOptions): readonly string[] {
  const { words, language, isPrinted, isSynthetic } = options
  const { date, currency } = table
  const bases = returnWindows.map((window) => `${window} ${baseDate(window, date)}`).join(', ')
  const unit = words.unit(currency)
  const rows = table.segments.flatMap((segment) => segment.rows)
  const missing = rows.flatMap(({ ticker, absent }) =>
    Object.entries(absent).map(([what, why]) => `  ${ticker} ${what}: ${why}`),
  )
  const most = 12
  return [
    ...(isSynthetic ? [words.synthetic] : []),
    isPrinted ? words.printed(date) : words.computed(date),
    ...(isPrinted ? [] : [words.bases(bases)]),
    ...table.groups.map(({ name, share, capAmount, ofAmount }) =>
      words.share(
        name[language],
        grouped(100 * share, 1),
        `${capText(capAmount, currency)} / ${capText(ofAmount, currency)} ${unit}`,
      ),
    ),
    ...table.fx.map(({ from, to, rate, date: day, source }) =>
      words.rate(
        rate >= 1
          ? `1 ${from} = ${rateText(rate)} ${to} (${day}; ${source})`
          : `1 ${to} = ${rateText(1 / rate)} ${from} (${day}; ${source})`,
      ),
    ),
    words.mayChange,
    ...rows.flatMap(({ warnings }) => warnings),
    ...(missing.length === 0 ? [] : [words.missing, ...missing.slice(0, most)]),
    ...(missing.length > most ? [`  … ${missing.length - most}`] : []),
  ].map(harmlessText)
}
