import { type PeerRow, type PeerTable, type ReturnWindow, returnWindows, type SegmentMeans } from '#market'
import type { NoteCell, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { peerPlace, weeklyPeers } from '../peer-values.ts'
import { derivedValue, printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, explainedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  applications: {
    en: 'AI peers I: those who use and build on it',
    ko: 'AI 피어 테이블(1): 최종 소비자, 업무 효율화, AI 운영',
  },
  infrastructure: {
    en: 'AI peers II: models, cloud, hardware',
    ko: 'AI 피어 테이블(2): 파운데이션 모델, 클라우드, 하드웨어·인프라',
  },
  stock: { en: 'Stock', ko: '종목' },
  about: { en: 'What it does with AI', ko: 'AI 사업' },
  price: { en: 'Price', ko: '주가(현지 통화)' },
  cap: { en: 'Market cap (KRW tn)', ko: '시가총액(조원)' },
  earnings: { en: 'Results*', ko: '실적 발표 예정일*' },
  mean: { en: 'equal-weighted mean', ko: '동일가중 평균' },
  remark: {
    en: 'Prices and returns (%) as printed; where each return counts from is not printed, base prices behind the numbers are derived. *The day may change',
    ko: '주가와 수익률(%)은 인쇄값이며 수익률 기준일은 인쇄되지 않음. 기준 가격은 수익률에서 역산한 값(derived). *예정일은 변경될 수 있음',
  },
  history: {
    en: 'Prices and returns (%) by closes; base days of the windows',
    ko: '주가와 수익률(%)은 종가 기준, 기간별 기준일',
  },
  mayChange: { en: '*The day may change', ko: '*예정일은 변경될 수 있음' },
  synthetic: { en: 'SYNTHETIC: made-up prices', ko: '가상 데이터: 실제 시세가 아님' },
  source: {
    en: 'the weekly of 7 February 2025 (prices of about that day); means: jevons',
    ko: '2025-02-07 주간지(당일 전후 가격), 평균은 jevons 계산',
  },
  own: { en: 'means: jevons', ko: '평균은 jevons 계산' },
}

type Words = ReturnType<typeof inLanguage<typeof words>>
const applications = ['end-consumer', 'business-efficiency', 'ai-ops']
const windowNames: Readonly<Record<ReturnWindow, string>> = {
  '1W': '1W',
  '1M': '1M',
  '3M': '3M',
  '6M': '6M',
  '1Y': '1Y',
  YTD: 'YTD',
}

/** Table 10: who uses AI and builds on it. */
export function applicationPeers(facts: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  return peersOf(facts, language, 'applications')
}

/** Table 11: who makes models, rents out computing and builds it. */
export function infrastructurePeers(facts: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  return peersOf(facts, language, 'infrastructure')
}

function peersOf(
  facts: WeeklyFacts,
  language: NoteLanguage,
  half: 'applications' | 'infrastructure',
): NoteTableContent {
  const text = inLanguage(words, language)
  const { prices } = facts.tables
  const segments = weeklyPeers(facts).segments.filter(
    ({ id }) => applications.includes(id) === (half === 'applications'),
  )
  return {
    kind: 'table',
    title: text[half],
    header: [
      text.stock,
      text.about,
      text.price,
      text.cap,
      ...returnWindows.map((window) => windowNames[window]),
      text.earnings,
    ],
    rows: segments.flatMap((segment) => segmentRows(segment, { text, language, facts })),
    remarks: prices ? historyRemarks(segments, prices.isSynthetic, text) : [text.remark],
    source: prices ? `${prices.file}; ${text.own}` : text.source,
  }
}

/** Which day each window counts from, as far as one day is all stocks' own. */
function historyRemarks(
  segments: PeerTable['segments'],
  isSynthetic: boolean,
  text: Words,
): readonly string[] {
  const rows = segments.flatMap((segment) => segment.rows)
  const days = returnWindows.flatMap((window) => {
    const known = rows.flatMap(({ returns }) => returns[window]?.baseDate ?? [])
    return known.length === 0 ? [] : [`${windowNames[window]} ${known.toSorted()[0]}`]
  })
  return [...(isSynthetic ? [text.synthetic] : []), `${text.history}: ${days.join(', ')}. ${text.mayChange}`]
}

/** As many decimals as were printed. */
function capFormat(amount = 0): string {
  return Number.isInteger(Number((amount / krwTrillion).toFixed(6))) ? 'integer' : 'number:1'
}

interface Writing {
  readonly text: Words
  readonly language: NoteLanguage
  readonly facts: WeeklyFacts
}

function segmentRows(
  { name, rows, means }: PeerTable['segments'][number],
  writing: Writing,
): NoteTableContent['rows'] {
  return [
    { cells: [name[writing.language]], isGroup: true },
    ...rows.map((row) => ({ cells: stockCells(row, writing) })),
    { cells: meanCells(means, rows.length, writing), isTotal: true },
  ]
}

const krwTrillion = 1e12

function stockCells(row: PeerRow, { text, language, facts }: Writing): readonly NoteCell[] {
  const peers = peerPlace(facts)
  const { ticker, currency, price, marketCap, returns, earnings } = row
  const name = row.name[language]
  return [
    `${name} (${ticker})`,
    row.ai[language],
    printedCell(
      price?.value,
      {
        name: `${name}, ${text.price}`,
        unit: currency,
        format: price && !Number.isInteger(price.value) ? 'number:2' : 'integer',
      },
      peers,
    ),
    printedCell(
      marketCap ? marketCap.amount / krwTrillion : undefined,
      { name: `${name}, ${text.cap}`, unit: 'KRW tn', format: capFormat(marketCap?.amount) },
      peers,
    ),
    ...returnWindows.map((window) => returnCell(name, window, { found: returns[window], row, place: peers })),
    earnings ? earnings.date.slice(5) : null,
  ]
}

function returnCell(
  name: string,
  window: ReturnWindow,
  {
    found,
    row: { price, currency },
    place,
  }: {
    readonly found: PeerRow['returns'][ReturnWindow]
    readonly row: PeerRow
    readonly place: { readonly source: string; readonly date: string }
  },
): NoteCell {
  if (!found) return null
  const of = { name: `${name}, ${windowNames[window]}`, unit: '%', format: 'signed:1' }
  const base = found.basePrice.value.toLocaleString('en', { maximumFractionDigits: 2 })
  if (found.origin === 'history' && price) {
    const inputs = [
      { ...printedValue('close', price.value, currency, { ...place, date: price.date }), note: 'history' },
      {
        ...printedValue('base', found.basePrice.value, currency, { ...place, date: found.baseDate ?? '' }),
        note: 'history',
      },
    ]
    const formula = '100 · (close / base − 1)'
    return explainedCell(
      derivedValue(of.name, { value: found.percent, unit: '%', formula, inputs }),
      of.format,
    )
  }
  const cell = printedCell(found.percent, of, place)
  if (cell === null || typeof cell === 'string' || !price) return cell
  const note = `printed; base price ${base} ${currency} derived of price and return`
  return { ...cell, explained: { ...cell.explained, note } }
}

/** A mean of nothing but noise is 0. */
function rounded(value: number | null): number | null {
  return value === null ? null : Number(value.toFixed(9))
}

function meanCells(means: SegmentMeans, stocks: number, { text }: Writing): readonly NoteCell[] {
  return [
    `${text.mean} (${stocks})`,
    '',
    '',
    '',
    ...returnWindows.map((window) =>
      derivedCell(
        rounded(means[window].equal),
        { name: `${text.mean}, ${windowNames[window]}`, unit: '%', format: 'signed:1' },
        `Σ r / ${means[window].stocks}`,
      ),
    ),
    '',
  ]
}
