import type { PlannedSize } from '#study'

/** What is planned, by which numbers, and the sizes that come out. */
export interface Plan {
  readonly effect: number
  readonly power: number
  readonly level: number
  readonly comparisons: number
  readonly variances: { readonly omegaSquared: number; readonly sigmaSquared: number | null }
  /** Where the variances come from. */
  readonly from:
    | {
        readonly run: string
        readonly baseline: string
        readonly arm: string | null
        readonly problems: number
        readonly samples: number
      }
    | undefined
  readonly accuracy: number
  readonly intraProblem: number | undefined
  readonly pairCorrelation: number | undefined
  /** The option that needs the fewest responses. */
  readonly problems: number
  readonly samples: number
  readonly options: readonly PlannedSize[]
}

/** A plan in plain words, for a terminal. */
export function planText(plan: Plan): string {
  const { effect, power, level, comparisons, options, variances } = plan
  const together = comparisons === 1 ? '' : `, all ${comparisons} comparisons together`
  const paragraphs = [
    `To find a true difference in accuracy of ${points(effect)} with a chance of ${percent(power)} (two-sided, ${percent(level)}${together}):`,
    table(options),
    `Fewest responses: ${count(plan.problems)} problems × ${plan.samples}. ${samplesText(variances.sigmaSquared, variances.omegaSquared)}`,
    sourceText(plan),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

function table(options: Plan['options']): string {
  const rows = options.map(({ problems, samples, responses, low, high }) => [
    count(problems),
    String(samples),
    count(responses),
    low === undefined || high === undefined ? '' : `${count(low)} to ${count(high)}`,
  ])
  const ranged = rows.some(([, , , range]) => range !== '')
  const head = [
    'problems',
    'samples',
    'responses, both arms',
    ...(ranged ? ['problems, as the variances may be'] : []),
  ]
  const all = [head, ...rows.map((row) => row.slice(0, head.length))]
  const widths = head.map((_, index) => Math.max(...all.map((row) => row[index]?.length ?? 0)))
  return all
    .map((row) => `  ${row.map((cell, index) => cell.padStart(widths[index] ?? 0)).join('   ')}`)
    .join('\n')
}

function samplesText(sigmaSquared: number | null, omegaSquared: number): string {
  if (sigmaSquared === null)
    return 'One response a problem cannot tell what more samples would save: a run with several tells.'
  return omegaSquared === 0
    ? 'Problems differ by chance alone: samples do as much as problems.'
    : 'More samples save problems only down to what the problems themselves differ.'
}

function sourceText({ from, accuracy, intraProblem, pairCorrelation, variances }: Plan): string {
  const { omegaSquared, sigmaSquared } = variances
  const told = [
    `accuracy ${accuracy.toFixed(3)}`,
    ...(intraProblem === undefined ? [] : [`intra-problem correlation ${intraProblem.toFixed(2)}`]),
    ...(pairCorrelation === undefined ? [] : [`pair correlation ${pairCorrelation.toFixed(2)}`]),
    `variance of the difference between problems ${omegaSquared.toFixed(4)}`,
    ...(sigmaSquared === null ? [] : [`within a problem ${sigmaSquared.toFixed(4)}`]),
  ].join(', ')
  if (from === undefined) return `By ${told}.`
  const arms = from.arm === null ? from.baseline : `${from.arm} against ${from.baseline}`
  return `By ${from.run}, ${count(from.problems)} problems × ${from.samples}, ${arms}: ${told}.`
}

function points(share: number): string {
  const value = Number((100 * share).toPrecision(12))
  return `${value} ${value === 1 ? 'point' : 'points'}`
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(12))} %`
}

function count(number: number): string {
  return number.toLocaleString('en')
}
