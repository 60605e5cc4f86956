import { nonNegative } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { of, type Quantity } from '../quantity.ts'
import { type Cluster, type GpuGroup, type Outlay, outlayOf } from './cluster.ts'
import { type CostMethod, costMethods, type MethodId } from './cost-methods.ts'

/** What a cluster costs over its life by one method. */
export interface ClusterCost {
  readonly capitalUsdMillion: number
  readonly operatingUsdMillion: number
  readonly totalUsdMillion: number
  /** Capital over the life as a multiple of the price. */
  readonly capitalPerPrice: number
  /** Total by the GPU-hours at the stated utilisation. */
  readonly usdPerGpuHour: number
}

const usdPerMillion = 1e6

/** The cost by one method; linear in price and cost to operate, so that groups add up. */
export function costOf(method: CostMethod, outlay: Outlay, cluster: Cluster): ClusterCost {
  const inputs = inputsOf(outlay, cluster)
  const capitalUsdMillion = method.capital.of(inputs)
  const operatingUsdMillion = method.operating.of(inputs)
  const totalUsdMillion = capitalUsdMillion + operatingUsdMillion
  return {
    capitalUsdMillion,
    operatingUsdMillion,
    totalUsdMillion,
    capitalPerPrice: capitalUsdMillion / outlay.capexUsdMillion,
    usdPerGpuHour: (totalUsdMillion * usdPerMillion) / outlay.gpuHours,
  }
}

/** The cost by every method: of the whole cluster, or of some of its groups. */
export function costsByMethod(
  cluster: Cluster,
  groups: readonly GpuGroup[] = cluster.groups,
): Readonly<Record<MethodId, ClusterCost>> {
  const outlay = outlayOf(cluster, groups)
  const costs = costMethods.map((method) => [method.id, costOf(method, outlay, cluster)] as const)
  return Object.fromEntries(costs) as Record<MethodId, ClusterCost>
}

/** A cost as dollars: to be changed into another currency at a dated rate. */
export function totalUsd({ totalUsdMillion }: Pick<ClusterCost, 'totalUsdMillion'>): Quantity<'USD'> {
  return of('USD', totalUsdMillion * usdPerMillion)
}

function inputsOf(outlay: Outlay, cluster: Cluster): Readonly<Record<'K' | 'R' | 'O' | 'r' | 'n', number>> {
  return {
    K: outlay.capexUsdMillion,
    R: outlay.residualUsdMillion,
    O: outlay.opexUsdMillion,
    r: nonNegative('wacc', cluster.wacc),
    n: cluster.lifeYears,
  }
}

const total: Formula<'capital' | 'operating'> = {
  name: 'total cost of ownership',
  symbol: 'total',
  unit: 'USD mn',
  text: 'capital + operating',
  of: ({ capital, operating }) => capital + operating,
}

const perGpuHour: Formula<'total' | 'hours'> = {
  name: 'cost of a GPU-hour',
  symbol: 'perGpuHour',
  unit: 'USD/GPU-h',
  text: 'total · 1000000 / hours',
  of: ({ total: million, hours }) => (million * usdPerMillion) / hours,
}

/** Why a GPU-hour costs what it does by one method, down to what was given. */
export function explainCost(method: CostMethod, cluster: Cluster): Explained {
  const outlay = outlayOf(cluster)
  const inputs = {
    K: given('price of servers and network, with tax', 'K', outlay.capexUsdMillion, 'USD mn'),
    R: given('worth at the end', 'R', outlay.residualUsdMillion, 'USD mn'),
    O: given('cost to operate over the whole life', 'O', outlay.opexUsdMillion, 'USD mn'),
    r: given('weighted average cost of capital', 'r', cluster.wacc, 'a year'),
    n: given('life', 'n', cluster.lifeYears, 'years'),
  }
  const parts = {
    capital: used(explain(method.capital, inputs)),
    operating: used(explain(method.operating, inputs)),
  }
  return explain(perGpuHour, {
    total: explain(total, parts),
    hours: given('GPU-hours over the life', 'hours', outlay.gpuHours, 'GPU-h'),
  })
}

/** Methods take the same inputs, but not each of them uses all. */
function used(explained: Explained): Explained {
  const symbols = new Set(explained.formula?.match(/[A-Za-z]+/g))
  return { ...explained, inputs: explained.inputs?.filter(({ symbol }) => symbols.has(symbol)) ?? [] }
}
