import type { Explained } from '#economics'
import type { NoteCell, NoteExhibit, NoteLanguage, NoteNumber } from '../../write/note-book.ts'
import { printedNumber } from '../printed-facts.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { explainedCell } from './cells.ts'
import { inLanguage, type Worded } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'Published and measured: large models in the paper, a small one here',
    ko: '논문의 대형 모델과 직접 실행한 소형 모델 비교',
  },
  quantity: { en: 'Quantity', ko: '항목' },
  published: { en: 'Paper, version 1', ko: '논문 1판' },
  measured: { en: 'Own run', ko: '직접 실행' },
  interval: { en: '95 % interval', ko: '95% 신뢰구간' },
  to: { en: 'to', ko: '~' },
  missing: { en: 'a scored run (--run DIR)', ko: '채점된 실행 폴더(--run DIR)' },
  remark: {
    en: 'Other models, other problems: the columns stand beside each other so that signs and orders of magnitude can be seen, not to be compared. The run’s UT is over wrong answers, as in version 1',
    ko: '모델과 문제가 다르므로 부호와 규모를 보기 위한 병치이며 비교 대상이 아님. 직접 실행의 UT는 1판과 같이 오답 평균',
  },
  source: {
    en: 'arXiv 2501.18585 v1 as the weekly prints it; jevons, own run',
    ko: 'arXiv 2501.18585 v1(주간지 인용), jevons 직접 실행',
  },
}

interface Line {
  readonly name: Worded
  /** A printed number. */
  readonly printed: string
  /** A value of the run, and by what it is multiplied to be in the unit of the printed one. */
  readonly run: string
  readonly scale: number
  readonly format: string
}

const lines: readonly Line[] = [
  {
    name: {
      en: 'Tokens of wrong answers, more than of right ones (%)',
      ko: '오답의 토큰 증가율(정답 대비, %)',
    },
    printed: 'underthinking.extraTokens',
    run: 'run.none.tokenRatio',
    scale: 1,
    format: 'number:0',
  },
  {
    name: {
      en: 'Switches or thoughts, more than in right ones (%)',
      ko: '오답의 생각(전환) 증가율(정답 대비, %)',
    },
    printed: 'underthinking.extraSwitches',
    run: 'run.none.thoughtRatio',
    scale: 1,
    format: 'number:0',
  },
  {
    name: { en: 'Wrong answers with a correct thought (%)', ko: '정확한 생각이 있는 오답(%)' },
    printed: 'underthinking.anyCorrect',
    run: 'run.none.containsCorrect',
    scale: 100,
    format: 'number:1',
  },
]

/** Section III: what the paper reports beside what the run of the issue measured. */
export function besideTable(
  { printed }: WeeklyFacts,
  values: ReadonlyMap<string, Explained | string>,
  language: NoteLanguage,
): NoteExhibit {
  const text = inLanguage(words, language)
  if (!values.has('run.problems')) return gapOf('table', text.title, text.missing)
  const numberOf = (path: string): Explained | undefined => {
    const value = values.get(path)
    return typeof value === 'string' ? undefined : value
  }
  const known = lines.filter(({ printed: id }) => printed.values.some((one) => one.id === id))
  return {
    kind: 'table',
    title: text.title,
    header: [text.quantity, text.published, text.measured, text.interval],
    rows: known.map(({ name, printed: id, run, scale, format }) => ({
      cells: [
        name[language],
        hedgedCell(printedNumber(printed, id, language), format),
        scaledCell(numberOf(run), scale, format),
        boundsOf([numberOf(`${run}.low`), numberOf(`${run}.high`)], scale, text.to),
      ],
    })),
    remarks: [text.remark],
    source: text.source,
  }
}

function hedgedCell({ explained, hedge }: Omit<NoteNumber, 'format'>, format: string): NoteCell {
  return explainedCell(explained, format, hedge)
}

function scaledCell(found: Explained | undefined, scale: number, format: string): NoteCell {
  if (!found) return null
  return explainedCell(scale === 1 ? found : { ...found, value: scale * found.value, unit: '%' }, format)
}

function boundsOf([low, high]: readonly (Explained | undefined)[], scale: number, to: string): NoteCell {
  if (!low || !high) return null
  const said = ({ value }: Explained): string => (scale * value).toFixed(1)
  return `${said(low)} ${to} ${said(high)}`
}
