import type { Summary, SummaryComparison } from '#run'
import { absenceReason } from './absence.ts'
import type { FigureWords } from './figure-words.ts'
import { findingOf } from './finding.ts'
import { label } from './label.ts'
import { formatNumber } from './number-format.ts'
import { differenceText, intervalText, type Quantity, sizeText } from './quantity.ts'
import { absentCell, type Cell, type Table, type TableGroup, type TableRow } from './table.ts'

/** How each metric that is compared is to be read. */
const quantities: Readonly<Record<SummaryComparison['metric'], Quantity>> = {
  accuracy: 'share',
  tokens: 'tokens',
  switches: 'mean',
  thoughts: 'mean',
}

interface Setting {
  readonly summary: Summary
  readonly words: FigureWords
  /** Whether any comparison has a margin: else nothing is said about non-inferiority. */
  readonly margins: boolean
}

/** The family of comparisons with the baseline, a group an arm. Undefined where nothing was compared. */
export function comparisonTable(summary: Summary, words: FigureWords): Table | undefined {
  const family = summary.comparisons.filter(({ level }) => level === undefined)
  if (family.length === 0) return undefined
  const { comparisonTable: own } = words
  const margins = family.some(({ difference }) => difference.margin !== null)
  const arms = [...new Set(family.map(({ b }) => b))]
  return {
    title: own.title,
    corner: own.comparison,
    columns: [
      own.difference,
      own.simultaneous,
      own.pointwise,
      own.pValue,
      own.finding,
      ...(margins ? [own.nonInferior] : []),
      own.detectable,
    ],
    groups: arms.map((arm) =>
      armGroup(
        family.filter(({ b }) => b === arm),
        { summary, words, margins },
      ),
    ),
  }
}

function armGroup(compared: readonly SummaryComparison[], setting: Setting): TableGroup {
  const [first] = compared
  const { against } = setting.words.comparisonTable
  return {
    ...(first && { title: against(label(first.b, 60), label(first.a, 60)) }),
    rows: compared.map((one) => comparisonRow(one, setting)),
  }
}

function comparisonRow(one: SummaryComparison, { summary, words, margins }: Setting): TableRow {
  const { difference, metric } = one
  const { warning, pValue, detectable } = difference
  const quantity = quantities[metric]
  const reasonFor = (part: string): string =>
    absenceReason(summary, `comparisons.${one.b}.${metric}.${part}`, words)
  return {
    label: words.comparisonTable.metrics[metric],
    cells: [
      {
        text: differenceText(difference.value, quantity, words),
        ...(warning === undefined ? {} : { note: warning }),
      },
      { text: intervalText(difference, { quantity, words, signed: true }) },
      { text: intervalText(difference.pointwise, { quantity, words, signed: true }) },
      pValue === null ? absentCell(reasonFor('pValue')) : { text: pValueText(pValue, words) },
      findingCell(one, words),
      ...(margins ? [nonInferiorCell(one, words)] : []),
      detectable === null
        ? absentCell(reasonFor('detectable'))
        : { text: sizeText(detectable, quantity, words) },
    ],
  }
}

/** The p-value as journals write it: never 0, because it never is. */
function pValueText(pValue: number, { language }: FigureWords): string {
  if (pValue < 0.001) return `< ${formatNumber(0.001, { language, decimals: 3 })}`
  return formatNumber(pValue, { language, decimals: 3 })
}

function findingCell({ difference, metric }: SummaryComparison, words: FigureWords): Cell {
  const finding = findingOf(difference)
  const text = words.comparisonTable[finding]
  return finding === 'undecided' || metric !== 'accuracy' ? { text } : { text, tone: finding }
}

function nonInferiorCell(
  { difference: { margin, nonInferior } }: SummaryComparison,
  words: FigureWords,
): Cell {
  const { comparisonTable: own } = words
  if (margin === null || nonInferior === null) return absentCell(own.noMargin)
  const size = sizeText(margin, 'share', words)
  return { text: nonInferior ? own.isNonInferior(size) : own.notNonInferior(size) }
}
