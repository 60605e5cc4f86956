import type { Range } from '../datum.ts'
import { positive } from '../domain.ts'
import { overRanges } from '../over-ranges.ts'
import { type Cluster, type GpuGroup, outlayOf } from './cluster.ts'
import { type ClusterCost, costOf } from './cluster-cost.ts'
import type { CostMethod } from './cost-methods.ts'

/** One bar of a tornado chart: what the outcome is with one input at its ends, all others as they are. */
export interface TornadoBar {
  readonly input: TornadoInput
  readonly low: { readonly input: number; readonly outcome: number }
  readonly high: { readonly input: number; readonly outcome: number }
}

export interface Tornado {
  readonly outcome: TornadoOutcome
  readonly value: number
  /** The longest first; inputs that the cluster or the method doesn't have are left out. */
  readonly bars: readonly TornadoBar[]
}

export type TornadoOutcome = Extract<keyof ClusterCost, 'totalUsdMillion' | 'usdPerGpuHour'>

export type TornadoInput =
  | 'serverCapexUsdPerGpu'
  | 'networkCapexUsdPerGpu'
  | 'opexUsdMillion'
  | 'otherOpexUsdPerGpuYear'
  | 'usdPerKwMonth'
  | 'usdPerKwh'
  | 'pue'
  | 'lifeYears'
  | 'wacc'
  | 'residualShare'
  | 'utilisation'

/** Least and greatest value of an input. */
export type TornadoRanges = Readonly<Partial<Record<TornadoInput, readonly [number, number]>>>

/** An input: what it is now, and the cluster with it moved by a factor. Of inputs that groups have, the factor moves all groups. */
interface Lever {
  readonly input: TornadoInput
  readonly value: (cluster: Cluster) => number | undefined
  readonly moved: (cluster: Cluster, factor: number) => Cluster
  readonly least?: number
  readonly most?: number
}

const groupLevers = [
  'serverCapexUsdPerGpu',
  'networkCapexUsdPerGpu',
  'opexUsdMillion',
  'otherOpexUsdPerGpuYear',
] as const
const powerLevers = ['usdPerKwMonth', 'usdPerKwh', 'pue'] as const
const clusterLevers = ['lifeYears', 'wacc', 'residualShare', 'utilisation'] as const

const levers: readonly Lever[] = [
  ...groupLevers.map((input) => groupLever(input)),
  ...powerLevers.map((input) => powerLever(input)),
  ...clusterLevers.map((input) => clusterLever(input)),
]

/**
 * How far the cost moves with each input on its own: by `swing` both ways (0.2 is a fifth), or over the range that is
 * stated for it. Stated costs to operate are of the whole life, so they move with it.
 */
export function tornado(
  cluster: Cluster,
  method: CostMethod,
  {
    outcome = 'totalUsdMillion',
    swing = 0.2,
    ranges = {},
  }: {
    readonly outcome?: TornadoOutcome
    readonly swing?: number
    readonly ranges?: TornadoRanges
  } = {},
): Tornado {
  if (!(positive('swing', swing) < 1)) throw new RangeError(`swing ${swing}: must be below 1`)
  const at = (moved: Cluster): number => costOf(method, outlayOf(moved), moved)[outcome]
  const bars = levers.flatMap((lever) => {
    const value = lever.value(cluster)
    if (value === undefined || value === 0) return []
    const [low, high] = ranges[lever.input] ?? [value * (1 - swing), value * (1 + swing)]
    const end = (wanted: number): TornadoBar['low'] => {
      const input = Math.min(lever.most ?? wanted, Math.max(lever.least ?? wanted, wanted))
      return { input, outcome: at(lever.moved(cluster, input / value)) }
    }
    return [{ input: lever.input, low: end(low), high: end(high) }]
  })
  const length = ({ low, high }: TornadoBar): number => Math.abs(high.outcome - low.outcome)
  return {
    outcome,
    value: at(cluster),
    bars: bars.filter((bar) => length(bar) > 0).toSorted((a, b) => length(b) - length(a)),
  }
}

