import { absentMark, intervalText, quantityText, englishFigureWords as words } from '#figure'
import type { Summary, SummaryArm, SummaryEstimate } from '#run'
import { alignedRows, plainBlanks } from './result-text.ts'

type Quantity = Parameters<typeof quantityText>[1]

interface Column {
  readonly title: string
  readonly of: (arm: SummaryArm) => string
}

const columns: readonly Column[] = [
  { title: 'arm', of: ({ id }) => id },
  { title: 'responses', of: ({ outcomes }) => outcomes.planned.toLocaleString('en') },
  { title: 'accuracy', of: ({ accuracy }) => shown(accuracy, 'share') },
  { title: 'tokens', of: ({ tokens }) => shown(tokens.all, 'tokens') },
  { title: 'thoughts', of: ({ thoughts }) => shown(thoughts.all, 'mean') },
  { title: 'reflections', of: ({ reflections }) => shown(reflections.all, 'mean') },
  { title: 'loops', of: ({ loops }) => shown(loops, 'share') },
]

/** What scoring found, for a terminal: an arm a line, with 95 % intervals, then what to keep in mind. */
export function scoreText(
  summary: Summary,
  { run, report }: { readonly run: string; readonly report: string },
): string {
  const table = alignedRows([
    columns.map(({ title }) => title),
    ...summary.arms.map((arm) => columns.map(({ of }) => of(arm))),
  ])
  const paragraphs = [
    table.join('\n'),
    `tokens by ${summary.study.tokenizer}; thoughts at ${summary.study.splitting ?? 'transitions'}`,
    ...(summary.warnings ?? []),
    `report  ${report}\nrun     ${run}`,
  ]
  return `${plainBlanks(paragraphs.join('\n\n'))}\n`
}

function shown(estimate: SummaryEstimate | undefined, quantity: Quantity): string {
  if (!estimate) return absentMark
  return `${quantityText(estimate.value, quantity, words)} (${intervalText(estimate, { quantity, words })})`
}
