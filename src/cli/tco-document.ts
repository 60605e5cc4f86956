import {
  type Cluster,
  type CostMethod,
  checkPrintedCluster,
  costOverRanges,
  costsByMethod,
  decomposeOpex,
  type ExchangeRate,
  exchanged,
  type GpuGroup,
  type MethodId,
  methodsAgainstPrint,
  type OpexDecomposition,
  opexUsdMillion,
  outlayOf,
  type Printed,
  type PrintedCheck,
  printedNumber,
  type Range,
  rounded,
  type Tornado,
  type TornadoInput,
  type TornadoOutcome,
  tornado,
  totalUsd,
} from '#economics'
import type { AskedCluster } from './tco-cluster.ts'

interface MethodDocument {
  readonly totalUsdMillion: number
  /** What the total can be, where costs to operate were printed rounded. */
  readonly low: number
  readonly high: number
  readonly capitalUsdMillion: number
  readonly operatingUsdMillion: number
  readonly capitalPerPrice: number
  readonly usdPerGpuHour: number
}

export interface TableColumn {
  readonly gpu: string
  readonly count: number
  readonly gpuPriceUsd: number | null
  readonly serverCapexUsdPerGpu: number | null
  /** What of a server's price is not the accelerator. */
  readonly otherServerCapexUsdPerGpu: number | null
  readonly capexUsdMillion: number
  readonly opexUsdMillion: number
  readonly opexUsdPerGpuYear: number
  readonly totalUsdMillion: number
  readonly usdPerGpuHour: number
}

interface WonTotal {
  readonly krwTrillion: number
  readonly rate: number
  readonly rateDate: string
  readonly source: string
}

/** Everything that `jevons tco` knows of a cluster, as JSON has it. */
export interface TcoDocument {
  readonly cluster: Cluster & { readonly source: string | null; readonly date: string | null }
  readonly method: MethodId
  readonly methods: Readonly<Record<MethodId, MethodDocument>>
  readonly printed: { readonly totalUsdMillion: number; readonly low: number; readonly high: number } | null
  /** The first method that gives the printed total; null where none does, or none was printed. */
  readonly reproduces: MethodId | null
  readonly alsoReproduces: readonly MethodId[]
  readonly table: { readonly columns: readonly TableColumn[]; readonly total: TableColumn }
  readonly checks: readonly PrintedCheck[]
  /** One way to read the stated cost to operate that may fit; never the method. */
  readonly decompositions: readonly OpexDecomposition[]
  readonly krw: readonly WonTotal[]
  readonly impliedKrwRate: {
    readonly printedKrwTrillion: string
    readonly rate: number
    readonly low: number
    readonly high: number
  } | null
  readonly sensitivity: Tornado
  /** The outcome over all stated ranges at once; null where none was stated. */
  readonly overRanges: Range | null
  /** Inputs with a stated range that move nothing, such as the cost of capital in a method that takes none. */
  readonly unmoved: readonly TornadoInput[]
}

export interface TcoRequest {
  readonly asked: AskedCluster
  readonly method: CostMethod
  readonly printed: Printed | undefined
  readonly rates: readonly ExchangeRate<'USD', 'KRW'>[]
  readonly swing: number
  readonly outcome: TornadoOutcome
}

const perTrillion = 1e12

