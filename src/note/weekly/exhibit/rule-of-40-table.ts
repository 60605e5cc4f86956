import { explainRuleOf40, impliedMargin, type MarginBasis } from '#market'
import type { NoteExhibit, NoteLanguage, NoteTableContent } from '../../write/note-book.ts'
import { derivedValue, printedValue } from '../printed-value.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { koreanSource } from '../words-of-book.ts'
import { explainedCell, printedCell } from './cells.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'Rule of 40: a score says nothing without its margin',
    ko: 'Rule of 40: 점수는 이익률 기준에 따라 달라짐',
  },
  company: { en: 'Company', ko: '기업' },
  basis: { en: 'Margin', ko: '이익률 기준' },
  growth: { en: 'Growth (%)', ko: '성장률(%)' },
  margin: { en: 'Margin (%)', ko: '이익률(%)' },
  score: { en: 'Score', ko: '점수' },
  printed: { en: 'printed', ko: '인쇄값' },
  needs: { en: 'margin that it needs', ko: '점수에 필요한 이익률' },
  order: { en: 'Printed as the three highest of software', ko: '소프트웨어 업종 상위 3개(인쇄 순)' },
  remark: {
    en: 'The weekly’s definition names an EBITDA margin, which it does not print. In printed rows the margin is the one that the score would need',
    ko: '주간지의 정의는 EBITDA 이익률 기준이나 그 값은 인쇄되지 않음. 인쇄값 행의 이익률은 그 점수가 되려면 필요한 값',
  },
}

const bases: Readonly<Record<MarginBasis, { readonly en: string; readonly ko: string }>> = {
  EBITDA: { en: 'EBITDA', ko: 'EBITDA' },
  'adjusted operating': { en: 'adjusted operating', ko: '조정 영업이익' },
  operating: { en: 'operating', ko: '영업이익' },
  'operating cash flow': { en: 'operating cash flow', ko: '영업현금흐름' },
  'free cash flow': { en: 'free cash flow', ko: '잉여현금흐름' },
  'adjusted free cash flow': { en: 'adjusted free cash flow', ko: '조정 잉여현금흐름' },
}

type Row = WeeklyFacts['fundamentals']['ruleOf40'][number]
type Words = ReturnType<typeof inLanguage<typeof words>>

/** Figure 35: scores by each margin that was told, and the printed ones with the margin that they would need. */
export function ruleOf40Table({ fundamentals, printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const rows = fundamentals.ruleOf40.filter(({ date }) => date <= printed.date)
  if (rows.length === 0) return gapOf('table', text.title, 'fundamentals.json (ruleOf40)')
  const order = printed.ruleOf40 ? [`${text.order}: ${printed.ruleOf40.join(', ')}`] : []
  return {
    kind: 'table',
    title: text.title,
    header: [text.company, text.basis, text.growth, text.margin, text.score],
    rows: rows.flatMap((row) => [...toldRows(row, language), ...printedRows(row, text, language)]),
    remarks: [text.remark, ...order],
    source: [...new Set(rows.map(({ source }) => source))].join('; '),
  }
}

function toldRows(row: Row, language: NoteLanguage): NoteTableContent['rows'] {
  const { company, period, growthPercent, margins } = row
  return margins.map(({ basis, percent }, at) => {
    const score = { ...explainRuleOf40(growthPercent, percent, basis), source: row.source, date: row.date }
    return {
      cells: [
        at === 0 ? `${company}, ${period}` : '',
        bases[basis][language],
        growthCell(row),
        printedCell(percent, { name: `${company}, ${basis}`, unit: '%', format: formatOf(percent) }, row),
        explainedCell(score, formatOf(score.value)),
      ],
    }
  })
}

function printedRows(row: Row, text: Words, language: NoteLanguage): NoteTableContent['rows'] {
  return row.printed.map(({ score, basis, source, date }) => {
    const needed = impliedMargin(score, row.growthPercent)
    const inputs = [
      { ...printedValue('score', score, 'points', { source, date }), symbol: 'score' },
      { ...printedValue('growth', row.growthPercent, '%', row), symbol: 'growth' },
    ]
    const margin = derivedValue(text.needs, { value: needed, unit: '%', formula: 'score - growth', inputs })
    return {
      cells: [
        `${text.printed}: ${houseOf(source, language)}`,
        bases[basis][language],
        growthCell(row),
        explainedCell(margin, formatOf(needed)),
        printedCell(score, { name: text.score, unit: 'points', format: formatOf(score) }, { source, date }),
      ],
      isTotal: true,
    }
  })
}

/** Who printed it: the source up to where in it. */
function houseOf(source: string, language: NoteLanguage): string {
  const house = source.split(',')[0] ?? source
  return language === 'ko' ? koreanSource(house) : house
}

function growthCell(row: Row): NoteTableContent['rows'][number]['cells'][number] {
  const of = { name: `${row.company}, growth, ${row.period}`, unit: '%', format: formatOf(row.growthPercent) }
  return printedCell(row.growthPercent, of, row)
}

function formatOf(value: number): string {
  return Number.isInteger(value) ? 'integer' : 'number:1'
}
