import type { ReturnWindow } from '#market'
import { UsageError } from './usage-error.ts'

export type PeersLanguage = 'en' | 'ko'

/** What the peer table says around its numbers. */
export interface PeersWords {
  readonly columns: Readonly<Record<'stock' | 'price' | 'earnings' | ReturnWindow, string>>
  readonly cap: (currency: string) => string
  /** Of market values. */
  readonly unit: (currency: string) => string
  readonly equal: string
  readonly capWeighted: string
  readonly all: (stocks: number) => string
  readonly printed: (date: string) => string
  readonly computed: (date: string) => string
  readonly bases: (bases: string) => string
  readonly share: (name: string, percent: string, amounts: string) => string
  readonly mayChange: string
  readonly synthetic: string
  readonly rate: (rate: string) => string
  readonly missing: string
}

const windows = { '1W': '1W', '1M': '1M', '3M': '3M', '6M': '6M', '1Y': '1Y', YTD: 'YTD' } as const

export const peersWords: Readonly<Record<PeersLanguage, PeersWords>> = {
  en: {
    columns: { stock: 'stock', price: 'price', earnings: 'results', ...windows },
    unit: (currency) => (currency === 'KRW' ? 'KRW tn' : `${currency} bn`),
    cap: (currency) => `cap, ${currency} ${currency === 'KRW' ? 'tn' : 'bn'}`,
    equal: 'mean, equal weight',
    capWeighted: 'mean, by market value',
    all: (stocks) => `All ${stocks} stocks`,
    printed: (date) =>
      `As printed for ${date}; returns in %, whose base days were not printed (--base shows the base prices that they imply).`,
    computed: (date) => `Closes up to ${date}; returns in % of the price, without dividends.`,
    bases: (bases) => `Returns count from the last close on or before ${bases}.`,
    share: (name, percent, amounts) => `${name}: ${percent} % of the market value of all (${amounts}).`,
    mayChange: 'Days of results may change.',
    synthetic: 'SYNTHETIC: the prices are made up.',
    rate: (rate) => `Exchange rate: ${rate}.`,
    missing: 'Missing:',
  },
  ko: {
    columns: { stock: '종목', price: '주가', earnings: '실적 발표 예정일', ...windows },
    unit: (currency) => (currency === 'KRW' ? '조원' : `십억 ${currency}`),
    cap: (currency) => (currency === 'KRW' ? '시가총액(조원)' : `시가총액(십억 ${currency})`),
    equal: '동일가중 평균',
    capWeighted: '시가총액가중 평균',
    all: (stocks) => `전체 ${stocks}개 종목`,
    printed: (date) =>
      `${date} 원문 표 기준. 수익률(%)의 기준일은 원문에 없음(--base: 수익률에서 역산한 기준 주가).`,
    computed: (date) => `${date}까지의 종가 기준. 수익률은 배당을 제외한 주가 기준(%).`,
    bases: (bases) => `수익률 기준: 다음 날짜 또는 그 직전 거래일 종가. ${bases}`,
    share: (name, percent, amounts) => `${name}: 전체 시가총액의 ${percent}%(${amounts}).`,
    mayChange: '실적 발표 예정일은 변경될 수 있음.',
    synthetic: '가상 데이터: 실제 주가가 아님.',
    rate: (rate) => `적용 환율: ${rate}.`,
    missing: '빈 값:',
  },
}

/** @throws UsageError where it is neither language */
export function languageFlag(text = 'en'): PeersLanguage {
  if (text === 'en' || text === 'ko') return text
  throw new UsageError(`--lang must be en or ko, not "${text}"`)
}
