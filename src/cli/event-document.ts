import type { AbnormalReturn } from '#market'
import type { Contrast } from './event-contrasts.ts'

/** One measurement of the stock: against what, and what came out. */
export interface Measured extends AbnormalReturn {
  readonly against: string
}

export interface EventDocument {
  readonly date: string | null
  readonly ticker: string | null
  readonly data: 'printed' | 'synthetic' | 'history'
  readonly abnormal: readonly Measured[]
  readonly contrasts: readonly Contrast[]
}
