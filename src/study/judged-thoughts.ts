import type { RunReader } from '#run'
import type { JudgeSettings } from './judge-settings.ts'
import { type ThoughtReading, thoughtsToJudge } from './judge-thoughts.ts'
import { judgingWith } from './judge-with.ts'

/** What scoring a run by other judges would show of its thoughts. */
export interface JudgedThoughts {
  /** Thoughts that the present judges have judged. */
  readonly before: number
  /** Those that the other ones have. */
  readonly after: number
  /** Those that the present ones have judged and the others have not: scored by the others, they would be "not judged". */
  readonly hidden: number
}

/** Counts, by what can be computed and what is recorded, how many judgements would be out of sight. Nobody is asked. */
export async function judgedThoughts(
  run: RunReader,
  judges: { readonly before: JudgeSettings; readonly after: JudgeSettings },
  split: ThoughtReading['split'],
): Promise<JudgedThoughts> {
  const [present, other] = [
    await judgingWith(judges.before, run.folder),
    await judgingWith(judges.after, run.folder),
  ]
  const counts = { before: 0, after: 0, hidden: 0 }
  for await (const { problem, response, key } of thoughtsToJudge(run, { split })) {
    const place = { problem, response, start: key.start, end: key.end }
    const isKnown = present.judge(place).correct !== null
    const isKnownAfter = other.judge(place).correct !== null
    if (isKnown) counts.before++
    if (isKnownAfter) counts.after++
    if (isKnown && !isKnownAfter) counts.hidden++
  }
  return counts
}
