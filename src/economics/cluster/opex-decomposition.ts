import { type Cluster, capexUsdMillion, type GpuGroup } from './cluster.ts'
import { costMethod } from './cost-methods.ts'

/** One way to read a stated cost to operate: as interest on the price, and the rest. It may fit; that proves nothing. */
export interface OpexDecomposition {
  readonly gpu: string
  readonly interest: 'annuity' | 'simpleInterest'
  readonly interestUsdMillion: number
  /** What is left for power, space and staff; below 0 the reading is impossible. */
  readonly operationsUsdMillion: number
  readonly operationsUsdPerGpuYear: number
  /** Only where it is known how much power the group takes. */
  readonly operationsUsdPerKwMonth?: number
}

const usdPerMillion = 1e6
const monthsPerYear = 12

/**
 * Reads the stated cost to operate of each group as interest, by two ways to reckon it, and operations. Without residual
 * and tax, as no printed table tells them.
 */
export function decomposeOpex(cluster: Cluster): readonly OpexDecomposition[] {
  const { lifeYears: n, wacc: r, groups } = cluster
  return (['annuity', 'simpleInterest'] as const).flatMap((interest) => {
    const share = costMethod(interest).capital.of({ K: 1, R: 0, r, n }) - 1
    return groups.flatMap((group) => decomposed(group, { interest, share, years: n }) ?? [])
  })
}

function decomposed(
  group: GpuGroup,
  {
    interest,
    share,
    years,
  }: {
    readonly interest: OpexDecomposition['interest']
    readonly share: number
    readonly years: number
  },
): OpexDecomposition | undefined {
  if (group.opexUsdMillion === undefined) return undefined
  const interestUsdMillion = share * capexUsdMillion(group)
  const operationsUsdMillion = group.opexUsdMillion - interestUsdMillion
  const perGpuYear = (operationsUsdMillion * usdPerMillion) / (group.count * years)
  return {
    gpu: group.gpu,
    interest,
    interestUsdMillion,
    operationsUsdMillion,
    operationsUsdPerGpuYear: perGpuYear,
    ...(group.power === undefined
      ? {}
      : { operationsUsdPerKwMonth: perGpuYear / group.power.kwPerGpu / monthsPerYear }),
  }
}
