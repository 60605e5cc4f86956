import type { PolicyKind } from './policy.ts'

/** Leaves decoding alone: the baseline of every study. */
export const none: PolicyKind = {
  name: 'none',
  summary: 'leaves decoding alone',
  source: 'the baseline',
  parameters: [],
  neutral: {},
  create: () => ({ onEvent: () => [] }),
}
