import { absentMark, estimateInterval, quantityText, englishFigureWords as words } from '#figure'
import { importedCaveats, reportLanguages } from '#report'
import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { harmlessText, oneLine } from './harmless-text.ts'
import { plainBlanks } from './result-text.ts'
import { wrapped } from './wrapped-text.ts'

type Quantity = Parameters<typeof quantityText>[1]

interface Column {
  readonly title: string
  readonly text: (arm: SummaryArm, withIntervals: boolean) => string
}

const measured = (
  title: string,
  quantity: Quantity,
  of: (arm: SummaryArm) => SummaryEstimate | undefined,
): Column => ({ title, text: (arm, withIntervals) => shown(of(arm), { quantity, withIntervals }) })

const columns: readonly Column[] = [
  { title: 'responses', text: ({ outcomes }) => outcomes.planned.toLocaleString('en') },
  measured('accuracy', 'share', ({ accuracy }) => accuracy),
  measured('tokens', 'tokens', ({ tokens }) => tokens.all),
  measured('thoughts', 'mean', ({ thoughts }) => thoughts.all),
  measured('reflections', 'mean', ({ reflections }) => reflections.all),
  measured('loops', 'share', ({ loops }) => loops),
]

export interface ScoreTextOptions {
  readonly run: string
  readonly report: string
  /** How many columns the terminal has; where there is none, lines are as long as they need to be. */
  readonly terminalColumns?: number | undefined
}

/** Prose is not easier to read on a wider line. */
const widestProse = 100
const narrowest = 40

/**
 * What scoring found, for a terminal: an arm a line, with 95 % intervals where they have room, then what to keep in mind.
 */
export function scoreText(summary: Summary, { run, report, terminalColumns }: ScoreTextOptions): string {
  const width = Math.max(narrowest, terminalColumns ?? widestProse)
  const prose = (text: string): string => wrapped(text, Math.min(widestProse, width)).join('\n')
  const isImport = summary.study.kind === 'import'
  const { sentences, warnings } = isImport
    ? importedCaveats(summary, reportLanguages.en)
    : { sentences: [], warnings: summary.warnings ?? [] }
  const paragraphs = [
    table(summary, terminalColumns === undefined ? Number.POSITIVE_INFINITY : width),
    prose(
      `tokens are of the reasoning, by ${summary.study.tokenizer}; thoughts at ${summary.study.splitting ?? 'transitions'}`,
    ),
    ...sentences.map(prose),
    ...warnings.map((warning) => prose(harmlessText(warning))),
    `report  ${report}\nrun     ${run}`,
  ]
  return `${plainBlanks(paragraphs.join('\n\n'))}\n`
}

/** The widest form that fits: with intervals, without them, and at last with names cut short. */
function table({ arms }: Summary, width: number): string {
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
