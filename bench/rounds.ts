/** Something that is measured once a round; what it resolves to is its rate in that round, higher being faster. */
export interface Measured {
  readonly name: string
  readonly measure: () => Promise<number>
}

/**
 * Measures everything once a round, each round beginning with another one, so that whatever slows the machine for a while
 * hits all alike. One round before the first warms up. Rates by name, in the order of the rounds.
 */
export async function alternate(
  measured: readonly Measured[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rates = new Map<string, number[]>(measured.map(({ name }) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    onRound(round)
    const first = (round + measured.length) % measured.length
    for (const { name, measure } of [...measured.slice(first), ...measured.slice(0, first)]) {
      const rate = await measure()
      if (round >= 0) rates.get(name)?.push(rate)
    }
  }
  return rates
}
