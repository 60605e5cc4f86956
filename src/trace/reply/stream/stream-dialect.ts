import type { Body } from '../body.ts'

/** Puts the events of one stream together. */
export interface StreamAssembler {
  readonly push: (event: Body) => void
  /** Does this event begin another stream than the one that is being put together? */
  readonly isNext: (event: Body) => boolean
  /** The whole, in the shape of the same server's reply that was not streamed. */
  readonly whole: () => Body
}

/** One way in which servers stream. */
export interface StreamDialect {
  readonly name: string
  /** Can it be nothing but a piece of such a stream? Asked of records whose file may hold whole replies as well. */
  readonly isEvent: (record: Body) => boolean
  /** Is it one, given that it is a piece of some stream? */
  readonly accepts: (event: Body) => boolean
  readonly assemble: () => StreamAssembler
}
