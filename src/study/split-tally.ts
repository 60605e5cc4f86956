import type { SplitTotals } from '#thought'

/** Adds what was found in more texts of an arm. */
export function addSplits(
  tally: Map<string, SplitTotals>,
  arm: string,
  { texts, characters, switches }: SplitTotals,
): void {
  const before = tally.get(arm) ?? { texts: 0, characters: 0, switches: 0 }
  tally.set(arm, {
    texts: before.texts + texts,
    characters: before.characters + characters,
    switches: before.switches + switches,
  })
}
