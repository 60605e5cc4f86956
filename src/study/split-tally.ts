import type { SplitTotals } from '#thought'

/** Adds what was found in more texts of an arm. */
export function addSplits(
  tally: Map<string, SplitTotals>,
  arm: string,
  { texts, characters, switches, korean = 0, chinese = 0 }: SplitTotals,
): void {
  const before: SplitTotals = tally.get(arm) ?? { texts: 0, characters: 0, switches: 0 }
  const [inKorean, inChinese] = [(before.korean ?? 0) + korean, (before.chinese ?? 0) + chinese]
  tally.set(arm, {
    texts: before.texts + texts,
    characters: before.characters + characters,
    switches: before.switches + switches,
    ...(inKorean > 0 && { korean: inKorean }),
    ...(inChinese > 0 && { chinese: inChinese }),
  })
}
