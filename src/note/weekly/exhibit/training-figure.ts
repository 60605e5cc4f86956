import { type PricedRun, trainingRunsChart } from '#figure'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  title: {
    en: 'Training runs by GPU-hours and cost',
    ko: '학습 GPU 시간과 비용',
  },
  reading: {
    en: 'Filled: a printed cost. Rings: GPU-hours at 2 USD an hour.',
    ko: '채운 점은 공개된 비용, 빈 점은 GPU 시간에 시간당 2달러를 곱한 값.',
  },
  hours: { en: 'GPU-hours', ko: 'GPU 시간' },
  cost: { en: 'cost, USD', ko: '비용(달러)' },
  model: { en: 'model', ko: '모델' },
  assumed: { en: 'at 2 USD an hour', ko: '시간당 2달러 가정' },
  remark: {
    en: 'The printed chart shows H100-hours; here hours are of the chip that was used. GPT-4 and Claude 3.5 Sonnet are left out: no hours were disclosed, only costs of 60 and 30 mn USD',
    ko: '인쇄된 그림은 H100 환산 시간이며 여기서는 실제 사용 칩 기준. GPT-4(6,000만 달러)와 클로드 3.5 소넷(3,000만 달러)은 GPU 시간이 공개되지 않아 제외',
  },
  source: { en: 'model reports and cards; jevons', ko: '각 모델 보고서·모델 카드, jevons' },
}

const usdPerHour = 2

/** Figure 3: cost of training against GPU-hours. */
export function trainingFigure({ runs, printed }: WeeklyFacts, language: NoteLanguage): NoteExhibit {
  const text = inLanguage(words, language)
  const points = runs.flatMap((run): readonly PricedRun[] => {
    const { id, model, gpu, gpuHours, costUsd, usdPerGpuHour = usdPerHour } = run
    // What was told later is no part of an issue of that day.
    if (gpu === undefined || gpuHours === undefined || run.date > printed.date) return []
    const isPrinted = costUsd !== undefined
    return [
      {
        id,
        model,
        gpu: gpu.toUpperCase(),
        gpuHours,
        costUsd: costUsd ?? gpuHours * usdPerGpuHour,
        isPrinted,
      },
    ]
  })
  const chart = trainingRunsChart(points, { ...text, language, gpu: 'GPU' })
  if (!chart) return gapOf('figure', text.title, 'training-runs.json')
  return {
    kind: 'figure',
    title: text.title,
    chart,
    remarks: [text.reading, text.remark],
    source: text.source,
  }
}
