import { formatNumber } from '#figure'
import type { RunDescription, Summary } from '#run'
import type { RunDetail } from '#viewer'
import type { Words } from '../language/words.ts'

export interface MethodRow {
  readonly name: string
  readonly text: string
  /** As a machine reads it. */
  readonly code?: boolean
}

/** The facts of a run's method, from run.json and, where there is one, the summary. */
export function methodRows({ description, summary }: RunDetail, words: Words): MethodRow[] {
  const { method } = words.run
  const { study, engine, versions } = description
  return [
    { name: method.problems, text: problemsText(description, summary, words) },
    { name: method.samples, text: count(study.samples, words) },
    { name: method.split, text: study.split },
    { name: method.seed, text: study.seed, code: true },
    { name: method.engine, text: engine.name },
    { name: method.model, text: engine.model },
    ...(engine.weightsHash === null ? [] : [{ name: method.weights, text: engine.weightsHash, code: true }]),
    { name: method.sampling, text: samplingText(description, words) },
    { name: method.tokenizer, text: summary?.study.tokenizer ?? engine.tokenizer },
    ...summaryRows(description, summary, words),
    { name: method.versions, text: `jevons ${versions.jevons}, Node ${versions.node}` },
    ...('files' in study
      ? [
          {
            name: method.files,
            text: study.files.map(({ name, format }) => `${name} (${format})`).join(', '),
          },
        ]
      : []),
    ...(description.prompt === ''
      ? []
      : [{ name: method.prompt, text: description.prompt.trim(), code: true }]),
  ]
}

function summaryRows(description: RunDescription, summary: Summary | null, words: Words): MethodRow[] {
  const { method } = words.run
  const judge = summary?.study.judge ?? description.judge
  const exact = judge.includes('exact') ? ` · ${method.judgeExact}` : ''
  if (!summary) return [{ name: method.judge, text: judge + exact }]
  const { study, denominators, family } = summary
  const level = `${formatNumber(100 * family.level, { language: words.language, decimals: 0 })}%`
  return [
    { name: method.judge, text: judge + exact },
    ...(study.splitting === undefined ? [] : [{ name: method.splitting, text: study.splitting }]),
    {
      name: method.denominator,
      text: method.denominatorOf(count(denominators.planned, words), count(denominators.leftOut, words)),
    },
    ...(family.size === 0
      ? []
      : [
          {
            name: method.family,
            text: method.familyOf(count(family.size, words), family.metrics.join(', '), level),
          },
        ]),
    { name: method.intervals, text: methodsOf(summary).join('; ') },
  ]
}

function methodsOf({ arms, comparisons }: Summary): string[] {
  const ofArms = arms.flatMap(({ accuracy, tokens }) => [accuracy?.method, tokens.all?.method])
  const ofComparisons = comparisons.map(({ difference }) => difference.method)
  return [...new Set([...ofArms, ...ofComparisons])].filter(
    (method) => method !== undefined && method !== 'none',
  ) as string[]
}

function problemsText({ study }: RunDescription, summary: Summary | null, words: Words): string {
  if (!summary) return count(study.problems, words)
  return words.run.method.problemsOf(
    count(summary.study.problems, words),
    count(summary.study.clusters, words),
  )
}

function samplingText({ study }: RunDescription, words: Words): string {
  const { method } = words.run
  if (!('temperature' in study)) return method.notRecorded
  return method.samplingOf(String(study.temperature), String(study.topP), count(study.maxTokens, words))
}

function count(number: number, { language }: Words): string {
  return formatNumber(number, { language, decimals: 0 })
}