/**
 * The cost over all stated ranges at once: its least and greatest value at their corners.
 * @throws RangeError where a range is of an input that the cluster doesn't have, or turned around
 */
export function costOverRanges(
  cluster: Cluster,
  method: CostMethod,
  {
    outcome = 'totalUsdMillion',
    ranges,
  }: { readonly outcome?: TornadoOutcome; readonly ranges: TornadoRanges },
): Range {
  const stated = levers.flatMap((lever) => {
    const range = ranges[lever.input]
    return range === undefined ? [] : [{ lever, range: checkedRange(lever, range, cluster) }]
  })
  return overRanges(
    (inputs) => {
      const moved = stated.reduce(
        (one, { lever, range }) => lever.moved(one, (inputs[lever.input] ?? 0) / range.value),
        cluster,
      )
      return costOf(method, outlayOf(moved), moved)[outcome]
    },
    Object.fromEntries(stated.map(({ lever, range }) => [lever.input, range])),
  )
}

function checkedRange(
  { input, value }: Lever,
  [low, high]: readonly [number, number],
  cluster: Cluster,
): Range {
  const middle = value(cluster)
  if (middle === undefined || middle === 0)
    throw new RangeError(`range of ${input}: the cluster has no ${input} of its own`)
  if (!(low >= 0 && low <= middle && middle <= high))
    throw new RangeError(`range of ${input} ${low} to ${high}: must hold its value ${middle}`)
  return { value: middle, low, high }
}

function groupLever(input: (typeof groupLevers)[number]): Lever {
  return {
    input,
    value: ({ groups }) => average(groups, (group) => group[input]),
    moved: (cluster, factor) => ({
      ...cluster,
      groups: cluster.groups.map((group) => {
        const value = group[input]
        return value === undefined ? group : { ...group, [input]: value * factor }
      }),
    }),
  }
}

function powerLever(input: (typeof powerLevers)[number]): Lever {
  return {
    input,
    ...(input === 'pue' ? { least: 1 } : {}),
    value: ({ groups }) => average(groups, ({ power }) => power?.[input]),
    moved: (cluster, factor) => ({
      ...cluster,
      groups: cluster.groups.map((group) => {
        const value = group.power?.[input]
        if (group.power === undefined || value === undefined) return group
        const moved = input === 'pue' ? Math.max(1, value * factor) : value * factor
        return { ...group, power: { ...group.power, [input]: moved } }
      }),
    }),
  }
}

function clusterLever(input: (typeof clusterLevers)[number]): Lever {
  const isShare = input === 'residualShare' || input === 'utilisation'
  return {
    input,
    ...(isShare ? { most: 1 } : {}),
    value: (cluster) => cluster[input],
    moved: (cluster, factor) => {
      const value = (cluster[input] ?? 0) * factor
      const moved = { ...cluster, [input]: value }
      if (input !== 'lifeYears') return moved
      return { ...moved, groups: cluster.groups.map((group) => withLonger(group, factor)) }
    },
  }
}

/** A stated cost to operate is of the whole life: in a longer life there is more of it. */
function withLonger(group: GpuGroup, factor: number): GpuGroup {
  return group.opexUsdMillion === undefined
    ? group
    : { ...group, opexUsdMillion: group.opexUsdMillion * factor }
}

/** Over accelerators; undefined where no group has it. */
function average(
  groups: readonly GpuGroup[],
  pick: (group: GpuGroup) => number | undefined,
): number | undefined {
  const having = groups.filter((group) => pick(group) !== undefined)
  const gpus = having.reduce((sum, { count }) => sum + count, 0)
  if (gpus === 0) return undefined
  return having.reduce((sum, group) => sum + group.count * (pick(group) ?? 0), 0) / gpus
}
