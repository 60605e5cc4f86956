import { betaCdf } from './beta.ts'

/**
 * The exact two-sided p-value of McNemar's test: of the pairs that differ, how surprising is it that so many differ in
 * one direction if both are equally likely? 1 where no pair differs.
 */
export function mcNemar(onlyA: number, onlyB: number): number {
  const fewer = Math.min(onlyA, onlyB)
  const discordant = onlyA + onlyB
  if (discordant === 0) return 1
  return Math.min(1, 2 * betaCdf(0.5, discordant - fewer, fewer + 1))
}
