import type { PolicyKind } from './policy.ts'

/** Chain-of-Draft: short steps, asked for in words. How the answer is to be written is left to the study's prompt. */
export const chainOfDraft: PolicyKind = {
  name: 'chain-of-draft',
  summary: 'asks the model to keep each step of its thinking to a few words',
  source: 'arXiv 2502.18600',
  parameters: [
    { name: 'words', meaning: 'words a step may have', default: 5, least: 1, most: 1000, whole: true },
  ],
  instruction: ({ words = 5 }) =>
    `Think step by step, but only keep a minimum draft for each thinking step, with ${words} words at most.`,
  create: () => ({ onEvent: () => [] }),
}
