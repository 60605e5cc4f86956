import type { Explained } from '#economics'
import { fewestRuns, grim, printedShare } from '#statistics'
import type { NoteCell, NoteExhibit, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { gainOf, problemsOf } from '../benchmark-sizes.ts'
import { printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { derivedCell, explainedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  models: {
    en: 'Published underthinking scores: a single run, UT over incorrect responses (version 1 of the paper)',
    ko: '논문의 얕은 생각 점수: 단일 실행, 오답 기준 UT(논문 v1)',
  },
  penalty: {
    en: 'Published gains of the thought switching penalty: single runs of this size can’t tell them from chance',
    ko: '논문의 생각 전환 페널티(TIP) 효과: 이 규모의 단일 실행으로는 우연과 구별할 수 없음',
  },
  revised: {
    en: 'The revised paper: 32 samples a problem, weighted UT over all responses (version 2)',
    ko: '개정 논문(v2): 문항당 32개 표본, 전체 응답 기준 가중 UT(wUT)',
  },
  set: { en: 'Set (problems)', ko: '벤치마크(문항)' },
  model: { en: 'Model', ko: '모델' },
  setting: { en: 'Decoding', ko: '디코딩' },
  accuracy: { en: 'Accuracy (%)', ko: '정확도(%)' },
  hits: { en: 'Right of n', ko: '정답 수' },
  score: { en: 'UT', ko: 'UT' },
  wUT: { en: 'wUT', ko: 'wUT' },
  gain: { en: 'Gain (points)', ko: '차이(%p)' },
  interval: { en: '95 % interval of one run', ko: '95% 신뢰구간(단일 실행)' },
  runs: { en: 'Runs needed at least', ko: '필요한 최소 실행 횟수' },
  none: { en: 'none', ko: '기준군' },
  tip: { en: 'TIP', ko: 'TIP' },
  to: { en: 'to', ko: '~' },
  sizes: {
    en: 'In brackets the number of problems. Right of n: the whole numbers that print as this accuracy (GRIM). wUT: (1 − accuracy) · UT',
    ko: '괄호 안은 문항 수. 정답 수는 인쇄된 정확도가 되는 정수(GRIM). wUT는 (1−정확도)·UT',
  },
  unpaired: {
    en: 'TIP: α = 3, β = 600 tokens. Interval: two independent single runs, as neither runs nor pairs were printed. Runs needed: the fewest whose mean can print so',
    ko: 'TIP는 α = 3, β = 600토큰. 신뢰구간은 실행 횟수와 짝지은 결과가 공개되지 않아 독립된 단일 실행으로 가정. 최소 실행 횟수는 인쇄값이 나올 수 있는 최소 횟수',
  },
  wUTRemark: {
    en: 'Not comparable with the UT of version 1: here responses that are correct count with 0. TIP: α = 3, β = 600 tokens',
    ko: 'v1의 UT와 비교할 수 없음. 여기서는 정답을 0으로 포함. TIP는 α = 3, β = 600토큰',
  },
  source: { en: 'arXiv 2501.18585', ko: 'arXiv 2501.18585' },
}

type Words = ReturnType<typeof inLanguage<typeof words>>
type Table = WeeklyFacts['underthinking']['tables'][number]
type Result = Table['results'][number]

/** Figure 47: accuracy and UT of models, with what whole numbers and the weighted score make of them. */
export function underthinkingTable({ underthinking }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const table = underthinking.tables.find(({ id }) => id === 'single-run')
  if (!table) return gapOf('table', text.models, 'published-underthinking.json')
  return {
    kind: 'table',
    title: text.models,
    header: [text.set, text.model, text.accuracy, text.hits, text.score, text.wUT],
    rows: table.results.map((result, at) => ({
      cells: [setCell(result, table.results[at - 1]), result.model, ...modelCells(result, table, text)],
    })),
    remarks: [text.sizes],
    source: `${text.source} ${table.version}, jevons`,
  }
}

function modelCells(result: Result, table: Table, text: Words): readonly NoteCell[] {
  const problems = problemsOf(result.set)
  const found = problems ? grim(shareOf(result.accuracy), problems.value).right : []
  const [accuracy, score] = [accuracyOf(result, table), scoreOf(result, table)]
  const weighted = (1 - result.accuracy) * result.underthinking
  const inputs = [
    { ...accuracy, symbol: 'a' },
    { ...score, symbol: 'UT' },
  ]
  return [
    explainedCell(percentOf(accuracy), 'number:1'),
    found.length === 0 ? null : `${found.join(', ')} / ${problems?.value}`,
    explainedCell(percentOf(score), 'number:1'),
    derivedCell(
      100 * weighted,
      { name: text.wUT, unit: '%', format: 'number:1' },
      '100 · (1 − a) · UT',
      inputs,
    ),
  ]
}

/** Figure 48: the penalty, with what chance makes of its gains. */
export function penaltyTable({ underthinking }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const table = underthinking.tables.find(({ id }) => id === 'v1-penalty')
  if (!table) return gapOf('table', text.penalty, 'published-underthinking.json')
  return {
    kind: 'table',
    title: text.penalty,
    header: [text.set, text.setting, text.accuracy, text.score, text.gain, text.interval, text.runs],
    rows: table.results.map((result, at) => {
      const before = result.setting === 'none' ? undefined : table.results[at - 1]
      return {
        cells: [
          ...penaltyCells(result, table, text),
          ...gainCells(result, before, { table, text, language }),
        ],
      }
    }),
    remarks: [text.unpaired],
    source: `${text.source} ${table.version}, jevons`,
  }
}

function penaltyCells(result: Result, table: Table, text: Words): readonly NoteCell[] {
  const isBaseline = result.setting === 'none'
  return [
    isBaseline ? setCell(result, undefined) : '',
    isBaseline ? text.none : text.tip,
    explainedCell(percentOf(accuracyOf(result, table)), 'number:1'),
    explainedCell(percentOf(scoreOf(result, table)), 'number:1'),
  ]
}

interface Gaining {
  readonly table: Table
  readonly text: Words
  readonly language: NoteLanguage
}

function gainCells(
  result: Result,
  before: Result | undefined,
  { table, text }: Gaining,
): readonly NoteCell[] {
  const problems = problemsOf(result.set)
  const runs = problems ? fewestRuns([shareOf(result.accuracy)], problems.value, 64) : undefined
  const needed = derivedCell(runs, { name: text.runs, unit: '', format: 'integer' }, 'GRIM')
  if (!before || !problems) return ['', '', needed]
  const { points, low, high } = gainOf(accuracyOf(before, table), accuracyOf(result, table), problems)
  const bounds = `${signed(low.value)} ${text.to} ${signed(high.value)}`
  return [explainedCell(points, 'signed:1'), bounds, needed]
}

function signed(value: number): string {
  return `${value > 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`
}

/** What the paper became: another score, more samples. */
export function revisedPenaltyTable({ underthinking }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const table = underthinking.tables.find(({ id }) => id === 'v2-penalty')
  if (!table) return gapOf('table', text.revised, 'published-underthinking.json')
  return {
    kind: 'table',
    title: text.revised,
    header: [text.set, text.model, text.setting, text.accuracy, text.wUT],
    rows: table.results.map((result): NoteTableContent['rows'][number] => {
      const isBaseline = result.setting === 'none'
      return {
        cells: [
          isBaseline ? setCell(result, undefined) : '',
          isBaseline ? result.model : '',
          isBaseline ? text.none : text.tip,
          explainedCell(percentOf(accuracyOf(result, table)), 'number:1'),
          explainedCell(percentOf(scoreOf(result, table)), 'number:1'),
        ],
      }
    }),
    remarks: [text.wUTRemark],
    source: `${text.source} ${table.version}`,
  }
}

function setCell({ set }: Result, before: Result | undefined): string {
  return before?.set === set ? '' : `${set} (${problemsOf(set)?.value ?? '?'})`
}

function shareOf(accuracy: number): ReturnType<typeof printedShare> {
  return printedShare((100 * accuracy).toFixed(1))
}

function accuracyOf({ set, model, setting, accuracy }: Result, { source, version, date }: Table): Explained {
  const place = { source: `${source} ${version}`, date }
  return printedValue(`accuracy of ${model} on ${set}, ${setting}`, accuracy, '', place)
}

function scoreOf(
  { set, model, setting, underthinking }: Result,
  { source, version, date, underthinking: which }: Table,
): Explained {
  const place = { source: `${source} ${version}`, date }
  const name = which === 'weighted' ? 'weighted underthinking score' : 'underthinking score'
  return printedValue(`${name} of ${model} on ${set}, ${setting}`, underthinking, '', place)
}

function percentOf(explained: Explained): Explained {
  return { ...explained, value: Number((100 * explained.value).toFixed(6)), unit: '%' }
}
