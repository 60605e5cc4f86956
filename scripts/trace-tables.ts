import { absentMark, estimateInterval, quantityText, englishFigureWords as words } from '#figure'
import type { Measures, Summary, SummaryArm, SummaryEstimate } from '#run'
import type { Agreement } from './trace-agreement.ts'

/** Tables of docs/traces.md, from summaries alone. */

type Quantity = Parameters<typeof quantityText>[1]

function estimate(one: SummaryEstimate | undefined, quantity: Quantity, of?: number): string {
  if (!one) return absentMark
  const value = quantityText(one.value, quantity, words)
  const bounds = estimateInterval(one, { quantity, words })
  const interval = bounds === undefined ? '' : `<br><sub>${bounds}</sub>`
  const n = of !== undefined && of !== one.n ? `<br><sub>n = ${one.n}</sub>` : ''
  return `${value}${interval}${n}`
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const rule = `|---|${'---:|'.repeat(head.length - 1)}`
  return [line(head), rule, ...rows.map(line)].join('\n')
}

const reasonings: Readonly<Record<string, string>> = words.imported.modelTable.instead

function reasoningOf({ id, thoughts }: SummaryArm, { absent }: Summary): string {
  if (thoughts.all) return 'its own'
  return reasonings[absent[`arms.${id}.thoughts.all`] ?? ''] ?? absentMark
}

/** Tokens, thoughts, switches, reflections and loops of each model. */
export function effortTable(summary: Summary): string {
  const hasTokens = summary.arms.some(({ tokens }) => (tokens.all?.value ?? 0) > 0)
  const hasThoughts = summary.arms.some(({ thoughts }) => thoughts.all)
  const isGraded = summary.arms.some(({ accuracy }) => accuracy)
  return table(
    [
      'model',
      'responses',
      'reasoning',
      ...(isGraded ? ['accuracy', 'ungradable'] : []),
      ...(hasTokens ? ['reasoning tokens'] : []),
      ...(hasThoughts ? ['thoughts', 'switches', 'reflections'] : []),
      'loops',
    ],
    summary.arms.map((arm) => [
      arm.id,
      `${arm.outcomes.planned}<br><sub>${arm.loops?.problems ?? 0} problems</sub>`,
      reasoningOf(arm, summary),
      ...(isGraded
        ? [estimate(arm.accuracy, 'share', arm.outcomes.planned), String(arm.outcomes.ungradable)]
        : []),
      ...(hasTokens ? [estimate(arm.tokens.all, 'tokens')] : []),
      ...(hasThoughts
        ? [arm.thoughts, arm.switches, arm.reflections].map(({ all }) => estimate(all, 'mean'))
        : []),
      estimate(arm.loops, 'share'),
    ]),
  )
}

/** Correct against incorrect responses; undefined where no model has both. */
export function outcomeTable({ arms }: Summary): string | undefined {
  const both = arms.filter(({ tokens: { correct, incorrect } }) => correct && incorrect && correct.value > 0)
  if (both.length === 0) return undefined
  const pair = ({ correct, incorrect }: SummaryArm['tokens'], quantity: Quantity): string[] => [
    estimate(correct, quantity),
    estimate(incorrect, quantity),
  ]
  return table(
    [
      'model',
      'correct, incorrect',
      'tokens, correct',
      'incorrect',
      'thoughts, correct',
      'incorrect',
      'token intervals',
    ],
    both.map(({ id, outcomes, tokens, thoughts }) => [
      id,
      `${outcomes.correct}, ${outcomes.incorrect}`,
      ...pair(tokens, 'tokens'),
      ...pair(thoughts, 'mean'),
      overlap(tokens),
    ]),
  )
}

function overlap({ correct, incorrect }: SummaryArm['tokens']): string {
  const isBelow = (a: SummaryEstimate | undefined, b: SummaryEstimate | undefined): boolean =>
    a?.high != null && b?.low != null && a.high < b.low
  return isBelow(correct, incorrect) || isBelow(incorrect, correct) ? 'apart' : 'overlap'
}

/** Accuracy and tokens at each level; undefined where levels are not known. */
export function levelTable({ arms }: Summary): string | undefined {
  const levels = [...new Set(arms.flatMap(({ byLevel }) => byLevel.map(({ level }) => level)))].sort(
    (a, b) => a - b,
  )
  if (levels.length < 2) return undefined
  const row = (arm: SummaryArm, name: string, of: (at: Measures) => string): string[] => [
    `${arm.id}, ${name}`,
    ...levels.map((level) => {
      const found = arm.byLevel.find((one) => one.level === level)
      return found ? of(found) : absentMark
    }),
  ]
  return table(
    ['', ...levels.map((level) => `level ${level}`)],
    arms.flatMap((arm) => [
      row(arm, 'accuracy', ({ accuracy }) => estimate(accuracy, 'share')),
      ...((arm.tokens.all?.value ?? 0) > 0
        ? [row(arm, 'tokens', ({ tokens }) => estimate(tokens.all, 'tokens'))]
        : []),
    ]),
  )
}

/** Switches in each tenth of the reasoning, of models with at least ten of them. */
export function positionTable({ arms }: Summary): string | undefined {
  const there = arms.filter(({ switches: { all } }) => all && all.value * all.n >= 9.5)
  if (there.length === 0) return undefined
  return table(
    ['tenth', ...Array.from({ length: 10 }, (_, index) => String(index + 1))],
    there.map(({ id, switchesByPosition = [] }) => [
      id,
      ...switchesByPosition.map((one) => estimate(one, 'mean')),
    ]),
  )
}

export function agreementTable(rows: readonly { readonly what: string; readonly of: Agreement }[]): string {
  return table(
    ['verdicts', 'compared', 'same', 'share'],
    rows.map(({ what, of: { agreed, compared } }) => [
      what,
      String(compared),
      String(agreed),
      `${((100 * agreed) / compared).toFixed(1)} %`,
    ]),
  )
}

/** Where we and others differ, a line each. */
export function differences({ differing }: Agreement, most = 12): string {
  const told = differing
    .slice(0, most)
    .map(({ id, ours, theirs }) => `- \`${id}\`: here ${ours}, there ${theirs}`)
  const more = differing.length - told.length
  return [...told, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n')
}
