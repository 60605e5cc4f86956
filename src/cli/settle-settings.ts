import type { EngineDescription } from '#engine'
import { formatPolicySetting, type PolicySetting, parsePolicySetting } from '#policy'
import type { RunDescription } from '#run'
import { defaultSettings, type StudySettings } from '#study'
import type { StudyFlags } from './study-request.ts'
import { selectionsOf } from './study-selections.ts'
import { UsageError } from './usage-error.ts'

export interface SettlingContext {
  readonly engine: EngineDescription
  /** What a run that is resumed was begun with: it stands wherever nothing else is asked. */
  readonly recorded: RunDescription | undefined
}

export interface SettledSettings {
  readonly settings: StudySettings
  /** What the user should know of them: the values a bare policy takes. */
  readonly notes: readonly string[]
}

/**
 * Settles what a study is to do: what is asked, or else what the resumed run was begun with, or else the defaults.
 */
export function settleSettings(asked: StudyFlags, context: SettlingContext): SettledSettings {
  const recorded = context.recorded?.study
  if (recorded !== undefined && recorded.kind !== 'countdown')
    throw new UsageError(
      '--out holds an imported run: its responses came from files, so there is nothing to generate',
    )
  const before = recorded ?? { ...defaultSettings, margin: null, baseline: undefined }
  const margin = asked.margin ?? before.margin
  // Another list of arms need not hold the baseline that the run was begun with.
  const baseline = asked.baseline ?? (asked.policy === undefined ? before.baseline : undefined)
  const policies = policiesOf(asked, context, defaultSettings.policies)
  const settings = {
    problems: asked.problems ?? before.problems,
    ...selectionsOf(asked, { recorded: context.recorded, usual: before.samples }),
    policies: policies.map(({ setting }) => setting),
    temperature: asked.temperature ?? before.temperature,
    topP: asked.topP ?? before.topP,
    maxTokens: asked.maxTokens ?? before.maxTokens,
    seed: asked.seed ?? before.seed,
    split: asked.split ?? before.split,
    ...(baseline === undefined ? {} : { baseline }),
    ...(margin === null ? {} : { margin }),
  }
  return { settings, notes: policies.flatMap(({ note }) => note ?? []) }
}

export interface SettledPolicy {
  readonly setting: PolicySetting
  readonly note?: string
}

/** @param usual where nobody says which policies, nor a recorded run */
export function policiesOf(
  { policy }: StudyFlags,
  { engine, recorded }: SettlingContext,
  usual: readonly string[],
): SettledPolicy[] {
  if (policy === undefined && recorded) {
    const generated = recorded.arms.filter(({ selection }) => selection === null)
    return generated.map((arm) => ({ setting: arm.policy }))
  }
  return (policy ?? usual).map((text) => {
    const parsed = parsePolicySetting(text, engine.policyDefaults)
    if (parsed.type === 'error') throw new UsageError(`--policy ${text}: ${parsed.message}`)
    const { setting } = parsed
    const complete = formatPolicySetting(setting)
    if (complete === text) return { setting }
    return { setting, note: `policy ${text} is ${complete} here (defaults of the ${engine.name})` }
  })
}
