import type { Summary, SummaryArm } from '#run'
import { absenceReason } from './absence.ts'
import { levelsOf } from './accuracy-by-level-chart.ts'
import { levelComparisons } from './difference-by-level-chart.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { differenceText, intervalText, quantityText } from './quantity.ts'
import { absentCell, type Cell, type Table } from './table.ts'

/** Accuracy of each arm level by level, then its differences from the baseline. Undefined without at least two levels. */
export function levelTable(summary: Summary, words: FigureWords): Table | undefined {
  const levels = levelsOf(summary)
  if (levels.length < 2) return undefined
  const { levelTable: own } = words
  const compared = [...new Set(levelComparisons(summary).map(({ b }) => b))]
  const armName = ({ id }: SummaryArm): string =>
    label(id, 60) + (id === summary.baseline ? ` · ${words.baseline}` : '')
  return {
    title: own.title,
    corner: own.level,
    columns: [...summary.arms.map(armName), ...compared.map((arm) => own.difference(label(arm, 60)))],
    groups: [
      {
        rows: levels.map((level) => ({
          label: words.level(String(level)),
          cells: [
            ...summary.arms.map((arm) => accuracyCell(arm, { level, summary, words })),
            ...compared.map((arm) => differenceCell(arm, { level, summary, words })),
          ],
        })),
      },
    ],
  }
}

interface Setting {
  readonly level: number
  readonly summary: Summary
  readonly words: FigureWords
}

function accuracyCell({ id, byLevel }: SummaryArm, { level, summary, words }: Setting): Cell {
  const accuracy = byLevel.find((one) => one.level === level)?.accuracy
  if (!accuracy) return absentCell(absenceReason(summary, `arms.${id}.byLevel.${level}.accuracy`, words))
  return {
    text: quantityText(accuracy.value, 'share', words),
    interval: intervalText(accuracy, { quantity: 'share', words }),
    ...(accuracy.warning === undefined ? {} : { note: accuracy.warning }),
  }
}

function differenceCell(arm: string, { level, summary, words }: Setting): Cell {
  const found = levelComparisons(summary).find((one) => one.b === arm && one.level === level)
  if (!found) return absentCell(absenceReason(summary, `comparisons.${arm}.accuracy.${level}`, words))
  const { difference } = found
  return {
    text: differenceText(difference.value, 'share', words),
    interval: intervalText(difference.pointwise, { quantity: 'share', words, signed: true }),
    ...(difference.warning === undefined ? {} : { note: difference.warning }),
  }
}
