import type { Summary, SummaryArm } from '#run'
import { absenceReason } from './absence.ts'
import { armName } from './arm-name.ts'
import type { Chart } from './chart.ts'
import { estimateCell } from './estimate-cell.ts'
import type { FigureWords } from './figure-words.ts'
import { type IntervalRow, intervalRows } from './interval-rows.ts'
import { label } from './label.ts'
import { absentMark, formatNumber } from './number-format.ts'
import { armStyles } from './palette.ts'
import { intervalText, quantityText } from './quantity.ts'
import type { TableRow } from './table.ts'

/** Accuracy of each arm with its interval; a dashed line carries the baseline's value past the others. */
export function accuracyChart(summary: Summary, words: FigureWords): Chart {
  const { title, axis, reading } = words.charts.accuracy
  const styles = armStyles(
    summary.arms.map(({ id }) => id),
    summary.baseline,
  )
  const rows = summary.arms.map((arm): IntervalRow => {
    const style = styles.get(arm.id)
    const { accuracy } = arm
    const point = accuracy &&
      style && {
        value: accuracy.value,
        interval: accuracy,
        style,
        hint: spoken(arm, { summary, words }),
        filter: { arm: arm.id },
      }
    return {
      label: armName(arm.id, summary, words),
      aside: accuracy ? quantityText(accuracy.value, 'share', words) : absentMark,
      points: point ? [point] : [],
    }
  })
  const baseline = summary.arms.find(({ id }) => id === summary.baseline)?.accuracy
  return {
    id: 'accuracy',
    title,
    reading,
    description: `${reading} ${words.listed(summary.arms.map((arm) => spoken(arm, { summary, words })))}`,
    table: {
      title,
      corner: words.armName,
      columns: [axis],
      groups: [{ rows: summary.arms.map((arm) => tableRow(arm, { summary, words })) }],
      oneScale: true,
    },
    plot: (_, setting) =>
      intervalRows(rows, {
        setting,
        domain: { leastSpan: 0.25, within: [0, 1] },
        axis,
        tick: (share) => formatNumber(100 * share, { language: words.language, decimals: 0 }),
        guides: baseline ? [{ at: baseline.value, dashed: true }] : [],
      }),
  }
}

function tableRow(
  arm: SummaryArm,
  { summary, words }: { readonly summary: Summary; readonly words: FigureWords },
): TableRow {
  const cell = estimateCell(arm.accuracy, {
    quantity: 'share',
    words,
    filter: { arm: arm.id },
    reason: () => absenceReason(summary, `arms.${arm.id}.accuracy`, words),
  })
  return { label: armName(arm.id, summary, words), cells: [cell] }
}

function spoken(
  arm: SummaryArm,
  { summary, words }: { readonly summary: Summary; readonly words: FigureWords },
): string {
  const name = label(arm.id)
  const { accuracy } = arm
  if (!accuracy) {
    return words.spokenAbsent({
      name,
      reason: absenceReason(summary, `arms.${arm.id}.accuracy`, words),
    })
  }
  const interval = intervalText(accuracy, { quantity: 'share', words })
  return words.spoken({ name, value: quantityText(accuracy.value, 'share', words), interval })
}
