import type { PolicyKind } from './policy.ts'

/** NoThinking: the reasoning is closed as soon as it opens, and the model writes its solution. */
export const noThinking: PolicyKind = {
  name: 'no-thinking',
  summary: 'closes the reasoning as soon as it opens',
  source: 'arXiv 2504.09858',
  parameters: [],
  needs: () => ['continuation'],
  create: () => ({
    onEvent: ({ type }) =>
      type === 'reasoningStart'
        ? [{ type: 'endReasoning', text: 'Okay, I think I have finished thinking.\n' }]
        : [],
  }),
}
