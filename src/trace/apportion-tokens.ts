import type { TokenOffsets } from './token-offsets.ts'

/**
 * Shares of a recorded number of tokens for stretches of so many characters, where no vocabulary is at hand: whole numbers
 * in proportion (largest remainders), whose sum is `total` exactly. All 0 where there are no characters to go by. What they
 * yield is an estimate, and must be called one: `apportioned`.
 *
 * @throws RangeError unless `total` and every length is a whole number of at least 0.
 */
export function apportionTokens(total: number, characters: readonly number[]): number[] {
  if (![total, ...characters].every((value) => Number.isSafeInteger(value) && value >= 0))
    throw new RangeError('tokens and characters must be whole numbers of at least 0')
  const sum = characters.reduce((all, length) => all + BigInt(length), 0n)
  if (sum === 0n) return characters.map(() => 0)
  const exact = characters.map((length) => BigInt(total) * BigInt(length))
  const shares = exact.map((value) => Number(value / sum))
  const byRemainder = exact
    .map((value, index) => ({ index, remainder: value % sum }))
    .sort((one, other) => Number(other.remainder - one.remainder) || one.index - other.index)
  const missing = total - shares.reduce((all, share) => all + share, 0)
  for (const { index } of byRemainder.slice(0, missing)) shares[index] = (shares[index] as number) + 1
  return shares
}

/**
 * As `startOffsets`, where only the number of tokens between `start` and `end` is known: they are spread evenly over the
 * characters. Stretches side by side add up to it exactly.
 */
export function apportionedOffsets(
  { start, end }: { readonly start: number; readonly end: number },
  tokens: number,
): TokenOffsets {
  const length = end - start
  const before = (character: number): number => {
    if (character <= start || length <= 0) return 0
    return character >= end ? tokens : Math.round((tokens * (character - start)) / length)
  }
  return { countBetween: (from, to) => Math.max(0, before(to) - before(from)) }
}
