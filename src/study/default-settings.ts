import type { StudySettings } from './study-settings.ts'

/** Settings with policies as a user writes them: a bare name takes the engine's values. */
export interface DefaultSettings extends Omit<StudySettings, 'policies' | 'baseline' | 'margin'> {
  readonly policies: readonly string[]
}

/** How many problems a study has where nobody says: so many that the main job ends within 90 s on two cores. */
const defaultProblems = 1000

/** What a study does where nobody says otherwise. */
export const defaultSettings: DefaultSettings = {
  problems: defaultProblems,
  samples: 1,
  policies: ['none', 'tip'],
  temperature: 1,
  topP: 1,
  maxTokens: 480,
  seed: '1',
  split: 'development',
}
