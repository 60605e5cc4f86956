import type { JudgeWords } from '../judge-words.ts'

export const englishJudgeWords: JudgeWords = {
  term: 'Errors of the judge',
  exact: 'none: thoughts of countdown can be judged exactly',
  unknown: 'not known: nobody has measured how often this judge errs, so underthinking is shown raw',
  notKnown: 'not known',
  references: { exact: 'the exact judge', human: 'people’s labels', 'final thoughts': 'final thoughts' },
  measured: ({ reference, sensitivity, specificity }) =>
    `measured against ${reference}: sensitivity ${sensitivity}, specificity ${specificity}.`,
  onIncorrect: ({ sensitivity, specificity }) =>
    `On thoughts of incorrect responses, by which underthinking is corrected: sensitivity ${sensitivity}, specificity ${specificity}.`,
  finalThoughts: 'What is measured on final thoughts transfers badly to the earlier ones.',
  transferred: (from) => `Transferred from the run ${from}: here they may be others.`,
}
