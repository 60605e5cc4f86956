import { type Cell, intervalText, label, type Table } from '#figure'
import type { RunsDifference } from '#study'
import type { ReportWords } from '../report-words.ts'
import type { ComparedRuns, NamedRun } from './compared-runs.ts'
import type { ComparisonWords } from './comparison-words.ts'
import { factsOf } from './finding-list.ts'

interface Setting {
  readonly first: NamedRun
  readonly words: ReportWords
  readonly said: ComparisonWords
}

/** Every difference with its interval, arm by arm. */
export function differenceTable(compared: readonly ComparedRuns[], setting: Setting): Table {
  const { said } = setting
  return {
    title: said.headings.differences,
    corner: said.columns.compared,
    columns: [said.columns.first, said.columns.other, said.columns.difference, said.columns.ratio],
    groups: compared.map((one) => ({
      title: label(one.run.name),
      rows: one.comparison.comparisons.map((difference) => ({
        label: rowName(difference, one, said),
        cells: cellsOf(difference, { ...setting, compared: one }),
      })),
    })),
  }
}

function rowName({ b, metric }: RunsDifference, { run }: ComparedRuns, said: ComparisonWords): string {
  return run.summary.arms.length === 1 ? said.metrics[metric] : `${label(b)}: ${said.metrics[metric]}`
}

function cellsOf(difference: RunsDifference, setting: Setting & { readonly compared: ComparedRuns }): Cell[] {
  const { from, to, difference: text, interval } = factsOf(difference, setting)
  const { warning } = difference.difference
  const { figures } = setting.words
  const ratio = difference.ratio
  return [
    { text: from },
    { text: to },
    { text, interval, ...(warning === undefined ? {} : { note: warning }) },
    ratio === undefined
      ? { text: '' }
      : {
          text: ratio.value.toFixed(3),
          interval: intervalText(ratio, { quantity: 'score', words: figures }),
        },
  ]
}

/** What was not asked or measured alike; undefined where everything was. */
export function mismatchTable(compared: readonly ComparedRuns[], { said }: Setting): Table | undefined {
  const groups = compared
    .filter(({ comparison }) => comparison.mismatches.length > 0)
    .map(({ run, comparison }) => ({
      title: label(run.name),
      rows: comparison.mismatches.map(({ what, a, b }) => ({
        label: what,
        cells: [{ text: label(a, 60) }, { text: label(b, 60) }],
      })),
    }))
  if (groups.length === 0) return undefined
  return {
    title: said.headings.mismatches,
    corner: said.columns.setting,
    columns: [said.columns.first, said.columns.other],
    groups,
  }
}
