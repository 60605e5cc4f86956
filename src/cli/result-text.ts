import { absentMark, intervalText, quantityText, englishFigureWords as words } from '#figure'
import { reportLanguages, verdict } from '#report'
import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { resumeCommand } from './shell-word.ts'

type Quantity = Parameters<typeof quantityText>[1]

interface Column {
  readonly title: string
  readonly of: (arm: SummaryArm) => string
  /** Where the summary says why it is not there, below the arm. */
  readonly path?: string
}

const columns: readonly Column[] = [
  { title: 'arm', of: ({ id }) => id },
  { title: 'accuracy', of: ({ accuracy }) => shown(accuracy, 'share'), path: 'accuracy' },
  { title: 'tokens', of: ({ tokens }) => shown(tokens.all, 'tokens'), path: 'tokens.all' },
  { title: 'thoughts', of: ({ thoughts }) => shown(thoughts.all, 'mean'), path: 'thoughts.all' },
  {
    title: 'UT score',
    of: ({ underthinking }) => shown(underthinking.score, 'score'),
    path: 'underthinking.score',
  },
  {
    title: 'abandoned',
    of: ({ underthinking }) => shown(underthinking.abandoned, 'share'),
    path: 'underthinking.abandoned',
  },
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
    [...table, ...absences(summary)].join('\n'),
    verdicts.join('\n'),
    ...(notice === undefined ? [] : [notice]),
    ...failures(summary, run),
    `report  ${report}\nrun     ${run}`,
  ]
  return `${plainBlanks(paragraphs.join('\n\n'))}\n`
}

/** "— tokens, thoughts: the responses show no reasoning": once for each reason, with the arms where it is not all of them. */
function absences({ arms, absent }: Summary): string[] {
  const found = arms.flatMap((arm) =>
    columns.flatMap(({ title, of, path }) => {
      const reason = of(arm) === absentMark ? absent[`arms.${arm.id}.${path}`] : undefined
      return reason === undefined ? [] : [{ title, arm: arm.id, reason }]
    }),
  )
  return [...new Set(found.map(({ reason }) => reason))].map((reason) => {
    const own = found.filter((one) => one.reason === reason)
    const [titles, ids] = [own.map(({ title }) => title), own.map(({ arm }) => arm)].map((all) => [
      ...new Set(all),
    ]) as [string[], string[]]
    const where = ids.length === arms.length ? '' : ` (${ids.join(', ')})`
    return `${absentMark} ${titles.join(', ')}${where}: ${reason}`
  })
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
