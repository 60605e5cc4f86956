import type { Project } from '#economics'

/** How firm money is: somebody has it or is bound to it, somebody said so, or nobody did. */
export type Firmness = 'committed' | 'reported' | 'not counted'

export interface LedgerRow {
  readonly entity: string
  readonly item: string
  readonly usdBillion: number | null
  readonly status: string
  readonly firmness: Firmness
  /** Why it does not count. */
  readonly why?: string
}

/** Money for a project against its cost. */
export interface FundingLedger {
  readonly project: string
  readonly rows: readonly LedgerRow[]
  readonly committedUsdBillion: number
  readonly reportedUsdBillion: number
  /** By phase: what is missing of its cost, once with what is committed alone, once with what is reported too. */
  readonly gaps: readonly {
    readonly phase: string
    readonly costUsdBillion: number
    readonly gapToCommitted: number
    readonly gapToReported: number
  }[]
}

/** What binds. Everything else that counts was only told. */
const binding: readonly string[] = ['held', 'in progress', 'executed', 'committed']

/** The ledger of a project: committed, reported, and the gap to each phase. */
export function fundingLedger({ title, funding, phases }: Project): FundingLedger {
  const rows = funding.map(rowOf)
  const sumOf = (firmness: Firmness): number =>
    rows.reduce((sum, row) => sum + (row.firmness === firmness ? (row.usdBillion ?? 0) : 0), 0)
  const [committed, reported] = [sumOf('committed'), sumOf('reported')]
  return {
    project: title,
    rows,
    committedUsdBillion: committed,
    reportedUsdBillion: reported,
    gaps: phases.map(({ id, tcoUsdBillion }) => ({
      phase: id,
      costUsdBillion: tcoUsdBillion,
      gapToCommitted: tcoUsdBillion - committed,
      gapToReported: tcoUsdBillion - committed - reported,
    })),
  }
}

function rowOf({ entity, item, usdBillion, status, counted, why }: Project['funding'][number]): LedgerRow {
  const firmness =
    !counted || usdBillion === null ? 'not counted' : binding.includes(status) ? 'committed' : 'reported'
  return { entity, item, usdBillion, status, firmness, ...(why === undefined ? {} : { why }) }
}
