import { englishMarketWords, koreanMarketWords, segmentReturnsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { printedPeers } from '../peer-values.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Since the start of the year: AI operations ahead, by four stocks',
    ko: '연초 이후 부문별 수익률: AI 운영이 가장 높으나 네 종목의 평균',
  },
  source: {
    en: 'printed returns of the weekly of 7 February 2025; means: jevons',
    ko: '2025-02-07 주간지의 인쇄된 수익률, 평균은 jevons 계산',
  },
}

/** Beside tables 10 and 11: what the segments did, by both weights. */
export function segmentFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const chart = segmentReturnsChart(printedPeers(facts), {
    window: 'YTD',
    words: language === 'ko' ? koreanMarketWords : englishMarketWords,
    isSynthetic: false,
  })
  return { kind: 'figure', title: text.title, chart, remarks: [chart.reading], source: text.source }
}
