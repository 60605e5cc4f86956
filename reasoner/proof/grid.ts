import type { PolicySetting } from '#policy'

/** The settings of TIP among which the tuning problems choose. */
export const grid: readonly PolicySetting[] = [2, 3, 4, 6, 8].flatMap((alpha) =>
  [20, 30, 40, 50, 60, 80].map((beta) => ({ name: 'tip', parameters: { alpha, beta } })),
)
