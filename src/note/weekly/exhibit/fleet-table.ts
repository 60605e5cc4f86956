import { type FleetEntry, fleetSum, fleetsByOwner } from '#economics'
import type { NoteLanguage, NoteNumber, NoteTableContent } from '../../write/note-book.ts'
import { measureIn } from '../fleet-measures.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'

const words = {
  title: {
    en: 'Who counts what: fleets by owner, several counts of one owner side by side',
    ko: '기업별 가속기 보유량: 같은 기업의 서로 다른 집계를 나란히 표기',
  },
  owner: { en: 'Owner', ko: '기업' },
  counted: { en: 'What was counted', ko: '집계 대상' },
  chips: { en: 'Accelerators', ko: '가속기' },
  count: { en: 'Count', ko: '수량(장)' },
  date: { en: 'As of', ko: '기준일' },
  sum: { en: 'Sum of the printed table', ko: '인쇄된 표의 합계' },
  remark: {
    en: 'Counts of different things are not added; the sum is that of the rows “owned or used”',
    ko: '집계 대상이 다른 값은 더하지 않음. 합계는 ‘보유·사용’ 행만의 합',
  },
  source: {
    en: 'the weekly of 7 February 2025 (II.2(1), II.1(4), II.2(4), fig 23); DeepSeek-V3 report',
    ko: '2025-02-07 주간지(II.2(1), II.1(4), II.2(4), 그림 23), 딥시크 V3 보고서',
  },
}

const hedges: Readonly<Record<string, NoteNumber['hedge']>> = {
  about: 'about',
  planned: 'about',
  'at least': 'least',
  'at most': 'most',
}

/** Table 5: what each owner is said to have, with the day and what exactly was counted. */
export function fleetTable({ fleets, fleetTables }: WeeklyFacts, language: NoteLanguage): NoteTableContent {
  const text = inLanguage(words, language)
  const owners = fleetsByOwner(fleets)
  const [table] = fleetTables
  const sum = table ? fleetSum(fleets, table) : undefined
  return {
    kind: 'table',
    title: text.title,
    header: [text.owner, text.counted, text.chips, text.count, text.date],
    rows: [
      ...owners.flatMap(({ entries }) => entries.map((entry, at) => fleetRow(entry, at === 0, language))),
      {
        cells: [
          text.sum,
          '',
          '',
          derivedCell(sum, { name: text.sum, unit: 'GPUs', format: 'integer' }, 'Σ count'),
          table?.source.match(/7 February 2025/) ? '2025-02-07' : '',
        ],
        isTotal: true,
      },
    ],
    remarks: [text.remark],
    source: text.source,
  }
}

function fleetRow(
  entry: FleetEntry,
  isFirst: boolean,
  language: NoteLanguage,
): NoteTableContent['rows'][number] {
  const { owner, count, qualifier, accelerators, measure, date } = entry
  const said = measureIn(measure, language)
  const of = { name: `${owner}, ${said}`, unit: 'GPUs', format: 'integer', hedge: hedges[qualifier] }
  return { cells: [isFirst ? owner : '', said, accelerators.join(', '), printedCell(count, of, entry), date] }
}
