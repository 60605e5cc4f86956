import { absentMark, formatNumber, label } from '#figure'
import type { Summary } from '#run'
import { type Html, html } from './html.ts'
import { judgeErrorsText } from './judge-errors-text.ts'
import type { ReportWords } from './report-words.ts'

/** How the numbers came about: what ran, on what, counted how. */
export function methodSection(summary: Summary, words: ReportWords): Html {
  const entries = [...whatRan(summary, words), ...howCounted(summary, words)]
  return html`<dl class="method">${entries.map(([term, text]) => html`<div><dt>${term}</dt><dd>${text === '' ? absentMark : text}</dd></div>`)}</dl>`
}

type Entry = readonly [term: string, text: string]

function counted(words: ReportWords): (value: number) => string {
  return (value) => formatNumber(value, { language: words.figures.language, decimals: 0 })
}

function whatRan(summary: Summary, words: ReportWords): Entry[] {
  const { study, arms } = summary
  const errors = judgeErrorsText(summary, words)
  const { method } = words
  const count = counted(words)
  const samplings = arms.map(({ sampling: { temperature, topP, maxTokens } }) =>
    temperature === null || topP === null || maxTokens === null
      ? ''
      : method.samplingText({
          temperature: String(temperature),
          topP: String(topP),
          maxTokens: count(maxTokens),
        }),
  )
  const facts = {
    problems: count(study.problems),
    clusters: count(study.clusters),
    samples: count(study.samples),
  }
  return [
    [method.problems, method.problemsText(facts)],
    [method.split, study.split],
    [method.seed, study.seed],
    [method.engine, study.engine],
    [method.model, study.model],
    [method.tokenizer, study.tokenizer],
    [method.judge, study.judge],
    ...(errors === undefined ? [] : [[words.judgeWords.term, errors] as const]),
    [method.sampling, distinct(samplings)],
  ]
}

function howCounted(summary: Summary, words: ReportWords): Entry[] {
  const { method, figures, comparisonTable } = {
    ...words,
    comparisonTable: words.figures.comparisonTable,
  }
  const { family, denominators, arms, comparisons } = summary
  const count = counted(words)
  const metrics = family.metrics.map((metric) => metricName(metric, comparisonTable.metrics))
  const level = figures.percent(formatNumber(100 * family.level, { language: figures.language, decimals: 0 }))
  const intervals = arms.flatMap((arm) => [
    arm.accuracy?.method,
    arm.tokens.all?.method,
    arm.underthinking.score?.method,
  ])
  return [
    [
      method.denominator,
      method.denominatorText({
        planned: count(denominators.planned),
        leftOut: count(denominators.leftOut),
      }),
    ],
    [method.family, method.familyText({ size: count(family.size), metrics: metrics.join(', '), level })],
    [method.intervals, distinct(intervals)],
    [method.differences, distinct(comparisons.map(({ difference }) => difference.method))],
  ]
}

function metricName(metric: string, names: Readonly<Record<string, string>>): string {
  return (Object.hasOwn(names, metric) ? names[metric] : undefined) ?? label(metric)
}

function distinct(texts: readonly (string | undefined)[]): string {
  return [...new Set(texts.filter((text) => text !== undefined))].join('; ')
}
