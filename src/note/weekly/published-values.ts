import { problemsOf } from './benchmark-sizes.ts'
import { type Entries, printedValue } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

/** Published accuracies and scores, with how many problems and samples stand behind them. */
export function underthinkingValues({ underthinking }: WeeklyFacts): Entries {
  const sets = [...new Set(underthinking.tables.flatMap(({ results }) => results.map(({ set }) => set)))]
  return [
    ...sets.flatMap((set): Entries => {
      const problems = problemsOf(set)
      return problems ? [[`published.problems.${set.replace(/\s+/g, '-')}`, problems]] : []
    }),
    ...underthinking.tables.flatMap(
      ({ id, source, version, date, samples }): Entries =>
        samples
          ? [
              [
                `published.${id}.samples`,
                printedValue('samples a problem', samples, '', { source: `${source}, ${version}`, date }),
              ],
            ]
          : [],
    ),
    ...publishedScores(underthinking),
  ]
}

function publishedScores(underthinking: WeeklyFacts['underthinking']): Entries {
  return underthinking.tables.flatMap(({ id, source, version, date, results }) =>
    results.flatMap(({ set, model, setting, accuracy, underthinking: score }): Entries => {
      const place = { source: `${source}, ${version}`, date }
      const path = `published.${id}.${[set, model, setting].join('.').replace(/\s+/g, '-')}`
      return [
        ...(accuracy === null || accuracy === undefined
          ? []
          : [
              [
                `${path}.accuracy`,
                printedValue(`accuracy of ${model} on ${set}, ${setting}`, accuracy, '', place),
              ] as const,
            ]),
        ...(score === null || score === undefined
          ? []
          : [
              [
                `${path}.underthinking`,
                printedValue(`underthinking score of ${model} on ${set}, ${setting}`, score, '', place),
              ] as const,
            ]),
      ]
    }),
  )
}
