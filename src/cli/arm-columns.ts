import { absentMark, estimateInterval, quantityText, englishFigureWords as words } from '#figure'
import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { oneLine } from './harmless-text.ts'

type Quantity = Parameters<typeof quantityText>[1]

/** A column of a table in which every arm has a line. */
export interface ArmColumn {
  readonly title: string
  readonly text: (arm: SummaryArm, withIntervals: boolean) => string
}

/** A column of estimates, with their intervals where there is room. */
export const measured = (
  title: string,
  quantity: Quantity,
  of: (arm: SummaryArm) => SummaryEstimate | undefined,
): ArmColumn => ({ title, text: (arm, withIntervals) => shown(of(arm), { quantity, withIntervals }) })

/** The widest form that fits: with intervals, without them, and at last with names cut short. */
export function armColumns(arms: Summary['arms'], columns: readonly ArmColumn[], width: number): string {
  const there = columns.filter((column) => arms.some((arm) => column.text(arm, false) !== absentMark))
  const rows = (withIntervals: boolean, longestName = Number.POSITIVE_INFINITY): string[] =>
    aligned([
      ['arm', ...there.map(({ title }) => title)],
      ...arms.map((arm) => [
        cutShort(oneLine(arm.id, mostOfName), longestName),
        ...there.map(({ text }) => text(arm, withIntervals)),
      ]),
    ])
  const full = rows(true)
  if (widthOf(full) <= width) return full.join('\n')
  const bare = rows(false)
  const excess = widthOf(bare) - width
  const longest = Math.max(0, ...arms.map(({ id }) => oneLine(id, mostOfName).length))
  const fitting = excess <= 0 ? bare : rows(false, Math.max(leastName, longest - excess))
  return [...fitting, 'The report has the 95 % intervals.'].join('\n')
}

const leastName = 12
const mostOfName = 80

function cutShort(name: string, most: number): string {
  const characters = [...name]
  return characters.length <= most ? name : `${characters.slice(0, most - 1).join('')}…`
}

function widthOf(lines: readonly string[]): number {
  return Math.max(0, ...lines.map((line) => line.length))
}

/** Names to the left, numbers to the right of their columns. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, index) => widthOf(rows.map((row) => row[index] ?? '')))
  return rows.map((row) =>
    row
      .map((cell, index) =>
        index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
}

function shown(
  estimate: SummaryEstimate | undefined,
  { quantity, withIntervals }: { readonly quantity: Quantity; readonly withIntervals: boolean },
): string {
  if (!estimate) return absentMark
  const value = quantityText(estimate.value, quantity, words)
  const interval = withIntervals ? estimateInterval(estimate, { quantity, words }) : undefined
  return interval === undefined ? value : `${value} (${interval})`
}
