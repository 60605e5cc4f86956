import type { Engine } from '#engine'
import type { RunningSymbolicStage } from '#study'

/** What a command needs of the world, handed in so that tests can give it another. */
export interface World {
  /** Writes results. */
  readonly out: (text: string) => void
  /** Resolves once there is room for more to be written. */
  readonly drained?: () => Promise<void>
  /** Writes progress, and what went wrong. */
  readonly err: (text: string) => void
  /** Whether `out` may be coloured: a terminal, and nobody who asked for no colours. */
  readonly colours?: boolean
  /** Where `err` writes to a terminal: how many columns it has. A line is rewritten there. */
  readonly terminalColumns: number | undefined
  /** Standard input, read when a command asks for it. */
  readonly stdin: AsyncIterable<Uint8Array>
  readonly now: () => Date
  /** Milliseconds from any fixed moment, never running backwards. */
  readonly clock: () => number
  /** Aborts, with an Interruption, when somebody asks the process to stop. */
  readonly signal: AbortSignal
  /** From now on an interruption ends the process at once: for what reckons without a pause and has nothing to leave whole. */
  readonly endAtOnce?: (() => void) | undefined
  /** Calls a listener whenever somebody asks the process to read its configuration anew (SIGHUP); answers how to stop that. */
  readonly onHangUp?: (listener: () => void) => () => void
  /** Only for what somebody asked to be downloaded. */
  readonly fetch?: typeof globalThis.fetch
  readonly openEngine: () => Promise<Engine>
  /** Only for who asks for it: the library it needs may not be installed. Without it, the one of #study. */
  readonly openSymbolicStage?: () => RunningSymbolicStage
  /** Environment variables; none where left out. */
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly versions: { readonly jevons: string; readonly node: string }
}
