import type { ReturnWindow } from '../calendar/base-date.ts'
import type { Day } from '../calendar/day.ts'

/** A word in both languages. */
export interface InLanguages {
  readonly en: string
  readonly ko: string
}

export interface PeerSegment {
  readonly id: string
  readonly name: InLanguages
}

/** What somebody printed of a stock, as it stands there. */
export interface PrintedPeer {
  readonly price: number
  readonly marketCapKrwTn: number
  readonly returnsPercent: Readonly<Record<ReturnWindow, number>>
  /** MM-DD of the next results; it may change. */
  readonly earnings: string
}

/** A company of the value chain. */
export interface Peer {
  readonly ticker: string
  readonly exchange: string
  /** That it is quoted in. */
  readonly currency: string
  readonly segment: string
  readonly name: InLanguages
  /** What it does with AI, in one line. */
  readonly ai: InLanguages
  readonly printed?: PrintedPeer
}

/** Stocks that are often taken together. */
export interface PeerGroup {
  readonly id: string
  readonly name: InLanguages
  readonly tickers: readonly string[]
}

/** The companies that are compared, by their place in the value chain. */
export interface Peers {
  /** The day that was printed. */
  readonly date: Day
  readonly source: string
  readonly segments: readonly PeerSegment[]
  readonly groups: readonly PeerGroup[]
  readonly stocks: readonly Peer[]
}
