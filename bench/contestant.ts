/** What every contestant computes: prompts of one length, then so many tokens of each, the likeliest every time. */
export interface Workload {
  readonly prompts: readonly (readonly number[])[]
  readonly steps: number
}

/** What came out, and how long the steps took; computing the prompts is not in it. */
export interface Decoding {
  readonly seconds: number
  readonly tokens: readonly (readonly number[])[]
}

/** A program that decodes the reasoner's weights, in 32 bits, on one thread. */
export interface Contestant {
  readonly name: string
  /** The program, of which a contestant is one way to use it. */
  readonly family: string
  readonly version: string
  readonly decode: (workload: Workload) => Promise<Decoding>
  readonly close: () => void
}

/** A program that is not there, and how to get it. */
export interface MissingPeer {
  readonly family: string
  readonly why: string
  readonly install: string
}

export interface Peers {
  readonly contestants: readonly Contestant[]
  readonly missing: readonly MissingPeer[]
}
