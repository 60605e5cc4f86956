import type { Confidence, Range } from '../datum.ts'
import { rounded } from '../printed.ts'
import type { Qualifier } from './fleet.ts'

/** An amount that is part of another. */
export interface ProjectPart {
  /** `tco`, or the name of the part that it is part of. */
  readonly of: string
  readonly name: string
  readonly usdBillion: number
  readonly qualifier?: Qualifier
}

export interface ProjectPhase {
  readonly id: string
  readonly tcoUsdBillion: number
  readonly gpus?: number
  readonly gpusQualifier?: Qualifier
  readonly powerGw?: number
  /** First and last year of the spending. */
  readonly fromYear?: number
  readonly toYear?: number
  readonly chips?: readonly string[]
  readonly parts: readonly ProjectPart[]
}

/** Who is to pay, and how far that is. */
export interface Funding {
  readonly entity: string
  readonly item: string
  /** Null where nobody named an amount. */
  readonly usdBillion: number | null
  readonly qualifier?: Qualifier
  readonly status: string
  /** Whether it counts towards the cost: parts of what counts already, and money nobody committed, do not. */
  readonly counted: boolean
  readonly why?: string
  readonly parts?: readonly { readonly name: string; readonly usdBillion: number }[]
}

/** A project of several years. */
export interface Project {
  readonly id: string
  readonly title: string
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly announcedUsdBillion: number
  readonly note?: string
  readonly phases: readonly ProjectPhase[]
  readonly funding: readonly Funding[]
}

/** Whether parts add up to what they are parts of, by the intervals that rounding and their qualifiers leave. */
export interface PartsCheck {
  readonly where: string
  readonly whole: number
  readonly sum: number
  /** What the sum can be; `high` is boundless where a part is only a lower bound. */
  readonly range: Range
  readonly addsUp: boolean
  /** The sum beyond the whole, by the printed numbers; below 0 where parts are missing. */
  readonly excess: number
  /** Decimals that the whole and its parts are told to: what rounding leaves. */
  readonly decimals: number
}

/** Sums of a phase: of its total cost, and of each part that has parts. */
export function checkParts({ id, tcoUsdBillion, parts }: ProjectPhase): readonly PartsCheck[] {
  const wholes = [...new Set(parts.map(({ of }) => of))]
  return wholes.flatMap((name) => {
    const whole = name === 'tco' ? tcoUsdBillion : parts.find((part) => part.name === name)?.usdBillion
    if (whole === undefined) return []
    return [
      partsCheck(
        `${id}, ${name}`,
        whole,
        parts.filter(({ of }) => of === name),
      ),
    ]
  })
}

/** Sums of what somebody holds. */
export function checkFunding(funding: readonly Funding[]): readonly PartsCheck[] {
  return funding.flatMap(({ entity, item, usdBillion, parts }) =>
    parts === undefined || usdBillion === null ? [] : [partsCheck(`${entity}, ${item}`, usdBillion, parts)],
  )
}

function partsCheck(
  where: string,
  whole: number,
  parts: readonly { readonly usdBillion: number; readonly qualifier?: Qualifier }[],
): PartsCheck {
  // A bound says nothing of how far the others are rounded.
  const told = parts.filter(({ qualifier }) => qualifier !== 'at least' && qualifier !== 'at most')
  const decimals = Math.max(decimalsOf(whole), ...told.map(({ usdBillion }) => decimalsOf(usdBillion)))
  const ranges = parts.map(({ usdBillion, qualifier = 'exactly' }) =>
    rangeOf(usdBillion, qualifier, decimals),
  )
  const sum = parts.reduce((total, { usdBillion }) => total + usdBillion, 0)
  const low = ranges.reduce((total, range) => total + range.low, 0)
  const high = ranges.reduce((total, range) => total + range.high, 0)
  const printed = rounded(whole, decimals)
  return {
    where,
    whole,
    sum,
    range: { value: sum, low, high },
    addsUp: low < printed.high && high > printed.low,
    excess: sum - whole,
    decimals,
  }
}

const mostDecimals = 9

/** Digits behind the point of an amount as it was told. */
function decimalsOf(value: number): number {
  return value.toFixed(mostDecimals).replace(/0+$/, '').split('.')[1]?.length ?? 0
}

/** A bound is a bound; everything else was rounded to as many decimals as the whole and its parts are told to. */
function rangeOf(value: number, qualifier: Qualifier, decimals: number): Pick<Range, 'low' | 'high'> {
  if (qualifier === 'at least') return { low: value, high: Number.POSITIVE_INFINITY }
  if (qualifier === 'at most') return { low: 0, high: value }
  return rounded(value, decimals)
}

/** What is funded of a project, and what is missing. */
export interface FundingGap {
  readonly countedUsdBillion: number
  /** Counted amounts by how far they are. */
  readonly byStatus: Readonly<Record<string, number>>
  readonly gaps: readonly {
    readonly phase: string
    readonly costUsdBillion: number
    readonly gapUsdBillion: number
  }[]
}

/** What counts towards the cost of each phase, however firm it is, and the gap that remains. */
export function fundingGap({ funding, phases }: Project): FundingGap {
  const counted = funding.filter((one) => one.counted)
  const byStatus: Record<string, number> = {}
  for (const { status, usdBillion } of counted) byStatus[status] = (byStatus[status] ?? 0) + (usdBillion ?? 0)
  const total = counted.reduce((sum, { usdBillion }) => sum + (usdBillion ?? 0), 0)
  return {
    countedUsdBillion: total,
    byStatus,
    gaps: phases.map(({ id, tcoUsdBillion }) => ({
      phase: id,
      costUsdBillion: tcoUsdBillion,
      gapUsdBillion: tcoUsdBillion - total,
    })),
  }
}

/** What a phase comes to by accelerator and gigawatt; absent where it was not told. */
export interface PhaseRatios {
  readonly phase: string
  readonly usdPerGpu?: number
  readonly kwPerGpu?: number
  readonly usdBillionPerGw?: number
  readonly tcoPerCapex?: number
  /** Spread evenly over its years. */
  readonly usdBillionPerYear?: number
}

/** @throws RangeError where a phase ends before it begins */
export function phaseRatios(phase: ProjectPhase): PhaseRatios {
  const { id, tcoUsdBillion, gpus, powerGw, parts } = phase
  const years = yearsOf(phase)
  const capex = parts.find(({ of, name }) => of === 'tco' && name === 'capex')
  return {
    phase: id,
    ...(gpus === undefined ? {} : { usdPerGpu: (tcoUsdBillion * 1e9) / gpus }),
    ...(gpus === undefined || powerGw === undefined ? {} : { kwPerGpu: (powerGw * 1e6) / gpus }),
    ...(powerGw === undefined ? {} : { usdBillionPerGw: tcoUsdBillion / powerGw }),
    ...(capex === undefined ? {} : { tcoPerCapex: tcoUsdBillion / capex.usdBillion }),
    ...(years === undefined ? {} : { usdBillionPerYear: tcoUsdBillion / years }),
  }
}

function yearsOf({ id, fromYear, toYear }: ProjectPhase): number | undefined {
  if (fromYear === undefined || toYear === undefined) return undefined
  if (toYear < fromYear) throw new RangeError(`${id}: ends in ${toYear}, before it begins in ${fromYear}`)
  return toYear - fromYear + 1
}