/** @throws RangeError where a number of the cluster is outside its domain */
export function tcoDocument(request: TcoRequest): TcoDocument {
  const { asked, method, rates, outcome } = request
  const { cluster, known } = asked
  const printed = request.printed ?? printedOf(asked)
  const costs = costsByMethod(cluster)
  // Against any print the totals are the same ranges.
  const against = methodsAgainstPrint(cluster, printed ?? rounded(0), known?.opexDecimals)
  const reproducing = printed
    ? against.filter(({ reproduces }) => reproduces).map(({ method: id }) => id)
    : []
  const chosen = costs[method.id]
  const sensitivity = tornado(cluster, method, { outcome, swing: request.swing, ranges: asked.ranges })
  const stated = Object.keys(asked.ranges) as TornadoInput[]
  return {
    cluster: { ...ownFields(cluster), source: known?.source ?? null, date: known?.date ?? null },
    method: method.id,
    methods: Object.fromEntries(
      against.map(({ method: id, total }) => [id, { ...costs[id], low: total.low, high: total.high }]),
    ) as Record<MethodId, MethodDocument>,
    printed: printed ? { totalUsdMillion: printed.value, low: printed.low, high: printed.high } : null,
    reproduces: reproducing[0] ?? null,
    alsoReproduces: reproducing.slice(1),
    table: tableOf(cluster, method.id),
    checks: asked.asPrinted && known?.printed ? checkPrintedCluster(cluster, known.printed) : [],
    decompositions: decomposeOpex(cluster),
    krw: rates.map((rate) => ({
      krwTrillion: exchanged(totalUsd(chosen), rate).amount / perTrillion,
      rate: rate.rate,
      rateDate: rate.date,
      source: rate.source,
    })),
    impliedKrwRate: impliedRate(asked, printed),
    sensitivity,
    unmoved: stated.filter((input) => !sensitivity.bars.some((bar) => bar.input === input)),
    overRanges:
      stated.length === 0 ? null : costOverRanges(cluster, method, { outcome, ranges: asked.ranges }),
  }
}

/** Without what the facts keep beside a cluster. */
function ownFields({
  name,
  groups,
  lifeYears,
  wacc,
  residualShare,
  taxShare,
  utilisation,
}: Cluster): Cluster {
  return {
    name,
    groups,
    lifeYears,
    wacc,
    ...(residualShare === undefined ? {} : { residualShare }),
    ...(taxShare === undefined ? {} : { taxShare }),
    ...(utilisation === undefined ? {} : { utilisation }),
  }
}

function printedOf({ known }: AskedCluster): Printed | undefined {
  return known?.printed ? rounded(known.printed.total.totalUsdMillion) : undefined
}

function impliedRate({ known }: AskedCluster, printed: Printed | undefined): TcoDocument['impliedKrwRate'] {
  if (known?.printedKrwTrillion === undefined || !printed) return null
  const won = printedNumber(known.printedKrwTrillion)
  const perMillion = 1e6
  return {
    printedKrwTrillion: known.printedKrwTrillion,
    rate: (won.value / printed.value) * perMillion,
    low: (won.low / printed.high) * perMillion,
    high: (won.high / printed.low) * perMillion,
  }
}

function tableOf(cluster: Cluster, method: MethodId): TcoDocument['table'] {
  const columnOf = (gpu: string, groups: readonly GpuGroup[]): TableColumn => {
    const count = groups.reduce((sum, group) => sum + group.count, 0)
    const opex = groups.reduce((sum, group) => sum + opexUsdMillion(group, cluster.lifeYears), 0)
    const { totalUsdMillion, usdPerGpuHour } = costsByMethod(cluster, groups)[method]
    const [only, another] = groups
    const one = another === undefined ? only : undefined
    return {
      gpu,
      count,
      gpuPriceUsd: one?.gpuPriceUsd ?? null,
      serverCapexUsdPerGpu: one?.serverCapexUsdPerGpu ?? null,
      otherServerCapexUsdPerGpu:
        one?.gpuPriceUsd === undefined ? null : one.serverCapexUsdPerGpu - one.gpuPriceUsd,
      capexUsdMillion: outlayOf(cluster, groups).capexUsdMillion,
      opexUsdMillion: opex,
      opexUsdPerGpuYear: (opex * 1e6) / count / cluster.lifeYears,
      totalUsdMillion,
      usdPerGpuHour,
    }
  }
  return {
    columns: cluster.groups.map((group) => columnOf(group.gpu, [group])),
    total: columnOf('total', cluster.groups),
  }
}
