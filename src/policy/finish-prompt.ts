import type { PolicyKind } from './policy.ts'

/** What TIP asks of the logits, asked in words. */
export const finishPrompt: PolicyKind = {
  name: 'finish-prompt',
  summary: 'a control: asks the model to finish each idea before it starts another',
  source: 'the tuned prompt that arXiv 2501.18585 compares with, in our words',
  parameters: [],
  instruction: () =>
    'Finish every idea that you start: work it out to its end before you move on to another one.',
  create: () => ({ onEvent: () => [] }),
}
