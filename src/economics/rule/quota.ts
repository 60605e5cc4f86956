import type { Confidence } from '../datum.ts'
import { count, positive } from '../domain.ts'

/** How much computing may go somewhere without more, in TPP. */
export interface Quota {
  readonly id: string
  readonly title: string
  readonly tpp: number
  /** Whose it is: of a country, of a consignee, or of a consignee in a calendar year. */
  readonly of: 'consignee-year' | 'country' | 'consignee'
  /** In accelerators, as it was printed, rounded to a multiple of `printedTo`. */
  readonly printedGpus?: number
  readonly printedTo?: number
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
}

export interface QuotaCheck extends Quota {
  /** In accelerators of the TPP it is counted in. */
  readonly gpus: number
  /** Whether the printed number is that, rounded; null where none was printed. */
  readonly agrees: boolean | null
}

/** Quotas in accelerators of so much TPP each, against the printed numbers. */
export function checkQuotas(quotas: readonly Quota[], tppOfGpu: number): readonly QuotaCheck[] {
  return quotas.map((quota) => {
    const gpus = quota.tpp / positive('TPP', tppOfGpu)
    const { printedGpus, printedTo = 1 } = quota
    const agrees = printedGpus === undefined ? null : Math.abs(gpus - printedGpus) <= printedTo / 2
    return { ...quota, gpus, agrees }
  })
}

/** One delivery in a ledger of what was used of a quota. */
export interface QuotaEntry {
  /** YYYY-MM-DD. */
  readonly date: string
  readonly country: string
  readonly consignee: string
  readonly chip: string
  readonly count: number
  /** Which quota it is booked to. */
  readonly quota: string
}

/** What remains of a quota for whoever has it. */
export interface QuotaBalance {
  readonly quota: string
  /** Country, consignee, or consignee and year. */
  readonly holder: string
  readonly entries: number
  readonly usedTpp: number
  readonly remainingTpp: number
  /** In accelerators of the TPP it is counted in; below 0 where more was used than there was. */
  readonly remainingGpus: number
  readonly overdrawn: boolean
  /** The delivery that went beyond. */
  readonly overdrawnOn?: string
}

/**
 * Books deliveries in the order of their dates and says what remains.
 * @throws RangeError where a quota is unknown, or an entry no delivery
 */
export function quotaLedger(
  entries: readonly QuotaEntry[],
  {
    quotas,
    tppOf,
    tppOfGpu,
  }: {
    readonly quotas: readonly Quota[]
    /** TPP of a chip by its name. */
    readonly tppOf: (chip: string) => number
    /** TPP of the accelerator that quotas are shown in. */
    readonly tppOfGpu: number
  },
): readonly QuotaBalance[] {
  const balances = new Map<string, QuotaBalance>()
  for (const entry of entries.toSorted((a, b) => a.date.localeCompare(b.date))) {
    const quota = quotas.find(({ id }) => id === entry.quota)
    if (!quota)
      throw new RangeError(`quota ${entry.quota}: there are ${quotas.map(({ id }) => id).join(', ')}`)
    const holder = holderOf(entry, quota)
    const key = `${quota.id} ${holder}`
    const before = balances.get(key)
    const usedTpp = (before?.usedTpp ?? 0) + count('count', entry.count) * tppOf(entry.chip)
    const remainingTpp = quota.tpp - usedTpp
    const overdrawn = remainingTpp < 0
    const overdrawnOn = before?.overdrawnOn ?? (overdrawn ? entry.date : undefined)
    balances.set(key, {
      quota: quota.id,
      holder,
      entries: (before?.entries ?? 0) + 1,
      usedTpp,
      remainingTpp,
      remainingGpus: remainingTpp / positive('TPP', tppOfGpu),
      overdrawn,
      ...(overdrawnOn === undefined ? {} : { overdrawnOn }),
    })
  }
  return [...balances.values()]
}

function holderOf({ country, consignee, date }: QuotaEntry, { of }: Quota): string {
  if (of === 'country') return country
  return of === 'consignee' ? consignee : `${consignee} ${date.slice(0, 4)}`
}
