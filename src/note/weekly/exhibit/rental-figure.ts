import { type Chart, datedLinesChart, groupedBarsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { type IssueTable, issueFiles, type RentalRow } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'
import { syntheticIn } from './synthetic.ts'

const words = {
  title: { en: 'AWS, an hour of an H100 SXM by region', ko: 'AWS H100 SXM 지역별 시간당 가격' },
  axis: { en: 'USD for a GPU-hour', ko: '달러(GPU 1장·1시간)' },
  region: { en: 'Region', ko: '지역' },
  day: { en: 'day', ko: '날짜' },
  absent: { en: 'not told', ko: '미공개' },
  unnamed: { en: 'price', ko: '가격' },
  'capacity block': { en: 'capacity block, reserved for days', ko: '용량 예약(Capacity Block)' },
  'on demand': { en: 'on demand', ko: '온디맨드' },
  lastRemark: {
    en: 'Last price that is told for each region. The printed chart has a course over time: more days in the file draw it',
    ko: '지역별 마지막 공개 가격. 인쇄된 그림은 시계열이며, 파일에 여러 날짜가 있으면 추이로 그려짐',
  },
  courseRemark: {
    en: 'One line a region and kind of contract; the mean where a day has several prices',
    ko: '지역·계약 유형별 추이이며 같은 날 가격이 여러 개면 평균',
  },
}

type Words = ReturnType<typeof inLanguage<typeof words>>

/** Figure 20: what an hour of a GPU costs where; over time with several days, else as bars. */
export function rentalFigure({ tables, printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { rental } = tables
  const gap = gapOf('figure', text.title, issueFiles.rental)
  if (!rental) return gap
  const rows = rental.rows.filter(({ date }) => date <= printed.date)
  const isCourse = new Set(rows.map(({ date }) => date)).size > 1
  const drawing = { rental, text, language }
  const chart = isCourse ? courseOf(rows, drawing) : barsOf(rows, drawing)
  if (!chart) return gap
  return { kind: 'figure', title: text.title, chart, remarks: [chart.reading], source: rental.source }
}

interface Drawing {
  readonly rental: IssueTable<RentalRow>
  readonly text: Words
  readonly language: NoteLanguage
}

function courseOf(rows: readonly RentalRow[], { rental, text, language }: Drawing): Chart | undefined {
  const nameOf = (row: RentalRow): string => `${row.region}, ${termOf(row, text)}`
  const lines = distinct(rows.map(nameOf)).map((name) => {
    const own = rows.filter((row) => nameOf(row) === name)
    const days = distinct(own.map(({ date }) => date)).toSorted()
    return {
      name,
      points: days.map((date) => ({ date, value: meanOf(own.filter((row) => row.date === date)) })),
    }
  })
  return datedLinesChart(lines, {
    id: 'rental-by-region',
    language,
    title: text.title,
    reading: text.courseRemark,
    axis: text.axis,
    corner: text.day,
    absent: text.absent,
    decimals: 2,
    include: [0],
    remark: syntheticIn(rental, language),
  })
}

function barsOf(rows: readonly RentalRow[], { rental, text, language }: Drawing): Chart | undefined {
  const kinds = distinct(rows.map((row) => termOf(row, text)))
  const groups = distinct(rows.map(({ region }) => region)).map((name) => ({
    name,
    values: kinds.map((kind) => {
      const same = rows.filter((row) => row.region === name && termOf(row, text) === kind)
      return same.length === 0 ? undefined : meanOf(same)
    }),
  }))
  return groupedBarsChart(groups, {
    id: 'rental-by-region',
    language,
    title: text.title,
    reading: `${kinds.join('; ')}. ${text.lastRemark}`,
    axis: text.axis,
    corner: text.region,
    kinds,
    absent: text.absent,
    decimals: 2,
    remark: syntheticIn(rental, language),
  })
}

function termOf({ term }: RentalRow, text: Words): string {
  return term === undefined ? text.unnamed : term in text ? text[term as keyof Words] : term
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)]
}

function meanOf(rows: readonly RentalRow[]): number {
  return rows.reduce((sum, { usdPerHour }) => sum + usdPerHour, 0) / rows.length
}
