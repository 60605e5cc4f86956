import { type BoardWeek, impliedWeek, modelKey, orderViolations, type WeekRow, weekTable } from '#market'
import type { PrintedBoard } from '#run/facts'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { type IssueTable, issueFiles } from '../issue-tables.ts'
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
  out: { en: 'Dropped out since', ko: '이탈' },
  against: { en: 'Against the week of', ko: '비교 기준 주' },
  made: { en: 'SYNTHETIC: made-up scores', ko: '가상 데이터: 실제 점수가 아님' },
  reconciled: {
    en: 'With these every arrow reconciles: new = old − drop-outs above + entrants above ± overtakes',
    ko: '이를 반영하면 모든 화살표가 맞음: 새 순위 = 전 순위 − 위쪽 이탈 + 위쪽 진입 ± 추월',
  },
}

/** Table 12: the arena. */
export function arenaTable(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const { arena } = facts.tables
  return arena ? weeksTable(arena, arenaTitle, language) : boardTable(facts, 'table-12', language)
}

/** Table 13: LiveBench. */
export function liveBenchTable(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const { livebench } = facts.tables
  return livebench ? weeksTable(livebench, liveBenchTitle, language) : boardTable(facts, 'table-13', language)
}

function boardTable({ boards }: WeeklyFacts, id: string, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const board = boards.boards.find((one) => one.id === id)
  if (!board) return gapOf('table', id, `leaderboards.json; ${issueFiles.arena}`)
  return {
    kind: 'table',
    title: board.name[language],
    header: headerOf(text),
    rows: board.rows.map((row) => boardRow(row, board, text)),
    remarks: boardRemarks(board, text),
    source: `${board.credit}, ${board.date}`,
  }
}

function headerOf(text: Words): readonly string[] {
  const { rank, move, before, model, score, maker, licence, cutoff } = text
  return [rank, move, before, model, score, maker, licence, cutoff]
}

const arenaTitle = { en: 'Chatbot Arena', ko: '챗봇 아레나' }
const liveBenchTitle = { en: 'LiveBench', ko: '라이브벤치(LiveBench)' }
const mostRows = 10

/** A board of the issue's own files: the last week, ranked by score, against the one before. */
function weeksTable(
  { rows: weeks, isSynthetic, source }: IssueTable<BoardWeek>,
  title: { readonly en: string; readonly ko: string },
  language: NoteLanguage,
): NoteExhibit {
  const text = inLanguage(words, language)
  const { date, previousDate, rows } = weekTable(weeks)
  const shown = rows.filter(({ rank }) => rank !== null && rank <= mostRows)
  const gone = rows.filter(({ change, previous }) => change === 'out' && (previous ?? 0) <= mostRows)
  return {
    kind: 'table',
    title: `${title[language]}, ${date}`,
    header: headerOf(text),
    rows: shown.map((row) => weekCells(row, { text, source, date })),
    remarks: [
      ...(isSynthetic ? [text.made] : []),
      ...(previousDate === undefined ? [] : [`${text.against} ${previousDate}`]),
      ...(gone.length === 0
        ? []
        : [`${text.out}: ${gone.map(({ entry, previous }) => `${entry.name} (${previous})`).join(', ')}`]),
    ],
    source,
  }
}

function weekCells(
  { entry, rank, change, previous, reason }: WeekRow,
  { text, source, date }: { readonly text: Words; readonly source: string; readonly date: string },
): { readonly cells: readonly ReturnType<typeof printedCell>[] } {
  const { name, score, organisation = null, licence = null, knowledgeCutoff = null } = entry
  const decimals = Number.isInteger(score) ? 'number:0' : 'number:2'
  const why =
    reason === undefined
      ? 'previous'
      : `rank + ${reason.dropOutsAbove} dropOutsAbove − ${reason.entrantsAbove} entrantsAbove − ${reason.overtakenBy} overtakenBy + ${reason.overtook} overtook`
  return {
    cells: [
      String(rank ?? ''),
      change === 'new' ? text.isNew : typeof change === 'number' ? arrowOf(change) : '',
      derivedCell(previous, { name: `${name}, ${text.before}`, unit: '', format: 'integer' }, why),
      name,
      printedCell(score, { name, unit: '', format: decimals }, { source, date }),
      organisation,
      licence !== null && licence.toLowerCase() in text
        ? text[licence.toLowerCase() as keyof Words]
        : licence,
      knowledgeCutoff,
    ],
  }
}

/** Boards print ids and names of one model in several ways: here it has the name that its maker writes. */
function properName(name: string): string {
  return name.replace(/^deepseek(?:-([rv])(?=\d))?/i, (_, series: string | undefined) =>
    series === undefined ? 'DeepSeek' : `DeepSeek-${series.toUpperCase()}`,
  )
}

function arrowOf(move: number): string {
  return move === 0 ? '–' : `${move > 0 ? '▲' : '▼'}${Math.abs(move)}`
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
  const arrow = move === null ? text.isNew : arrowOf(move)
  const before = move === null ? undefined : rank + move
  return {
    cells: [
      String(rank),
      arrow,
      derivedCell(before, { name: `${name}, ${text.before}`, unit: '', format: 'integer' }, 'rank + change'),
      properName(name),
      printedCell(score, { name, unit: board.unit, format: decimals }, place),
      properName(organisation),
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
