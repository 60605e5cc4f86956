import type { ReturnWindow } from '../calendar/base-date.ts'
import type { Day } from '../calendar/day.ts'
import type { FxRate } from '../price/fx-table.ts'
import type { InLanguages } from './peer.ts'

/**
 * Where a number comes from: `printed` somewhere, `derived` from printed ones, read in a price `history`.
 * A derived one is as uncertain as the rounding of what it was derived from.
 */
export type Origin = 'printed' | 'derived' | 'history'

/** A return over one window, with the price that it counts from. */
export interface WindowReturn {
  readonly percent: number
  readonly origin: Origin
  readonly basePrice: {
    readonly value: number
    readonly low: number
    readonly high: number
    readonly origin: Origin
  }
  /** Null where it was not printed which day it is. */
  readonly baseDate: Day | null
  /** With dividends put back in; only where a history tells them. */
  readonly totalPercent?: number
}

export interface MarketCap {
  /** In whole units of its currency. */
  readonly amount: number
  readonly currency: string
  readonly origin: Origin
}

/** One line of the peer table. What is missing is null, and `absent` says why. */
export interface PeerRow {
  readonly ticker: string
  readonly exchange: string
  readonly segment: string
  readonly name: InLanguages
  readonly ai: InLanguages
  readonly currency: string
  readonly price: { readonly value: number; readonly date: Day; readonly origin: Origin } | null
  readonly marketCap: MarketCap | null
  readonly returns: Readonly<Record<ReturnWindow, WindowReturn | null>>
  /** The next results as they were announced: the day may change. */
  readonly earnings: { readonly date: Day; readonly mayChange: true; readonly origin: Origin } | null
  readonly absent: Readonly<Record<string, string>>
  readonly warnings: readonly string[]
}

/** A row and the rates that its amounts were taken over with. */
export interface RowWithRates {
  readonly row: PeerRow
  readonly rates: readonly FxRate[]
}
