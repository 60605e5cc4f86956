import { segmentReturnsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { peerPlace, weeklyPeers } from '../peer-values.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { marketWords } from './figure-words.ts'

const words = {
  title: {
    en: 'Returns by segment since the start of the year',
    ko: '연초 이후 밸류체인별 수익률',
  },
  own: { en: 'means: jevons', ko: '평균은 jevons 계산' },
}

/** Beside tables 10 and 11: what the segments did, by both weights. */
export function segmentFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { isSynthetic = false } = facts.tables.prices ?? {}
  const table = weeklyPeers(facts)
  const chart = segmentReturnsChart(table, { window: 'YTD', words: marketWords(language), isSynthetic })
  const [leader] = table.segments
    .filter(({ means }) => means.YTD.equal !== null)
    .toSorted((a, b) => (b.means.YTD.equal ?? 0) - (a.means.YTD.equal ?? 0))
  const lead =
    language === 'ko'
      ? `${leader?.name.ko} ${leader?.rows.length}종목이 가장 높음`
      : `${leader?.name.en} ahead, by ${leader?.rows.length} stocks`
  const title = leader ? `${text.title}: ${lead}` : text.title
  const { source, date } = peerPlace(facts)
  return {
    kind: 'figure',
    title,
    chart: { ...chart, title },
    remarks: [chart.reading],
    source: `${source} (${date}); ${text.own}`,
  }
}
