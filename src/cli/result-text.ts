import { absentMark, intervalText, quantityText, englishFigureWords as words } from '#figure'
import { reportLanguages, verdict } from '#report'
import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { resumeCommand } from './shell-word.ts'

type Quantity = Parameters<typeof quantityText>[1]

interface Column {
  readonly title: string
  readonly of: (arm: SummaryArm) => string
}

const columns: readonly Column[] = [
  { title: 'arm', of: ({ id }) => id },
  { title: 'accuracy', of: ({ accuracy }) => shown(accuracy, 'share') },
  { title: 'tokens', of: ({ tokens }) => shown(tokens.all, 'tokens') },
  { title: 'thoughts', of: ({ thoughts }) => shown(thoughts.all, 'mean') },
  { title: 'UT score', of: ({ underthinking }) => shown(underthinking.score, 'score') },
  { title: 'abandoned', of: ({ underthinking }) => shown(underthinking.abandoned, 'share') },
]

/** What a study found, for a terminal: the arms with 95 % intervals, the verdict, and where everything is. */
export function resultText(
  summary: Summary,
  { run, report }: { readonly run: string; readonly report: string },
): string {
  const table = alignedRows([
    columns.map(({ title }) => title),
    ...summary.arms.map((arm) => columns.map(({ of }) => of(arm))),
  ])
  const verdicts = verdict(summary, reportLanguages.en).flatMap(({ headline, details }) => [
    headline,
    ...details,
  ])
  const { notice } = summary.study
  const paragraphs = [
    table.join('\n'),
    verdicts.join('\n'),
    ...(notice === undefined ? [] : [notice]),
    ...failures(summary, run),
    `report  ${report}\nrun     ${run}`,
  ]
  return `${plainBlanks(paragraphs.join('\n\n'))}\n`
}

function failures({ arms }: Summary, run: string): string[] {
  const failed = arms.reduce((total, { outcomes }) => total + outcomes.failed, 0)
  return failed === 0
    ? []
    : [`${failed} ${failed === 1 ? 'response' : 'responses'} failed; try again with: ${resumeCommand(run)}`]
}

function shown(estimate: SummaryEstimate | undefined, quantity: Quantity): string {
  if (!estimate) return absentMark
  return `${quantityText(estimate.value, quantity, words)} (${intervalText(estimate, { quantity, words })})`
}

/** Rows with their columns below each other. */
function alignedRows(rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/** Terminals and pipes know nothing of blanks that must not break. */
export function plainBlanks(text: string): string {
  return text.replaceAll(/[\u00a0\u202f]/g, ' ')
}
