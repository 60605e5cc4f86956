import type { ClientKey } from './access.ts'
import type { AliasedModel } from './asked-policy.ts'
import type { Backend } from './backend.ts'
import type { RunningCanary } from './canary/running-canary.ts'
import type { Exchange } from './exchange.ts'

/** By what a gateway answers: it can be exchanged for another while requests are under way. */
export interface GatewaySettings {
  readonly backend: Backend
  /** Without any, this machine alone is listened to. */
  readonly keys: readonly ClientKey[]
  /** For requests that name none. */
  readonly policy?: string | undefined
  readonly select?: string | undefined
  readonly aliases: ReadonlyMap<string, AliasedModel>
  readonly canary?: RunningCanary | undefined
  /** So many requests for text may be under way at a time; further ones are answered 429. */
  readonly mostOpen: number
  readonly mostBodyBytes: number
  /** Until an answer is complete. */
  readonly timeLimitMs: number
  /** Told of every request once it is over. Without any, answers pass unread. */
  readonly watchers: readonly ((exchange: Exchange) => void)[]
  /** What else is counted, as Prometheus reads it. */
  readonly metrics: () => string
}
