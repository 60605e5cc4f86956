import { barsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { issueFiles, type ThinkingRow } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: { en: 'More thinking, more right answers', ko: '추론 토큰이 길수록 높은 정답률' },
  axis: { en: 'right, %', ko: '정답률(%)' },
  corner: { en: 'Thinking tokens', ko: '추론 토큰' },
  any: { en: 'not limited', ko: '제한 없음' },
  remark: {
    en: 'The numbers that the release told in words; the printed chart’s other points can’t be read. How many problems and samples stand behind them was not told',
    ko: '공개 당시 글로 밝힌 값만 표시. 인쇄된 그림의 나머지 점은 읽을 수 없고, 문항·표본 수는 미공개',
  },
  synthetic: { en: 'synthetic', ko: '가상 데이터' },
}

/** Figure 27: accuracy by how long a model may think. */
export function thinkingFigure({ tables }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { thinking } = tables
  const gap = gapOf('figure', text.title, issueFiles.thinking)
  if (!thinking) return gap
  const of = [...new Set(thinking.rows.map(({ model, benchmark }) => `${model}, ${benchmark}`))]
  const title = `${text.title}: ${of.join('; ')}${thinking.isSynthetic ? ` (${text.synthetic})` : ''}`
  const chart = barsChart(
    thinking.rows.map((row) => ({
      name: `${of.length > 1 ? `${row.model}, ${row.benchmark}, ` : ''}${tokensOf(row, language, text.any)}`,
      value: row.accuracy,
      said: `${row.accuracy}%`,
    })),
    { id: 'thinking-tokens', language, title, reading: text.remark, axis: text.axis, corner: text.corner },
  )
  if (!chart) return gap
  return { kind: 'figure', title, chart, remarks: [text.remark], source: thinking.source }
}

function tokensOf({ tokensFrom, tokensTo }: ThinkingRow, language: NoteLanguage, any: string): string {
  const said = (value: number): string => value.toLocaleString(language)
  const [from, to] = [tokensFrom, tokensTo].map((value) => (value === undefined ? undefined : said(value)))
  const isKorean = language === 'ko'
  if (from !== undefined && to !== undefined)
    return isKorean ? `${from}~${to}토큰` : `${from} to ${to} tokens`
  if (from !== undefined) return isKorean ? `${from}토큰 초과` : `over ${from} tokens`
  if (to !== undefined) return isKorean ? `${to}토큰 이내` : `up to ${to} tokens`
  return any
}
