import { draftedSpeedUp, explain, given, multiTokenSpeedUp, tokensPerStep } from '#economics'
import type { NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { explainedCell } from './cells.ts'
import { inLanguage, ownWork } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Predicting ahead speeds up by how often the tokens are accepted',
    ko: '다중 토큰 예측의 가속은 수락률에 달림',
  },
  acceptance: { en: 'Tokens ahead that are accepted', ko: '예측 토큰 수락률' },
  one: { en: 'One token ahead', ko: '1개 앞 예측' },
  two: { en: 'Two tokens ahead', ko: '2개 앞 예측' },
  three: { en: 'Three tokens ahead', ko: '3개 앞 예측' },
  free: {
    en: 'Predicting itself is taken to cost nothing: an upper bound. The report of V3 prints 1.8 times at 85 to 90 %',
    ko: '예측 자체의 비용은 0으로 둔 상한값. V3 보고서의 인쇄값은 수락률 85~90%에서 1.8배',
  },
}

const acceptances = [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95]

/** Beside table 2: the speed-up of multi-token prediction as a function of acceptance. */
export function acceptanceTable(_: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage({ ...words, own: ownWork }, language)
  const overhead = given('what predicting costs, in steps', 'overhead', 0, '')
  return {
    kind: 'table',
    title: text.title,
    header: [text.acceptance, text.one, text.two, text.three],
    rows: acceptances.map((share) => {
      const p = given('how often a token ahead is accepted', 'p', share, '')
      const several = (count: number): ReturnType<typeof explain> => {
        const extra = given('tokens predicted ahead', 'extra', count, '')
        return explain(draftedSpeedUp, { tokens: explain(tokensPerStep, { p, extra }), overhead })
      }
      return {
        cells: [
          `${Math.round(share * 100)}%`,
          explainedCell(explain(multiTokenSpeedUp, { p, overhead }), 'factor:2'),
          explainedCell(several(2), 'factor:2'),
          explainedCell(several(3), 'factor:2'),
        ],
      }
    }),
    remarks: [text.free],
    source: text.own,
  }
}
