import { formatSelectionSetting, mostSamples, parseSelectionSetting } from '#policy'
import type { RunDescription } from '#run'
import type { StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'

/** What selects in a study, every default filled in, and how many samples of each problem that takes. */
export interface SettledSelections {
  readonly selections?: readonly string[]
  readonly samples: number
}

/** @param usual how many samples where neither the user nor a recorded run says */
export function selectionsOf(
  { select, samples }: StudyFlags,
  { recorded, usual }: { readonly recorded: RunDescription | undefined; readonly usual: number },
): SettledSelections {
  const before = recorded?.arms.flatMap(({ selection }) => selection ?? []) ?? []
  const texts = select ?? [...new Set(before)]
  const settings = texts.map((text) => {
    const parsed = parseSelectionSetting(text)
    if (parsed.type === 'error') throw new UsageError(`--select ${text}: ${parsed.message}`)
    return parsed.setting
  })
  const needed = Math.max(usual, ...settings.map(mostSamples))
  return {
    ...(settings.length === 0 ? {} : { selections: settings.map(formatSelectionSetting) }),
    // A study that was begun keeps what it was begun with.
    samples: samples ?? (recorded === undefined ? needed : usual),
  }
}
