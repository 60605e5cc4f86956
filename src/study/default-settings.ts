/** How many problems a study has where nobody says: so many that the main job ends within 90 s on two cores. */
export const defaultProblems = 200

/** What a study does where nobody says otherwise. */
export const defaultSettings = {
  problems: defaultProblems,
  samples: 1,
  policies: ['none', 'tip'],
  temperature: 1,
  topP: 1,
  maxTokens: 480,
  seed: '1',
  split: 'development',
} as const
