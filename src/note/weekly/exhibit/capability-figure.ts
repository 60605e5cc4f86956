import { runningMinimum } from '#economics'
import { priceCourseChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'The price of a fixed capability: cheapest model that reaches a score on MMLU',
    ko: '같은 성능의 가격: MMLU 점수별 최저가 모델',
  },
  reading: {
    en: 'Each step is a model that undercut all before it; the axis is by powers of ten.',
    ko: '각 계단은 이전 최저가를 밑돈 모델이며, 세로축은 로그 눈금.',
  },
  price: { en: 'USD per million tokens, input and output 3 : 1', ko: '100만 토큰당 달러(입력 3 : 출력 1)' },
  level: { en: 'level', ko: '수준' },
  date: { en: 'date', ko: '날짜' },
  model: { en: 'model', ko: '모델' },
  source: {
    en: 'Epoch AI (prices of Artificial Analysis), March 2025; jevons',
    ko: 'Epoch AI(Artificial Analysis 가격, 2025년 3월), jevons',
  },
}

const levels = ['gpt-3', 'gpt-3.5', 'gpt-4']
const koreanLevels: Readonly<Record<string, string>> = {
  'gpt-3': 'GPT-3 수준(MMLU 43.9)',
  'gpt-3.5': 'GPT-3.5 수준(MMLU 64.8)',
  'gpt-4': 'GPT-4 수준(MMLU 86)',
}

/** Figure 7: what a score costs over time, up to the day of the issue. */
export function capabilityFigure({ capability, printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const rows = capability.rows.filter(({ date }) => date <= printed.date)
  const courses = capability.examples
    .filter(({ id }) => levels.includes(id))
    .map((level) => ({
      id: level.id,
      name: language === 'ko' ? (koreanLevels[level.id] ?? level.name) : level.name,
      steps: runningMinimum(rows, level),
    }))
  const chart = priceCourseChart(courses, { ...text, language })
  if (!chart) return gapOf('figure', text.title, 'capability-prices.json')
  return { kind: 'figure', title: text.title, chart, remarks: [text.reading], source: text.source }
}
