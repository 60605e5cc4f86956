import { capexChart, spendingChart } from '#figure'
import { capexByYear, type SpendingKind, spendingIndex } from '#market'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { type IssueTables, issueFiles } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { marketWords } from './figure-words.ts'
import { gapOf } from './gap.ts'

const words = {
  capex: {
    en: 'Capex of the hyperscalers by year, spent and planned',
    ko: '하이퍼스케일러 CapEx: 연도별 집행액과 계획',
  },
  index: {
    en: 'Capex and opex since the first quarter of 2020',
    ko: '1Q20 이후 CapEx·OpEx 누적 증가',
  },
  reported: {
    en: 'Capex: cash paid for property and equipment. Opex: revenue less operating income. The printed chart has the Mag 7; quarters of Nvidia and Tesla would come from',
    ko: 'CapEx는 유형자산 취득 현금, OpEx는 매출에서 영업이익을 뺀 값. 인쇄된 그림은 Mag 7이며 엔비디아·테슬라의 분기 값은 다음 파일로 추가됨:',
  },
  yearSource: {
    en: 'firms’ reports to the SEC, guidance as printed; each row with its source in data/market/fundamentals.json',
    ko: '각 사 SEC 보고서, 가이던스는 인쇄값. 행별 출처는 data/market/fundamentals.json',
  },
  quarterSource: {
    en: 'firms’ reports to the SEC (10-Q, 10-K); each quarter with its source in data/market/fundamentals.json',
    ko: '각 사 SEC 보고서(10-Q, 10-K). 분기별 출처는 data/market/fundamentals.json',
  },
  synthetic: { en: 'synthetic', ko: '가상 데이터' },
}

/** More than these make the picture higher than a page has room for. */
const mostYears = 4

/** Figure 40: what each firm spent and plans, as it was known on the day. */
export function capexFigure({ fundamentals, printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const years = capexByYear(fundamentals.capexByYear, printed.date).slice(-mostYears)
  const chart = capexChart(years, marketWords(language))
  if (!chart) return gapOf('figure', text.capex, 'fundamentals.json (capexByYear)')
  return {
    kind: 'figure',
    title: text.capex,
    chart: { ...chart, id: 'capex', title: text.capex },
    remarks: [chart.reading],
    source: text.yearSource,
  }
}

const baseQuarter = '2020Q1'

/** Figure 39: what spending has grown to, by a file of the issue or by the reports of five firms as they were known on the day. */
export function spendingFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const own = facts.tables.spending
  const { rows, isSynthetic } = own ?? reportedSpending(facts)
  const kinds: readonly SpendingKind[] = rows.some(({ opex }) => opex !== undefined)
    ? ['capex', 'opex']
    : ['capex']
  const indices =
    rows.length === 0
      ? []
      : kinds.map((kind) => spendingIndex(rows, { kind, base: baseQuarter, trailing: 1 }))
  const chart = spendingChart(indices, { words: marketWords(language), isSynthetic })
  const firms = Object.keys(indices[0]?.levels[0]?.firms ?? {}).join(', ')
  const title = `${text.index}: ${firms}${isSynthetic ? ` (${text.synthetic})` : ''}`
  if (!chart) return gapOf('figure', text.index, issueFiles.spending)
  return {
    kind: 'figure',
    title,
    chart: { ...chart, id: 'capex-index', title },
    remarks: [chart.reading, ...(own ? [] : [`${text.reported} ${issueFiles.spending}`])],
    source: own ? own.source : text.quarterSource,
  }
}

function reportedSpending({
  fundamentals,
  printed,
}: WeeklyFacts): Pick<NonNullable<IssueTables['spending']>, 'rows' | 'isSynthetic'> {
  const known = fundamentals.quarterSpending.filter(({ date }) => date <= printed.date)
  return {
    rows: known.map(({ firm, end, capexUsdMillion, opexUsdMillion }) => ({
      firm,
      end,
      capex: capexUsdMillion,
      ...(opexUsdMillion === undefined ? {} : { opex: opexUsdMillion }),
    })),
    isSynthetic: false,
  }
}
