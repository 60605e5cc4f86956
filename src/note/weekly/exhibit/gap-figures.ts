import type { NoteGap, NoteLanguage } from '../../write/note-book.ts'
import type { Worded } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

/** Figures of the printed issue whose numbers can't be had: what each shows, and the file that would fill it. */
const gaps: Readonly<Record<string, { readonly title: Worded; readonly file: string }>> = {
  'model-scores': {
    title: {
      en: 'OpenAI’s models on AIME24 and GPQA (fig 14)',
      ko: '오픈AI 모델의 AIME24·GPQA 점수(그림 14)',
    },
    file: 'scores.csv (name, benchmark, score, date)',
  },
  'scores-over-time': {
    title: { en: 'Benchmark scores over time (fig 18)', ko: '벤치마크 점수 추이(그림 18)' },
    file: 'scores.csv (name, benchmark, score, date)',
  },
  'rental-by-region': {
    title: { en: 'Price of an H100-hour by region (fig 20)', ko: '지역별 H100 시간당 가격(그림 20)' },
    file: 'rental.csv (date, region, sku, usdPerHour; jevons rental)',
  },
  bans: {
    title: {
      en: 'Countries that ban DeepSeek, 4 February 2025 (fig 30)',
      ko: '딥시크 사용 제한 국가, 2025-02-04 기준(그림 30)',
    },
    file: 'bans.csv (country, kind, date, source)',
  },
  'thinking-tokens': {
    title: { en: 'Accuracy of R1 by thinking tokens (fig 27)', ko: 'R1의 추론 토큰별 정확도(그림 27)' },
    file: 'a run of R1 (jevons study, jevons import)',
  },
  'capex-index': {
    title: {
      en: 'Mag 7: capex and opex since 1Q20 (fig 39)',
      ko: 'Mag 7 CapEx·OpEx 누적 증가(1Q20=100, 그림 39)',
    },
    file: 'fundamentals.csv (ticker, quarter, capex, opex)',
  },
  'mag7-weight': {
    title: { en: 'Mag 7 in the S&P 500 (fig 49)', ko: 'S&P 500 내 Mag 7 비중(그림 49)' },
    file: 'prices.csv (date, ticker, close, shares)',
  },
  universe: {
    title: {
      en: 'The AI universe (v.4), equal weights, since ChatGPT (fig 50)',
      ko: 'AI 유니버스(v.4) 동일가중 수익률, 챗GPT 공개 이후(그림 50)',
    },
    file: 'prices.csv, universe.json (jevons index)',
  },
  'universe-and-funds': {
    title: {
      en: 'The AI universe (v.4) against AIQ and XT, since the end of 2024 (fig 51)',
      ko: 'AI 유니버스(v.4)와 AIQ·XT, 2024년 말 이후(그림 51)',
    },
    file: 'prices.csv, universe.json (jevons index)',
  },
}

export const gapNames: readonly string[] = Object.keys(gaps)

export function gapFigure(name: string, language: NoteLanguage): NoteGap | undefined {
  if (!Object.hasOwn(gaps, name)) return undefined
  const { title, file } = gaps[name] ?? { title: undefined, file: '' }
  return title && gapOf('figure', title[language], file)
}
