import type { PolicySetting } from '#policy'

/** The settings of TIP among which the tuning problems choose. */
export const grid: readonly PolicySetting[] = [1.5, 2, 3, 4, 6].flatMap((alpha) =>
  [15, 20, 25, 30, 40, 50].map((beta) => ({ name: 'tip', parameters: { alpha, beta } })),
)
