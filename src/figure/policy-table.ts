import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import { armName } from './arm-name.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { formatNumber } from './number-format.ts'
import type { PublishedResult, PublishedTable, PublishedUnderthinking } from './published-underthinking.ts'
import { type Quantity, quantityText } from './quantity.ts'
import type { ResponseFilter } from './response-filter.ts'
import { type Cell, type Table, type TableGroup, type TableRow, valueCell } from './table.ts'

/** A column of the table of policies. */
interface PolicyColumn {
  readonly name: 'accuracy' | 'score' | 'weighted' | 'corrected' | 'floor' | 'chance'
  readonly quantity: Quantity
  readonly path: string
  readonly of: (arm: SummaryArm) => SummaryEstimate | number | undefined
  readonly filter: (arm: string) => ResponseFilter
  /** Shown only where some arm has it. */
  readonly optional?: boolean
}

const all = (arm: string): ResponseFilter => ({ arm })
const incorrect = (arm: string): ResponseFilter => ({ arm, outcome: 'incorrect' })

const columns: readonly PolicyColumn[] = [
  { name: 'accuracy', quantity: 'share', path: 'accuracy', of: ({ accuracy }) => accuracy, filter: all },
  {
    name: 'score',
    quantity: 'score',
    path: 'underthinking.score',
    of: ({ underthinking }) => underthinking.score,
    filter: incorrect,
  },
  {
    name: 'weighted',
    quantity: 'score',
    path: 'underthinking.weighted',
    of: ({ underthinking }) => underthinking.weighted,
    filter: all,
  },
  {
    name: 'corrected',
    quantity: 'score',
    path: 'underthinking.corrected',
    of: ({ underthinking }) => underthinking.corrected,
    filter: incorrect,
    optional: true,
  },
  {
    name: 'floor',
    quantity: 'score',
    path: 'underthinking.floor',
    of: ({ underthinking }) => underthinking.floor,
    filter: incorrect,
    optional: true,
  },
  {
    name: 'chance',
    quantity: 'score',
    path: 'underthinking.chance.score',
    of: ({ underthinking }) => underthinking.chance.score,
    filter: incorrect,
  },
]

/**
 * Accuracy and underthinking of each policy: raw, corrected for the judge, and what its errors and chance alone would give;
 * below them what others published, each table with the score that it is of.
 */
export function policyTable(
  summary: Summary,
  {
    words,
    published,
  }: { readonly words: FigureWords; readonly published?: PublishedUnderthinking | undefined },
): Table {
  const { analysis } = words
  const shown = columns.filter(
    ({ optional, of }) => !optional || summary.arms.some((arm) => of(arm) !== undefined),
  )
  return {
    title: analysis.policyTable,
    corner: words.armName,
    columns: shown.map(({ name }) => analysis[name]),
    groups: [
      { rows: summary.arms.map((arm) => armRow(arm, shown, { summary, words })) },
      ...(published?.tables ?? []).map((table) => publishedGroup(table, shown, words)),
    ],
  }
}

function armRow(
  arm: SummaryArm,
  shown: readonly PolicyColumn[],
  { summary, words }: { readonly summary: Summary; readonly words: FigureWords },
): TableRow {
  const cells = shown.map(({ quantity, path, of, filter }): Cell => {
    const found = of(arm)
    if (typeof found === 'number') return valueCell(found, quantityText(found, quantity, words))
    const reason = (): string => absenceReason(summary, `arms.${arm.id}.${path}`, words)
    return estimateCell(found, { quantity, words, filter: filter(arm.id), reason })
  })
  return { label: armName(arm.id, summary, words), cells }
}

/** Where a table is from and what its scores are: "arXiv 2501.18585 v2 (2025-02-18): weighted UT, 32 responses a problem". */
export function publishedName(
  { source, version, date, underthinking, samples }: PublishedTable,
  { analysis: { published }, language }: FigureWords,
): string {
  const count = samples === null ? null : formatNumber(samples, { language, decimals: 0 })
  return `${source} ${version} (${date}): ${published.kinds[underthinking]}, ${published.samples(count)}`
}

function publishedGroup(
  table: PublishedTable,
  shown: readonly PolicyColumn[],
  words: FigureWords,
): TableGroup {
  const rows = table.results.map((result): TableRow => {
    const cells = shown.map(({ name, quantity }): Cell => {
      if (name === 'accuracy')
        return valueCell(result.accuracy, quantityText(result.accuracy, quantity, words))
      if (name !== table.underthinking) return { text: '' }
      return valueCell(result.underthinking, quantityText(result.underthinking, quantity, words))
    })
    return { label: resultName(result), cells }
  })
  return { title: publishedName(table, words), rows }
}

/** "AIME24, QwQ-32B-Preview", and the name of what steered it. */
export function resultName({ set, model, setting }: PublishedResult): string {
  return `${set}, ${model}${setting === 'none' ? '' : ` · ${setting.replace(/:.*$/, '').toUpperCase()}`}`
}
