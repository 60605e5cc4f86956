/** The tokens of one response, prompt included, and how many of them the network's cache holds. */
export interface TokenSequence {
  readonly tokens: readonly number[]
  readonly computed: () => number
  readonly push: (...ids: readonly number[]) => void
  /** Drops everything from a place on; returns what was dropped. */
  readonly cut: (length: number) => readonly number[]
  /** The cache now holds so many. */
  readonly compute: (until: number) => void
}

export function tokenSequence(begun: readonly number[]): TokenSequence {
  const tokens = [...begun]
  let computed = 0
  return {
    tokens,
    computed: () => computed,
    push: (...ids) => tokens.push(...ids),
    cut(length) {
      const dropped = tokens.splice(length)
      // The last one is computed again: what comes next is drawn from it. What the cache holds beyond is written over.
      computed = Math.min(computed, Math.max(0, length - 1))
      return dropped
    },
    compute(until) {
      computed = until
    },
  }
}
