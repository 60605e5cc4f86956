import type { NoteExhibit, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { thoughtExample } from '../thought-values.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, explainedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'An answer, thought by thought: the first one was right, and most tokens came after it',
    ko: '생각별로 본 답변: 첫 생각이 정확했으나 토큰 대부분은 그 뒤에 쓰임',
  },
  thought: { en: 'Thought', ko: '생각' },
  tokens: { en: 'Tokens', ko: '토큰' },
  from: { en: 'Tokens up to here', ko: '누적 토큰' },
  more: { en: 'more, at a mean of', ko: '개 추가, 평균' },
  total: { en: 'In all', ko: '합계' },
  after: {
    en: 'The score is 1 − T̂ / T: what comes after the first right thought, as a share of all tokens',
    ko: '점수는 1 − T̂ / T, 곧 첫 정확한 생각 이후 토큰이 전체에서 차지하는 비중',
  },
  source: {
    en: 'arXiv 2501.18585, worked example of QwQ-32B-Preview; jevons',
    ko: 'arXiv 2501.18585의 QwQ-32B-Preview 예시, jevons 계산',
  },
}

/** Figure 44: the tokens of an answer, thought by thought, and its score. */
export function thoughtTable({ printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { thoughts } = printed
  const example = thoughtExample(printed)
  if (!thoughts || !example) return gapOf('table', text.title, 'printed.json (thoughts)')
  const place = { source: `${printed.source}, ${thoughts.where}`, date: printed.date }
  const of = (name: string): { name: string; unit: string; format: string } => ({
    name,
    unit: 'tokens',
    format: 'integer',
  })
  let sum = 0
  const shown = thoughts.shown.map((tokens, at): NoteTableContent['rows'][number] => {
    sum += tokens
    const name = `${text.thought} ${at + 1}`
    return { cells: [name, printedCell(tokens, of(name), place), derivedCell(sum, of(name), 'Σ tokens')] }
  })
  const rest = `+${thoughts.more} ${text.more} ${thoughts.moreMeanTokens}`
  return {
    kind: 'table',
    title: text.title,
    header: [text.thought, text.tokens, text.from],
    rows: [
      ...shown,
      {
        cells: [
          rest,
          derivedCell(thoughts.more * thoughts.moreMeanTokens, of(rest), 'more · mean'),
          explainedCell(example.total, 'integer'),
        ],
      },
      { cells: [text.total, explainedCell(example.total, 'integer'), ''], isTotal: true },
    ],
    remarks: [text.after],
    source: text.source,
  }
}
