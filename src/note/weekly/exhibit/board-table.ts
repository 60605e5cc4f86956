import { impliedWeek, modelKey, orderViolations } from '#market'
import type { PrintedBoard } from '#run/facts'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  rank: { en: 'Rank', ko: '순위' },
  move: { en: 'Change', ko: '변동' },
  before: { en: 'Before', ko: '전주' },
  model: { en: 'Model', ko: '모델' },
  score: { en: 'Score', ko: '점수' },
  maker: { en: 'Maker', ko: '개발사' },
  licence: { en: 'Licence', ko: '라이선스' },
  cutoff: { en: 'Knowledge to', ko: '지식 기준' },
  isNew: { en: 'new', ko: '신규' },
  proprietary: { en: 'proprietary', ko: '비공개' },
  'commercial use allowed': { en: 'commercial use allowed', ko: '상업적 이용 가능' },
  vacated: { en: 'Ranks of the week before that dropped out unnamed', ko: '이름 없이 이탈한 전주 순위' },
  order: { en: 'Out of order by score', ko: '점수와 순위가 어긋난 쌍' },
  reconciled: {
    en: 'With these every arrow reconciles: new = old − drop-outs above + entrants above ± overtakes',
    ko: '이를 반영하면 모든 화살표가 맞음: 새 순위 = 전 순위 − 위쪽 이탈 + 위쪽 진입 ± 추월',
  },
}

/** Table 12: the arena. */
export function arenaTable(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  return boardTable(facts, 'table-12', language)
}

/** Table 13: LiveBench. */
export function liveBenchTable(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  return boardTable(facts, 'table-13', language)
}

function boardTable({ boards }: WeeklyFacts, id: string, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const board = boards.boards.find((one) => one.id === id)
  if (!board) return gapOf('table', id, 'leaderboards.json')
  return {
    kind: 'table',
    title: board.name[language],
    header: [
      text.rank,
      text.move,
      text.before,
      text.model,
      text.score,
      text.maker,
      text.licence,
      text.cutoff,
    ],
    rows: board.rows.map((row) => boardRow(row, board, text)),
    remarks: boardRemarks(board, text),
    source: `${board.credit}, ${board.date}`,
  }
}

type Words = ReturnType<typeof inLanguage<typeof words>>

function boardRow(
  row: PrintedBoard['rows'][number],
  board: PrintedBoard,
  text: Words,
): { readonly cells: readonly ReturnType<typeof printedCell>[] } {
  const { rank, move, name, score, organisation, licence, knowledgeCutoff } = row
  const place = { source: `${board.credit}, as printed`, date: board.date }
  const decimals = Number.isInteger(score) ? 'number:0' : 'number:2'
  const arrow = move === null ? text.isNew : move === 0 ? '–' : `${move > 0 ? '▲' : '▼'}${Math.abs(move)}`
  const before = move === null ? undefined : rank + move
  return {
    cells: [
      String(rank),
      arrow,
      derivedCell(before, { name: `${name}, ${text.before}`, unit: '', format: 'integer' }, 'rank + change'),
      name,
      printedCell(score, { name, unit: board.unit, format: decimals }, place),
      organisation,
      licence in text ? text[licence as keyof Words] : licence,
      knowledgeCutoff ?? null,
    ],
  }
}

function boardRemarks(board: PrintedBoard, text: Words): readonly string[] {
  const { vacated, reconciles } = impliedWeek(
    board.rows.map(({ name, rank, move }) => ({ key: modelKey(name), rank, move: move ?? undefined })),
  )
  const violations = orderViolations(board.rows)
  return [
    ...(vacated.length === 0
      ? []
      : [`${text.vacated}: ${vacated.join(', ')}${reconciles ? `. ${text.reconciled}` : ''}`]),
    ...violations.map(([above, below]) => `${text.order}: ${above} > ${below}`),
  ]
}
