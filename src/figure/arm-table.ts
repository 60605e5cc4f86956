import type { Summary, SummaryArm } from '#run'
import { absenceReason } from './absence.ts'
import type { FigureWords } from './figure-words.ts'
import { label } from './label.ts'
import { type CountMeasure, type EstimateMeasure, type Measure, measureSections } from './measure.ts'
import { formatNumber } from './number-format.ts'
import { intervalText, quantityText } from './quantity.ts'
import { absentCell, type Cell, type Table, type TableRow } from './table.ts'

interface Setting {
  readonly summary: Summary
  readonly words: FigureWords
}

/** Everything that was measured about each arm, with intervals: arms side by side, a measure a row. */
export function armTable(summary: Summary, words: FigureWords): Table {
  const setting = { summary, words }
  const { title, measure, groups } = words.armTable
  return {
    title,
    corner: measure,
    columns: summary.arms.map(
      ({ id }) => label(id, 60) + (id === summary.baseline ? ` · ${words.baseline}` : ''),
    ),
    groups: measureSections.map(({ group, measures }) => ({
      title: groups[group],
      rows: measures.filter((one) => isShown(one, summary)).map((one) => measureRow(one, setting)),
    })),
  }
}

function isShown(measure: Measure, { arms, absent }: Summary): boolean {
  if (measure.type === 'count' || !measure.optional) return true
  return arms.some(
    (arm) => measure.of(arm) !== undefined || Object.hasOwn(absent, `arms.${arm.id}.${measure.path}`),
  )
}

function measureRow(measure: Measure, setting: Setting): TableRow {
  const { armTable: words } = setting.words
  const cells = setting.summary.arms.map((arm) =>
    measure.type === 'count' ? countCell(arm, measure, setting) : estimateCell(arm, measure, setting),
  )
  if (measure.type === 'estimate' && measure.outcome) {
    return {
      label: measure.outcome === 'correct' ? words.ofCorrect : words.ofIncorrect,
      indented: true,
      cells,
    }
  }
  const indented = measure.name.startsWith('outcome')
  return { label: words.measures[measure.name], ...(indented ? { indented } : {}), cells }
}

function countCell(arm: SummaryArm, { of, path }: CountMeasure, { summary, words }: Setting): Cell {
  const value = of(arm)
  if (value === undefined) return absentCell(absenceReason(summary, `arms.${arm.id}.${path}`, words))
  return {
    text: formatNumber(value, {
      language: words.language,
      decimals: Number.isInteger(value) ? 0 : 1,
    }),
  }
}

function estimateCell(arm: SummaryArm, measure: EstimateMeasure, { summary, words }: Setting): Cell {
  const estimate = measure.of(arm)
  if (!estimate) return absentCell(absenceReason(summary, `arms.${arm.id}.${measure.path}`, words))
  const { quantity } = measure
  const chance = measure.chance?.(arm)
  return {
    text: quantityText(estimate.value, quantity, words),
    interval: intervalText(estimate, { quantity, words }),
    ...(chance === undefined ? {} : { beside: words.armTable.chance(quantityText(chance, quantity, words)) }),
    ...(estimate.warning === undefined ? {} : { note: estimate.warning }),
  }
}
