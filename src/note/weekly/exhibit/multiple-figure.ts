import { barsChart, datedLinesChart } from '#figure'
import { againstMean } from '#market'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { issueFiles } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'
import { syntheticIn } from './synthetic.ts'

const words = {
  title: { en: 'Nvidia’s EV/EBITDA against its own mean', ko: '엔비디아 EV/EBITDA와 과거 평균' },
  axis: { en: 'EV/EBITDA, next twelve months', ko: 'EV/EBITDA(향후 12개월)' },
  corner: { en: 'When', ko: '시점' },
  mean: { en: 'mean', ko: '평균' },
  now: { en: 'Now', ko: '현재' },
  own: { en: 'EV/EBITDA', ko: 'EV/EBITDA' },
  absent: { en: 'not told', ko: '미공개' },
  points: {
    en: 'Two numbers were printed. The course over time needs',
    ko: '인쇄된 값은 두 개이며 추이를 그리려면 다음 파일이 필요함:',
  },
  course: { en: 'Dashed: the mean of what is shown', ko: '점선은 표시 기간의 평균' },
}

const company = 'NVDA'

/** Figure 33: a multiple against its own mean, over time where a file of the issue tells it. */
export function multipleFigure({ tables, fundamentals }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { multiple } = tables
  if (multiple && multiple.rows.length > 1) {
    const points = multiple.rows.toSorted((a, b) => a.date.localeCompare(b.date))
    const mean = points.reduce((sum, { value }) => sum + value, 0) / points.length
    const chart = datedLinesChart([{ name: text.own, points }], {
      id: 'multiple',
      language,
      title: text.title,
      reading: text.course,
      axis: text.axis,
      corner: text.corner,
      absent: text.absent,
      decimals: 1,
      levels: [{ value: mean, name: `${text.mean} ${mean.toFixed(1)}` }],
      remark: syntheticIn(multiple, language),
    })
    if (chart)
      return { kind: 'figure', title: text.title, chart, remarks: [text.course], source: multiple.source }
  }
  const row = fundamentals.multiples.find((one) => one.company === company)
  const chart =
    row &&
    barsChart(
      [
        {
          name: language === 'ko' ? `${row.meanYears}년 평균` : `Mean of ${row.meanYears} years`,
          value: row.mean,
          said: `${row.mean}x`,
          isReference: true,
        },
        { name: text.now, value: row.now, said: `${row.now}x` },
      ],
      { id: 'multiple', language, title: text.title, reading: '', axis: text.axis, corner: text.corner },
    )
  if (!row || !chart) return gapOf('figure', text.title, issueFiles.multiple)
  const distance = againstMean(row.now, row.mean)
  const below =
    language === 'ko' ? `평균 대비 ${distance.toFixed(0)}%` : `${distance.toFixed(0)} % against the mean`
  return {
    kind: 'figure',
    title: text.title,
    chart,
    remarks: [below.replace('-', '−'), `${text.points} ${issueFiles.multiple}`],
    source: row.source,
  }
}
