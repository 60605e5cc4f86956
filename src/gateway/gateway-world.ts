import type { Engine } from '#engine'
import type { RunDescription } from '#run'
import type { ServedEngine } from './config/gateway-config.ts'
import type { UpstreamFetch } from './upstream/upstream-server.ts'

/** What a configuration is carried out with. */
export interface GatewayWorld {
  readonly fetch: typeof globalThis.fetch
  /** By which requests are passed on, where that is not `fetch`. */
  readonly ask?: UpstreamFetch
  readonly clock: () => number
  readonly now: () => Date
  readonly versions: RunDescription['versions']
  readonly report: (error: unknown) => void
  /** The engine in this process. */
  readonly openEngine: (engine: ServedEngine) => Promise<Engine>
  /** A model of a server as an engine. */
  readonly openServerEngine: (server: {
    readonly baseUrl: string
    readonly apiKey: string | undefined
    readonly model: string
    readonly signal: AbortSignal
    /** By which it asks. */
    readonly fetch: typeof globalThis.fetch
    /** Prompts are whole texts, and no chats. */
    readonly isRaw: boolean
    /** The vocabulary that the configuration names for it. */
    readonly tokenizer: string | undefined
  }) => Promise<Engine>
}
