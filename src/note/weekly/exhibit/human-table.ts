import type { NoteExhibit, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { issueFiles } from '../issue-tables.ts'
import { printedNumber } from '../printed-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'GPQA Diamond: human experts, and models of that time beside them',
    ko: 'GPQA Diamond: 인간 전문가와 당시 모델의 정답률',
  },
  who: { en: 'Who', ko: '대상' },
  accuracy: { en: 'Accuracy', ko: '정확도' },
  date: { en: 'Told on', ko: '공개일' },
  experts: { en: 'Human experts', ko: '인간 전문가' },
  printed: { en: 'Printed', ko: '인쇄값' },
  models: { en: 'Public on the day of the issue, not printed', ko: '발간일까지 공개된 값(인쇄본에 없음)' },
  remark: {
    en: 'Of the printed chart only the human line can be read',
    ko: '인쇄된 도표에서 읽을 수 있는 값은 인간 전문가 기준선뿐임',
  },
  bring: { en: 'Models would come from', ko: '모델별 값은 다음 파일로 채워짐:' },
  source: { en: 'Epoch AI as the weekly credits it', ko: 'Epoch AI(주간지 인용)' },
}

const benchmark = 'GPQA Diamond'

/** Table 14: its human line, which alone could be read, with what models reached by then where a file of the issue tells it. */
export function humanTable({ printed, tables }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  if (!printed.values.some(({ id }) => id === 'gpqa.experts'))
    return gapOf('table', text.title, 'printed.json (gpqa.experts)')
  const { explained } = printedNumber(printed, 'gpqa.experts', language)
  const { scores } = tables
  const models = (scores?.rows ?? [])
    .filter((row) => row.benchmark === benchmark && row.date <= printed.date)
    .toSorted((a, b) => b.score - a.score)
  const groups: NoteTableContent['rows'] = [
    { cells: [text.printed], isGroup: true },
    { cells: [text.experts, { explained, format: 'percent:0' }, printed.date] },
    ...(models.length === 0 ? [] : [{ cells: [text.models], isGroup: true }]),
    ...models.map(({ name, score, date }) => ({
      cells: [
        name,
        printedCell(score, { name, unit: '%', format: 'percent:1' }, { source: scores?.source ?? '', date }),
        date,
      ],
    })),
  ]
  return {
    kind: 'table',
    title: text.title,
    header: [text.who, text.accuracy, text.date],
    rows: groups,
    remarks: [models.length === 0 ? `${text.remark}. ${text.bring} ${issueFiles.scores}` : text.remark],
    source: models.length === 0 ? text.source : `${text.source}; ${scores?.source}`,
  }
}
