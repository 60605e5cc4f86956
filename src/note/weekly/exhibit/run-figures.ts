import { type Chart, englishFigureWords, figureCharts, koreanFigureWords } from '#figure'
import type { Summary } from '#run'
import type { NoteExhibit, NoteLanguage } from '../../write/note-book.ts'
import { inLanguage } from './exhibit-words.ts'
import { gapOf } from './gap.ts'

const words = {
  source: {
    en: 'jevons, own run of its embedded reasoner',
    ko: 'jevons, 내장 추론 모델을 직접 실행한 결과',
  },
  missing: {
    en: 'a run with such a figure (--run DIR)',
    ko: '해당 그림이 있는 실행 폴더(--run DIR)',
  },
  organism: {
    en: 'a small model trained to leave thoughts too early',
    ko: '생각을 너무 일찍 떠나도록 학습한 소형 모델',
  },
}

const prefix = 'run-'

/** A figure of the run beside the published values: `run-tokens-by-outcome`. Undefined where the name is none of these. */
export function runFigure(name: string, { charts, summary, language }: RunCharts): NoteExhibit | undefined {
  if (!name.startsWith(prefix)) return undefined
  const text = inLanguage(words, language)
  const chart = charts.find(({ id }) => `${prefix}${id}` === name)
  if (!chart) return gapOf('figure', name.slice(prefix.length), text.missing)
  const { title, reading } = chart
  return {
    kind: 'figure',
    title,
    chart,
    remarks: [reading],
    source: summary?.study.notice === undefined ? text.source : `${text.source} (${text.organism})`,
  }
}

export function runFigureNames({ charts }: RunCharts): readonly string[] {
  return charts.map(({ id }) => `${prefix}${id}`)
}

/** The charts of a run, made once for all that a note shows of them. */
export interface RunCharts {
  readonly summary: Summary | undefined
  readonly language: NoteLanguage
  readonly charts: readonly Chart[]
}

export function runCharts(summary: Summary | undefined, language: NoteLanguage): RunCharts {
  const words = language === 'ko' ? koreanFigureWords : englishFigureWords
  return { summary, language, charts: summary ? figureCharts(summary, words) : [] }
}
