import { type Chart, groupShareChart, indexChart, type LevelLine } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { issueFiles } from '../issue-tables.ts'
import { type MarketSeries, marketSeries, since } from '../market-series.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { marketWords } from './figure-words.ts'
import { gapOf } from './gap.ts'

const words = {
  share: { en: 'The Mag 7’s share of market value', ko: '시가총액에서 Mag 7이 차지하는 비중' },
  universe: { en: 'AI stocks by both weights since', ko: 'AI 종목 동일가중·시가총액가중 수익률, 기준일' },
  release: { en: 'ChatGPT came out', ko: '챗GPT 공개일' },
  later: {
    en: 'The printed chart counts from the release of ChatGPT on 30 November 2022; these closes begin later',
    ko: '인쇄된 그림의 기준일은 챗GPT 공개일(2022-11-30)이나 이 주가는 그 뒤부터 시작',
  },
  funds: {
    en: 'AI stocks against the funds AIQ and XT since the end of 2024',
    ko: '2024년 말 이후 AI 종목과 ETF(AIQ·XT)',
  },
  synthetic: { en: 'synthetic', ko: '가상 데이터' },
  madeUp: {
    en: 'SYNTHETIC: made-up closes that show what the figure would look like; no course of real prices may be shipped. In the folder of an issue, prices.csv and fx.csv take their place',
    ko: '가상 데이터: 그림의 형태만 보이기 위해 만든 주가이며 실제 시세가 아님(실제 시세는 재배포 불가). 발간 폴더에 prices.csv와 fx.csv를 두면 대체됨',
  },
  hindsight: {
    en: 'The stocks are those of the peer tables of the day, taken back: chosen in hindsight, since what the weekly’s own universe holds was not printed',
    ko: '편입 종목은 발간일의 피어 종목을 과거로 소급한 것. 주간지 유니버스의 편입 종목은 인쇄되지 않음',
  },
  ofPeers: {
    en: 'A share of the peers of the tables. For that of the S&P 500 bring closes and shares of its members and market.yaml',
    ko: '피어 종목 시가총액 대비 비중. S&P 500 대비 비중은 편입 종목의 주가·주식수와 market.yaml이 있으면 계산됨',
  },
  equal: { en: 'Equal weights', ko: '동일가중' },
  cap: { en: 'By market value', ko: '시가총액가중' },
  source: { en: 'jevons index', ko: 'jevons index 계산' },
}

type Words = ReturnType<typeof inLanguage<typeof words>>

/** Figure 49: the Mag 7 in the market over time. */
export function magShareFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const series = marketSeries(facts)
  const chart =
    series &&
    groupShareChart(series.marketLevels, {
      name: 'Mag 7',
      words: marketWords(language),
      isSynthetic: series.isSynthetic,
    })
  const own = facts.tables.market ? [] : [text.ofPeers]
  return figureOf(series, chart, { id: 'mag7-weight', title: text.share, text, remarks: own })
}

/** Figure 50: the universe since the release of ChatGPT. */
export function universeFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const series = marketSeries(facts)
  const lines = series && [rebased(text.equal, series.levels), rebased(text.cap, series.marketLevels)]
  const from = series?.levels[0]?.date ?? since
  const day = from === since ? text.release : from
  return figureOf(series, lines && chartOf(lines, series, language), {
    id: 'universe',
    title: `${text.universe} ${day}`,
    text,
    remarks: from > since ? [text.later] : [],
  })
}

/** Since when the last of the figures counts: the end of the year before the issue. */
function yearEnd(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}-12-31`
}

/** Figure 51: the universe beside funds since the end of the year. */
export function fundsFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const series = marketSeries(facts)
  const from = yearEnd(facts.printed.date)
  const lines = series && [
    rebased(text.equal, series.levels, from),
    ...series.funds.map(({ ticker, levels }) => rebased(ticker, levels, from)),
  ]
  return figureOf(series, lines && chartOf(lines, series, language), {
    id: 'universe-and-funds',
    title: text.funds,
    text,
  })
}

function chartOf(
  lines: readonly LevelLine[],
  { isSynthetic }: MarketSeries,
  language: NoteLanguage,
): Chart | undefined {
  return indexChart(lines, { words: marketWords(language), isSynthetic })
}

/** 100 on its first day from then on. */
function rebased(
  name: string,
  levels: readonly { readonly date: string; readonly total: number }[],
  from = '',
): LevelLine {
  const shown = levels.filter(({ date }) => date >= from)
  const first = shown[0]?.total ?? 1
  return { name, points: shown.map(({ date, total }) => ({ date, value: (100 * total) / first })) }
}

function figureOf(
  series: MarketSeries | undefined,
  chart: Chart | undefined,
  {
    id,
    title,
    text,
    remarks = [],
  }: {
    readonly id: string
    readonly title: string
    readonly text: Words
    readonly remarks?: readonly string[]
  },
): NoteExhibit {
  if (!series || !chart) return gapOf('figure', title, `${issueFiles.prices}; ${issueFiles.fx}`)
  const { isSynthetic, isHindsight, file } = series
  const said = isSynthetic ? `${title} (${text.synthetic})` : title
  return {
    kind: 'figure',
    title: said,
    chart: { ...chart, id, title: said },
    remarks: [...(isSynthetic ? [text.madeUp] : []), ...remarks, ...(isHindsight ? [text.hindsight] : [])],
    source: isSynthetic ? `${text.synthetic}; ${text.source}` : `${file}; ${text.source}`,
  }
}
