import { groupedBarsChart } from '#figure'
import { readGuidance } from '#market'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { type GrowthRow, type IssueTable, issueFiles } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'
import { syntheticIn } from './synthetic.ts'

const words = {
  title: { en: 'Palantir’s growth, guided and reported', ko: '팔란티어 매출 성장률: 가이던스와 실적' },
  axis: { en: 'revenue against a year before, %', ko: '매출 증가율(전년 동기 대비, %)' },
  quarter: { en: 'Quarter', ko: '분기' },
  guided: { en: 'guided', ko: '가이던스' },
  actual: { en: 'reported', ko: '실적' },
  absent: { en: 'not told, or not yet', ko: '미공개 또는 발표 전' },
  remark: {
    en: 'Guided: the middle of the range of revenue against that of a year before',
    ko: '가이던스는 제시된 매출 범위의 중간값을 전년 동기 매출과 비교한 값',
  },
  more: { en: 'Other quarters need', ko: '다른 분기는 다음 파일로 추가됨:' },
}

const company = 'PLTR'

/** Figure 34: growth against guidance by quarter. */
export function growthFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const table = facts.tables.growth ?? toldGrowth(facts)
  const rows = table.rows
    .filter((row) => row.company === company)
    .toSorted((a, b) => orderOf(a).localeCompare(orderOf(b)))
  const chart = groupedBarsChart(
    rows.map(({ quarter, guided, actual }) => ({ name: quarter, values: [guided, actual] })),
    {
      id: 'growth',
      language,
      title: text.title,
      reading: text.remark,
      axis: text.axis,
      corner: text.quarter,
      kinds: [text.guided, text.actual],
      absent: text.absent,
      unit: '%',
      remark: syntheticIn(table, language),
    },
  )
  if (!chart) return gapOf('figure', text.title, issueFiles.growth)
  const remarks = [text.remark, ...(facts.tables.growth ? [] : [`${text.more} ${issueFiles.growth}`])]
  return { kind: 'figure', title: text.title, chart, remarks, source: table.source }
}

/** 4Q24 as a text that sorts by time. */
function orderOf({ quarter }: GrowthRow): string {
  return `${quarter.slice(2)}${quarter[0]}`
}

/** What the facts have of the firm: guidance of growth itself, or of revenue with the growth that was printed beside it. */
function toldGrowth({ fundamentals, printed }: WeeklyFacts): IssueTable<GrowthRow> {
  const own = fundamentals.guidance.filter(
    (one) => one.company === company && one.measure.includes('revenue') && one.date <= printed.date,
  )
  const rows = own.flatMap((one): readonly GrowthRow[] => {
    const { period, unit, actual, printedGrowthPercent } = one
    if (!/^[1-4]Q\d\d$/.test(period)) return []
    const { mid, impliedGrowthPercent } = readGuidance(one)
    const guided = unit === '%' ? mid : (impliedGrowthPercent ?? printedGrowthPercent)
    if (guided === undefined) return []
    const reported = unit === '%' ? actual : grownTo(actual, one.base)
    return [{ company, quarter: period, guided, ...(reported === undefined ? {} : { actual: reported }) }]
  })
  const sources = [...new Set(own.map(({ source }) => source))]
  return {
    file: 'fundamentals.json',
    rows: oncePerQuarter(rows),
    isSynthetic: false,
    source: sources.join('; '),
  }
}

function grownTo(actual: number | undefined, base: number | undefined): number | undefined {
  return actual === undefined || base === undefined ? undefined : 100 * (actual / base - 1)
}

/** Of several rows of a quarter the one that tells most. */
function oncePerQuarter(rows: readonly GrowthRow[]): readonly GrowthRow[] {
  const byQuarter = new Map<string, GrowthRow>()
  for (const row of rows) byQuarter.set(row.quarter, { ...row, ...byQuarter.get(row.quarter) })
  return [...byQuarter.values()]
}
