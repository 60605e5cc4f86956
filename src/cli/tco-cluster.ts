import type { Cluster, GpuGroup, PowerUse, TornadoRanges } from '#economics'
import { type Cooling, clusterSchema, type KnownCluster, readClusters } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'

/** The flags that choose a cluster and change it. */
export interface ClusterFlags {
  readonly example?: string
  readonly input?: string
  readonly wacc?: string
  readonly life?: string
  readonly residual?: string
  readonly tax?: string
  readonly utilisation?: string
  readonly network?: string
  readonly usdPerKwh?: string
  readonly usdPerKwMonth?: string
  readonly kw?: string
  readonly pue?: string
  readonly cooling?: string
}

export interface AskedCluster {
  readonly cluster: Cluster
  /** What the facts say of it, where it is one of theirs. */
  readonly known?: KnownCluster
  /** Whether it still is as it was printed: flags may have changed it. */
  readonly asPrinted: boolean
  /** Where its PUE comes from, where the facts had it. */
  readonly cooling?: Cooling
  /** How far its numbers may be off, where somebody said so. */
  readonly ranges: TornadoRanges
}

const share = { least: 0, most: 1 }

/** The cluster that the flags ask for. @throws UsageError where they ask for none, or for what there isn't */
export function askedCluster(flags: ClusterFlags): AskedCluster {
  const { example, input } = flags
  if ((example === undefined) === (input === undefined))
    throw new UsageError('say which cluster: --example hopper-60k, or --input FILE with one of your own')
  const facts = readClusters()
  const known = facts.clusters.find(({ id }) => id === example)
  if (example !== undefined && !known) {
    const there = facts.clusters.map(({ id }) => id).join(', ')
    throw new UsageError(`--example ${example}: there are ${there}`)
  }
  const own = input === undefined ? undefined : checkedInput(input)
  const start = known ?? own?.cluster
  if (start === undefined) throw new UsageError('say which cluster')
  const cooling = coolingOf(flags.cooling, facts.cooling)
  const groups = changedGroups(start.groups, flags, cooling)
  const changes = {
    ...given('wacc', numberFlag('--wacc', flags.wacc, share)),
    ...given('lifeYears', numberFlag('--life', flags.life, { least: 0.25, most: 50 })),
    ...given('residualShare', numberFlag('--residual', flags.residual, share)),
    ...given('taxShare', numberFlag('--tax', flags.tax, share)),
    ...given('utilisation', numberFlag('--utilisation', flags.utilisation, { least: 0.001, most: 1 })),
  }
  return {
    cluster: { ...start, groups, ...changes },
    ...(known ? { known } : {}),
    asPrinted: known !== undefined && groups === start.groups && Object.keys(changes).length === 0,
    ...(cooling ? { cooling } : {}),
    ranges: { ...coolingRange(cooling, flags), ...own?.ranges },
  }
}

/** What the facts say of the PUE by kind of cooling, unless a flag says another. */
function coolingRange(cooling: Cooling | undefined, { pue }: ClusterFlags): TornadoRanges {
  if (cooling?.low === undefined || cooling.high === undefined || pue !== undefined) return {}
  return { pue: [cooling.low, cooling.high] }
}

function given<Name extends string>(name: Name, value: number | undefined): { [Key in Name]?: number } {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: number }
}

/** A stated cost to operate holds the power already: both together would count it twice. */
function checkedInput(file: string): { readonly cluster: Cluster; readonly ranges: TornadoRanges } {
  const { ranges = {}, ...cluster } = askedFile('--input', file, clusterSchema)
  for (const [place, { opexUsdMillion, power, otherOpexUsdPerGpuYear }] of cluster.groups.entries()) {
    const priced = power?.usdPerKwh !== undefined || power?.usdPerKwMonth !== undefined
    if (opexUsdMillion !== undefined && (priced || otherOpexUsdPerGpuYear !== undefined))
      throw new UsageError(
        `${file}: groups.${place}: opexUsdMillion holds the whole cost to operate: leave it out, or the prices of power and the rest`,
      )
  }
  return { cluster, ranges }
}

function coolingOf(asked: string | undefined, there: readonly Cooling[]): Cooling | undefined {
  if (asked === undefined) return undefined
  const found = there.find(({ id }) => id === asked)
  if (found) return found
  throw new UsageError(`--cooling ${asked}: there are ${there.map(({ id }) => id).join(', ')}`)
}

/** The same groups where no flag changes them. */
function changedGroups(
  groups: readonly GpuGroup[],
  flags: ClusterFlags,
  cooling: Cooling | undefined,
): readonly GpuGroup[] {
  const network = numberFlag('--network', flags.network, { least: 0 })
  const usdPerKwh = numberFlag('--usd-per-kwh', flags.usdPerKwh, { least: 0 })
  const usdPerKwMonth = numberFlag('--usd-per-kw-month', flags.usdPerKwMonth, { least: 0 })
  const kw = numberFlag('--kw', flags.kw, { least: 0, most: 1000 })
  const pue = numberFlag('--pue', flags.pue, { least: 1, most: 10 }) ?? cooling?.value
  if ([network, usdPerKwh, usdPerKwMonth, kw, pue].every((value) => value === undefined)) return groups
  const prices = { ...given('usdPerKwh', usdPerKwh), ...given('usdPerKwMonth', usdPerKwMonth) }
  if (pue !== undefined && usdPerKwh === undefined && !groups.some(({ power }) => power?.usdPerKwh))
    throw new UsageError('PUE is paid by the kilowatt-hour: name its price with --usd-per-kwh')
  return groups.map((group) => {
    const power = changedPower(group, { ...prices, ...given('kwPerGpu', kw), ...given('pue', pue) })
    const { opexUsdMillion, ...rest } = group
    const priced = Object.keys(prices).length > 0
    return {
      ...rest,
      ...(power ? { power } : {}),
      ...(priced || opexUsdMillion === undefined ? {} : { opexUsdMillion }),
      ...given('networkCapexUsdPerGpu', network),
    }
  })
}

function changedPower(group: GpuGroup, changes: Partial<PowerUse>): PowerUse | undefined {
  const kwPerGpu = changes.kwPerGpu ?? group.power?.kwPerGpu
  if (kwPerGpu !== undefined) return { ...group.power, ...changes, kwPerGpu }
  if (Object.keys(changes).length === 0) return undefined
  throw new UsageError(`${group.gpu}: nobody told its power: name it with --kw`)
}
