import type { RunsComparison, RunsDifference } from '#study'
import { oneLine } from './harmless-text.ts'

interface Folders {
  readonly a: string
  readonly b: string
}

/** What two runs differ in, for a terminal: what is paired, what does not match, the differences and what they allow to say. */
export function compareText(found: RunsComparison, folders: Folders): string {
  const { comparisons, absent, level } = found
  const together =
    comparisons.length > 1
      ? `The ${comparisons.length} intervals hold together with ${percentText(level)}.`
      : `The interval holds with ${percentText(level)}.`
  const paragraphs = [
    pairedText(found, folders),
    ...mismatchText(found),
    ...byArms(comparisons).map(armText),
    ...Object.entries(absent).map(([path, reason]) => `${path}: not compared, ${reason}`),
    ...(comparisons.length > 0 ? [together] : []),
  ]
  return `${paragraphs.join('\n\n')}\n`
}

function pairedText({ shared }: RunsComparison, { a, b }: Folders): string {
  const { clusters, byText, onlyA, onlyB, otherText } = shared
  const left = [
    ...(byText > 0 ? [`${problems(byText)} found by their text, under other ids`] : []),
    ...(onlyA.length > 0 ? [`${problems(onlyA.length)} only in A`] : []),
    ...(onlyB.length > 0 ? [`${problems(onlyB.length)} only in B`] : []),
    ...(otherText.length > 0
      ? [`${problems(otherText.length)} with the same id and another text, not paired`]
      : []),
  ]
  const lines = [
    `A  ${oneLine(a, 200)}`,
    `B  ${oneLine(b, 200)}`,
    `paired on ${problems(clusters.length)}`,
    ...left,
  ]
  return lines.join('\n')
}

function problems(count: number): string {
  return `${count.toLocaleString('en')} ${count === 1 ? 'problem' : 'problems'}`
}

function mismatchText({ mismatches }: RunsComparison): string[] {
  if (mismatches.length === 0) return []
  const width = Math.max(...mismatches.map(({ what }) => what.length))
  const lines = mismatches.map(
    ({ what, a, b }) => `  ${what.padEnd(width)}  ${oneLine(a, 60)}  |  ${oneLine(b, 60)}`,
  )
  return [`Not the same in both runs, so that a difference is of all this together:\n${lines.join('\n')}`]
}

function byArms(comparisons: readonly RunsDifference[]): RunsDifference[][] {
  const groups = new Map<string, RunsDifference[]>()
  for (const comparison of comparisons) {
    const name = JSON.stringify([comparison.a, comparison.b])
    groups.set(name, [...(groups.get(name) ?? []), comparison])
  }
  return [...groups.values()]
}

function armText(group: readonly RunsDifference[]): string {
  const [first] = group
  const arms =
    first?.a === first?.b ? oneLine(first?.a ?? '', 100) : `${first?.a ?? ''} (A) and ${first?.b ?? ''} (B)`
  return [arms, ...group.flatMap(differenceLines)].join('\n')
}

function differenceLines(comparison: RunsDifference): string[] {
  const { metric, meanA, meanB, difference, ratio } = comparison
  const { value, low, high, warning } = difference
  const interval = `${signed(low, metric)} to ${signed(high, metric)}`.replaceAll(' points', '')
  return [
    `  ${metric.padEnd(8)}  ${plain(meanA, metric)} → ${plain(meanB, metric)}, ${signed(value, metric)} (${interval}): ${verdictText(comparison)}`,
    ...(ratio
      ? [
          `            B needs ${ratio.value.toFixed(3)} of A's tokens (${bounded(ratio.low)} to ${bounded(ratio.high)})`,
        ]
      : []),
    ...(warning === undefined ? [] : [`            ${warning}`]),
  ]
}

/** Never more than the interval: "higher" only where it excludes 0, "not worse" only within the margin declared. */
function verdictText({ metric, difference }: RunsDifference): string {
  const { value, distinguishable, nonInferior, margin, detectable } = difference
  const within =
    margin === null
      ? []
      : [
          nonInferior
            ? `not lower by ${sized(margin, metric)} or more`
            : `a loss of ${sized(margin, metric)} is not excluded`,
        ]
  if (distinguishable) return [`${value > 0 ? 'higher' : 'lower'} in B`, ...within].join(', ')
  const found =
    detectable === null
      ? []
      : [
          `a true difference of ${sized(detectable, metric)} would have shown in four of five such comparisons`,
        ]
  return ['these runs cannot tell', ...within, ...found].join('; ')
}

function plain(value: number, metric: RunsDifference['metric']): string {
  if (metric === 'accuracy') return `${(100 * value).toFixed(1)} %`
  return value.toLocaleString('en', { maximumFractionDigits: metric === 'tokens' ? 1 : 2 })
}

function signed(value: number | null, metric: RunsDifference['metric']): string {
  if (value === null) return 'no bound'
  const sign = value > 0 ? '+' : value < 0 ? '−' : ''
  return `${sign}${sized(Math.abs(value), metric)}`
}

/** The size of a difference: of shares in points. */
function sized(value: number, metric: RunsDifference['metric']): string {
  return plain(value, metric).replace(' %', ' points')
}

function bounded(value: number | null): string {
  return value === null ? 'no bound' : value.toFixed(3)
}

function percentText(share: number): string {
  return `${Number((100 * share).toPrecision(12))} %`
}
