import type { Range } from '../datum.ts'
import { agrees, type Printed, rounded, sumOfRanges } from '../printed.ts'
import { type Cluster, capexUsdMillion, type GpuGroup, opexUsdMillion, outlayOf } from './cluster.ts'
import { costOf } from './cluster-cost.ts'
import { costMethods, type MethodId } from './cost-methods.ts'

/** A column of a printed table of cluster costs, in whole USD million. */
export interface PrintedColumn {
  readonly serverCapexUsdMillion: number
  readonly opexUsdMillion: number
  readonly totalUsdMillion: number
}

/** A table as it was printed: a column for each group, in their order, and the column of the whole. */
export interface PrintedCluster {
  readonly columns: readonly PrintedColumn[]
  readonly total: PrintedColumn
}

/** A printed number against what its inputs give. */
export interface PrintedCheck {
  /** Row and column of the table. */
  readonly where: string
  readonly printed: number
  /** What the inputs give: a range, where they were printed rounded. */
  readonly computed: Range
  readonly agrees: boolean
  readonly note?: string
}

/** A method against a printed total. */
export interface MethodAgainstPrint {
  readonly method: MethodId
  /** A range, where the cost to operate was printed rounded. */
  readonly total: Range
  readonly reproduces: boolean
}

/** What a stated cost to operate can have been before it was rounded; as it is where nothing was stated. */
function opexRange(group: GpuGroup, lifeYears: number, decimals: number | undefined): Range {
  const value = opexUsdMillion(group, lifeYears)
  if (group.opexUsdMillion === undefined || decimals === undefined) return { value, low: value, high: value }
  const { low, high } = rounded(value, decimals)
  return { value, low, high }
}

/**
 * Which methods give a total that prints as that. `opexDecimals`: to how many decimals of a million the stated costs to
 * operate were rounded; without it they are taken as exact.
 */
export function methodsAgainstPrint(
  cluster: Cluster,
  printed: Printed,
  opexDecimals?: number,
): readonly MethodAgainstPrint[] {
  const outlay = outlayOf(cluster)
  const opex = sumOfRanges(cluster.groups.map((group) => opexRange(group, cluster.lifeYears, opexDecimals)))
  return costMethods.map((method) => {
    const at = (opexUsdMillion: number): number =>
      costOf(method, { ...outlay, opexUsdMillion }, cluster).totalUsdMillion
    const total = { value: at(opex.value), low: at(opex.low), high: at(opex.high) }
    return { method: method.id, total, reproduces: agrees(total, printed) }
  })
}

/** Every row and column of a printed table, as price plus cost to operate, by the intervals that rounding leaves open. */
export function checkPrintedCluster(cluster: Cluster, printed: PrintedCluster): readonly PrintedCheck[] {
  const { groups, lifeYears } = cluster
  const opex = groups.map((group) => opexRange(group, lifeYears, 0))
  const capex = groups.map((group) => exact(capexUsdMillion(group)))
  const columns = groups.flatMap((group, place) => {
    const column = printed.columns[place]
    const [price, operating] = [capex[place], opex[place]]
    return column && price && operating ? columnChecks(group.gpu, column, { price, operating }) : []
  })
  const { total } = printed
  const sum = (pick: (column: PrintedColumn) => number): number =>
    printed.columns.reduce((all, column) => all + pick(column), 0)
  const ofColumns = sumNote(sum(({ serverCapexUsdMillion }) => serverCapexUsdMillion))
  return [
    ...columns,
    check('server capex, total', total.serverCapexUsdMillion, sumOfRanges(capex), ofColumns),
    check('cost to operate, total', total.opexUsdMillion, sumOfRanges(opex), () => undefined),
    check('total, total', total.totalUsdMillion, sumOfRanges([...capex, ...opex]), () => undefined),
  ]
}

function columnChecks(
  gpu: string,
  column: PrintedColumn,
  { price, operating }: { readonly price: Range; readonly operating: Range },
): readonly PrintedCheck[] {
  const total = sumOfRanges([price, operating])
  const needed = rounded(column.totalUsdMillion)
  const low = Math.max(operating.low, needed.low - price.value)
  const high = Math.min(operating.high, needed.high - price.value)
  const note = (): string | undefined =>
    column.serverCapexUsdMillion + column.opexUsdMillion === column.totalUsdMillion
      ? undefined
      : `the printed parts add up to ${column.serverCapexUsdMillion + column.opexUsdMillion}; rounding allows it with a cost to operate from ${low.toFixed(2)} to under ${high.toFixed(2)}`
  return [
    check(`server capex, ${gpu}`, column.serverCapexUsdMillion, price, () => undefined),
    check(`total, ${gpu}`, column.totalUsdMillion, total, note),
  ]
}

function sumNote(sum: number): (printed: number) => string | undefined {
  return (printed) =>
    sum === printed ? undefined : `the printed columns add up to ${sum}: rounding, no error`
}

function check(
  where: string,
  printed: number,
  computed: Range,
  noteOf: (printed: number) => string | undefined,
): PrintedCheck {
  const fits = agrees(computed, rounded(printed))
  const note = fits ? noteOf(printed) : undefined
  return { where, printed, computed, agrees: fits, ...(note === undefined ? {} : { note }) }
}

function exact(value: number): Range {
  return { value, low: value, high: value }
}
