import { type BarGroup, datedLinesChart, groupedBarsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { issueFiles, type ScoreRow } from '../issue-tables.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'
import { syntheticIn } from './synthetic.ts'

const words = {
  models: {
    en: 'OpenAI’s models on AIME 2024 and GPQA Diamond',
    ko: '오픈AI 모델의 AIME 2024·GPQA Diamond 정답률',
  },
  modelsRemark: {
    en: 'As their makers report them, pass@1 where that is told; settings differ between announcements. Of o3 and o3-mini how many samples stand behind a number was not told',
    ko: '개발사 발표값이며 pass@1 기준(o3·o3-mini는 표본 수 미공개). 발표마다 측정 조건이 다름',
  },
  course: {
    en: 'The best score so far, by benchmark',
    ko: '벤치마크별 최고 점수 추이',
  },
  courseRemark: {
    en: 'Each step is a model above all before it, up to the day of the issue. The printed chart names no source and its values can’t be read: this one is made of scores that are public',
    ko: '각 계단은 발간일까지 이전 최고를 넘어선 모델. 인쇄된 그림은 출처가 없고 값을 읽을 수 없어 공개된 점수로 다시 구성',
  },
  axis: { en: 'right, %', ko: '정답률(%)' },
  model: { en: 'Model', ko: '모델' },
  day: { en: 'day', ko: '날짜' },
  absent: { en: 'not told', ko: '미공개' },
  epoch: { en: 'Epoch AI (scores as reported)', ko: 'Epoch AI(발표값 수집)' },
}

const benchmarks = ['AIME 2024', 'GPQA Diamond']
const maker = 'OpenAI'

/** Figure 14: models of one maker on two benchmarks. */
export function modelScoresFigure({ tables, printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { scores } = tables
  const gap = gapOf('figure', text.models, issueFiles.scores)
  if (!scores) return gap
  const known = scores.rows.filter((row) => row.date <= printed.date && (row.maker ?? maker) === maker)
  const chart = groupedBarsChart(groupsOf(known), {
    id: 'model-scores',
    language,
    title: text.models,
    reading: text.modelsRemark,
    axis: text.axis,
    corner: text.model,
    kinds: benchmarks,
    absent: text.absent,
    remark: syntheticIn(scores, language),
  })
  if (!chart) return gap
  return { kind: 'figure', title: text.models, chart, remarks: [text.modelsRemark], source: scores.source }
}

/** A row a model, the lowest on the first benchmark first; of several scores the newest. */
function groupsOf(rows: readonly ScoreRow[]): readonly BarGroup[] {
  const names = [...new Set(rows.map(({ name }) => name))]
  const groups = names.map((name) => ({
    name,
    values: benchmarks.map(
      (benchmark) =>
        rows
          .filter((row) => row.name === name && row.benchmark === benchmark)
          .toSorted((a, b) => a.date.localeCompare(b.date))
          .at(-1)?.score,
    ),
  }))
  return groups
    .filter(({ values }) => values.some((value) => value !== undefined))
    .toSorted((a, b) => (a.values[0] ?? 0) - (b.values[0] ?? 0))
}

const courses = ['MMLU', 'GPQA Diamond', 'MATH-500', 'HumanEval', 'AIME 2024']

/** Figure 18: what the best model reached on each benchmark, over time. */
export function scoresOverTimeFigure(facts: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const { tables, printed, capability } = facts
  const own = tables.scores?.rows ?? []
  const all = [
    ...capability.rows.map(({ model, benchmark, score, date }) => ({ name: model, benchmark, score, date })),
    ...own,
  ].filter(({ date }) => date <= printed.date)
  const chart = datedLinesChart(
    courses.map((benchmark) => ({ name: benchmark, points: bestSoFar(all, benchmark) })),
    {
      id: 'scores-over-time',
      language,
      title: text.course,
      reading: text.courseRemark,
      axis: text.axis,
      corner: text.day,
      absent: text.absent,
      stepped: true,
      include: [0, 100],
      remark: tables.scores && syntheticIn(tables.scores, language),
    },
  )
  if (!chart) return gapOf('figure', text.course, issueFiles.scores)
  const source = [text.epoch, ...(tables.scores ? [tables.scores.source] : [])].join('; ')
  return { kind: 'figure', title: text.course, chart, remarks: [text.courseRemark], source }
}

/** The scores that were the best so far, in order of date. */
function bestSoFar(
  rows: readonly Pick<ScoreRow, 'name' | 'benchmark' | 'score' | 'date'>[],
  benchmark: string,
): readonly { readonly date: string; readonly value: number; readonly says: string }[] {
  let best = Number.NEGATIVE_INFINITY
  const own = rows.filter((row) => row.benchmark === benchmark)
  const days = [...new Set(own.map(({ date }) => date))].sort()
  return days.flatMap((date) => {
    const [top] = own.filter((row) => row.date === date).toSorted((a, b) => b.score - a.score)
    if (!top || top.score <= best) return []
    best = top.score
    return [{ date, value: top.score, says: top.name }]
  })
}
