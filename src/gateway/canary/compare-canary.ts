import { comparePaired, type PairedDifference } from '#statistics'
import type { CanarySetting } from './canary-branch.ts'
import { type CanaryMeasure, type CanaryTally, canaryMeasures } from './canary-tally.ts'

/** What the interval of a difference lets be said. Fewer switches are neither good nor bad by themselves. */
export type CanaryVerdict = 'improved' | 'worse' | 'lower' | 'higher' | 'no difference shown'

export interface CanaryDifference {
  /** Means over the requests of each branch that tell it; null where none does. */
  readonly control: number | null
  readonly canary: number | null
  readonly requests: { readonly control: number; readonly canary: number }
  /** canary − control, with an interval that holds together with those of the other measures; null where unbounded. */
  readonly difference: number | null
  readonly low: number | null
  readonly high: number | null
  readonly method: string
  readonly warning?: string
  readonly verdict: CanaryVerdict
}

/** A canary beside its control over the same period. */
export interface CanaryComparison {
  readonly policy: string
  readonly controlPolicy: string
  readonly percent: number
  /** ISO 8601. */
  readonly since: string
  readonly requests: { readonly control: number; readonly canary: number }
  readonly measures: Readonly<Partial<Record<CanaryMeasure, CanaryDifference>>>
  /** What can't be read off the numbers. */
  readonly note: string
}

const level = 0.95
/** A gateway has other things to do: enough for intervals that are read by eye. */
const replicates = 2000
const binary: ReadonlySet<CanaryMeasure> = new Set(['failed', 'cutOff'])
const neutral: ReadonlySet<CanaryMeasure> = new Set(['switches', 'reasoningTokens'])

/** Measures that no request of either branch tells are left out. */
export function compareCanary(
  tally: CanaryTally,
  {
    setting,
    controlPolicy,
    since,
  }: { readonly setting: CanarySetting; readonly controlPolicy: string; readonly since: Date },
): CanaryComparison {
  const told = canaryMeasures.filter(
    (measure) => tally.total('control', measure).count + tally.total('canary', measure).count > 0,
  )
  const contrasts = told.map((measure) => ({
    name: measure,
    clusters: tally.clusters(measure).map(({ control, canary }) => ({ a: control, b: canary })),
    binary: binary.has(measure),
    harmful: 'higher' as const,
  }))
  const differences = comparePaired(contrasts, { level, replicates, seed: `canary ${setting.seed}` })
  return {
    policy: setting.policy,
    controlPolicy,
    percent: setting.percent,
    since: since.toISOString(),
    requests: { control: tally.requests('control'), canary: tally.requests('canary') },
    measures: Object.fromEntries(
      told.map((measure, place) => [
        measure,
        differenceOf(tally, measure, differences[place] as PairedDifference),
      ]),
    ),
    note: 'whether the answers are right is not known here: these are costs, not accuracy',
  }
}

function differenceOf(tally: CanaryTally, measure: CanaryMeasure, found: PairedDifference): CanaryDifference {
  const [control, canary] = [tally.total('control', measure), tally.total('canary', measure)]
  const { value, low, high, method, warning, distinguishable } = found
  const isComparable = value !== undefined && control.count > 0 && canary.count > 0
  return {
    control: control.count === 0 ? null : control.sum / control.count,
    canary: canary.count === 0 ? null : canary.sum / canary.count,
    requests: { control: control.count, canary: canary.count },
    difference: isComparable ? value : null,
    low: finite(low),
    high: finite(high),
    method,
    ...(warning !== undefined && { warning }),
    verdict: isComparable && distinguishable ? verdictOf(measure, value) : 'no difference shown',
  }
}

function verdictOf(measure: CanaryMeasure, difference: number): CanaryVerdict {
  if (neutral.has(measure)) return difference < 0 ? 'lower' : 'higher'
  return difference < 0 ? 'improved' : 'worse'
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null)

/** A comparison in a few lines for a log. */
export function canaryText({ policy, controlPolicy, requests, measures, note }: CanaryComparison): string {
  const lines = Object.entries(measures).map(([measure, found]) => {
    const { control, canary, difference, low, high, verdict } = found
    const interval =
      difference === null ? '' : `, difference ${shown(difference)} [${shown(low)}, ${shown(high)}]`
    return `  ${measure}: ${shown(control)} → ${shown(canary)}${interval}: ${verdict}\n`
  })
  return `canary ${policy} on ${requests.canary} requests beside ${controlPolicy} on ${requests.control}; ${note}\n${lines.join('')}`
}

function shown(value: number | null): string {
  return value === null ? '—' : String(Number(value.toPrecision(4)))
}
