import { count, nonNegative, positive, share } from '../domain.ts'
import { hoursPerYear } from '../quantity.ts'

/** Power of one accelerator with its share of the server, and what it costs: by the hour, or all-in by the month. */
export interface PowerUse {
  /** Kilowatts of IT load that one accelerator accounts for. */
  readonly kwPerGpu: number
  /** How much of it is drawn on average, from 0 to 1; all of it where left out. */
  readonly load?: number
  /** Rent of a kilowatt for a month, all-in: power, cooling and building. */
  readonly usdPerKwMonth?: number
  /** Electricity alone; the site's overhead is in `pue`. */
  readonly usdPerKwh?: number
  /** Power usage effectiveness: what the site draws for each kilowatt of IT load; at least 1. */
  readonly pue?: number
}

/** Accelerators of one kind in a cluster. */
export interface GpuGroup {
  readonly gpu: string
  readonly count: number
  /** What one accelerator sells for, a part of the server's price. */
  readonly gpuPriceUsd?: number
  /** Server with everything in it, for each accelerator. */
  readonly serverCapexUsdPerGpu: number
  /** Switches, optics and cables, for each accelerator, where the server's price doesn't hold them. */
  readonly networkCapexUsdPerGpu?: number
  /** Cost to operate over the whole life, as somebody states it. */
  readonly opexUsdMillion?: number
  /** Staff, space, maintenance; beside power. */
  readonly otherOpexUsdPerGpuYear?: number
  readonly power?: PowerUse
}

/** A cluster to be owned for some years. */
export interface Cluster {
  readonly name: string
  readonly groups: readonly GpuGroup[]
  readonly lifeYears: number
  /** Weighted average cost of capital, a year: 0.133 is 13.3 %. */
  readonly wacc: number
  /** What the hardware is still worth at the end, as a share of its price; nothing where left out. */
  readonly residualShare?: number
  /** Tax on the purchase, as a share of the price. */
  readonly taxShare?: number
  /** Hours that earn something, as a share of all hours; all of them where left out. */
  readonly utilisation?: number
}

/** What every method of costing starts from. */
export interface Outlay {
  /** Paid at the start. */
  readonly capexUsdMillion: number
  /** Still worth at the end. */
  readonly residualUsdMillion: number
  /** Paid over the whole life to operate it. */
  readonly opexUsdMillion: number
  /** GPU-hours over the whole life at the stated utilisation. */
  readonly gpuHours: number
}

const usdPerMillion = 1e6
const monthsPerYear = 12

/** @throws RangeError where a number is outside its domain */
export function outlayOf(cluster: Cluster, groups: readonly GpuGroup[] = cluster.groups): Outlay {
  const { residualShare = 0, taxShare = 0, utilisation = 1 } = cluster
  const years = positive('lifeYears', cluster.lifeYears)
  const hours = years * hoursPerYear * positive('utilisation', share('utilisation', utilisation))
  const capex = groups.reduce((sum, group) => sum + capexUsdMillion(group), 0)
  return {
    capexUsdMillion: capex * (1 + nonNegative('taxShare', taxShare)),
    residualUsdMillion: capex * share('residualShare', residualShare),
    opexUsdMillion: groups.reduce((sum, group) => sum + opexUsdMillion(group, years), 0),
    gpuHours: groups.reduce((sum, group) => sum + group.count, 0) * hours,
  }
}

/** Servers and network of a group, before tax. */
export function capexUsdMillion(group: GpuGroup): number {
  const { serverCapexUsdPerGpu, networkCapexUsdPerGpu = 0 } = group
  const each =
    positive('serverCapexUsdPerGpu', serverCapexUsdPerGpu) +
    nonNegative('networkCapexUsdPerGpu', networkCapexUsdPerGpu)
  return (count('count', group.count) * each) / usdPerMillion
}

/** Over the whole life: as stated, or of power and the rest. */
export function opexUsdMillion(group: GpuGroup, lifeYears: number): number {
  const { opexUsdMillion: stated = 0, otherOpexUsdPerGpuYear = 0, power } = group
  const yearly =
    nonNegative('otherOpexUsdPerGpuYear', otherOpexUsdPerGpuYear) +
    (power === undefined ? 0 : powerUsdPerGpuYear(power))
  return nonNegative('opexUsdMillion', stated) + (group.count * yearly * lifeYears) / usdPerMillion
}

/** What the power of one accelerator costs in a year: kW · 12 · $/kW-month, or kW · PUE · 8,760 · $/kWh, or both where both are paid. */
function powerUsdPerGpuYear(power: PowerUse): number {
  const { kwPerGpu, load = 1, pue = 1, usdPerKwMonth = 0, usdPerKwh = 0 } = power
  if (!(pue >= 1 && Number.isFinite(pue))) throw new RangeError(`pue ${pue}: must be at least 1`)
  const kw = positive('kwPerGpu', kwPerGpu)
  return (
    kw * monthsPerYear * nonNegative('usdPerKwMonth', usdPerKwMonth) +
    kw * share('load', load) * pue * hoursPerYear * nonNegative('usdPerKwh', usdPerKwh)
  )
}
