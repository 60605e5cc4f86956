import type { Measures, Summary, SummaryArm, SummaryEstimate } from '#run'
import { absenceReason } from './absence.ts'
import { levelsOf } from './accuracy-by-level-chart.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { isMeasured, isPositioned } from './model-charts.ts'
import { estimateInterval, type Quantity, quantityText } from './quantity.ts'
import { absentCell, type Cell, type Table, type TableGroup } from './table.ts'

/** Accuracy and reasoning tokens of each model level by level. Undefined without at least two levels. */
export function modelLevelTable(summary: Summary, words: FigureWords): Table | undefined {
  const levels = levelsOf(summary)
  if (levels.length < 2) return undefined
  const { levelTables, modelTable } = words.imported
  const group = (
    name: 'accuracy' | 'tokens',
    of: (measures: Measures) => SummaryEstimate | undefined,
  ): TableGroup[] => {
    const arms = summary.arms.filter(({ byLevel }) => byLevel.some((one) => isMeasured(of(one), name)))
    if (arms.length === 0) return []
    const path = name === 'accuracy' ? 'accuracy' : 'tokens.all'
    const quantity = name === 'accuracy' ? 'share' : 'tokens'
    const rows = arms.map((arm) => ({
      label: label(arm.id, 60),
      cells: levels.map((level) => {
        const found = arm.byLevel.find((one) => one.level === level)
        const reason = (): string => absenceReason(summary, `arms.${arm.id}.byLevel.${level}.${path}`, words)
        return estimateCell(found && of(found), { quantity, words, reason })
      }),
    }))
    return [{ title: levelTables[name], rows }]
  }
  const groups = [
    ...group('accuracy', ({ accuracy }) => accuracy),
    ...group('tokens', ({ tokens }) => tokens.all),
  ]
  if (groups.length === 0) return undefined
  return {
    title: words.levelTable.level,
    corner: modelTable.model,
    columns: levels.map((level) => words.level(String(level))),
    groups,
  }
}

/** Switches of each model in each tenth of its reasoning, with intervals. Undefined where no model switches. */
export function positionTable(summary: Summary, words: FigureWords): Table | undefined {
  const arms = summary.arms.filter(isPositioned)
  if (arms.length === 0) return undefined
  const { positionTable: title, modelTable, tenth } = words.imported
  return {
    title,
    corner: modelTable.model,
    columns: Array.from({ length: 10 }, (_, index) => tenth(String(index + 1))),
    groups: [{ rows: arms.map((arm) => ({ label: label(arm.id, 60), cells: positionCells(arm, words) })) }],
  }
}

function positionCells({ switchesByPosition = [] }: SummaryArm, words: FigureWords): Cell[] {
  return switchesByPosition.map((estimate) =>
    estimateCell(estimate, { quantity: 'mean', words, reason: () => words.noReason }),
  )
}

function estimateCell(
  estimate: SummaryEstimate | undefined,
  {
    quantity,
    words,
    reason,
  }: { readonly quantity: Quantity; readonly words: FigureWords; readonly reason: () => string },
): Cell {
  if (!estimate) return absentCell(reason())
  const interval = estimateInterval(estimate, { quantity, words })
  return {
    text: quantityText(estimate.value, quantity, words),
    ...(interval === undefined ? {} : { interval }),
  }
}
