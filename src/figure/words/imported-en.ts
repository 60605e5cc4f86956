import type { ImportedFigureWords } from '../imported-figure-words.ts'

export const englishImportedFigureWords: ImportedFigureWords = {
  charts: {
    accuracy: {
      title: 'Accuracy by model',
      axis: 'correct of the responses with a gold answer, %',
      reading:
        'Dots are accuracies, bars their 95\u00a0% intervals. An ungradable response counts as not correct.',
    },
    tokens: {
      title: 'Reasoning tokens by model',
      axis: 'reasoning tokens a response',
      reading: 'Mean reasoning tokens a response, with 95\u00a0% intervals; most first.',
    },
    thoughts: {
      title: 'Thoughts by model',
      axis: 'thoughts a response',
      reading: 'Mean number of thoughts a response, with 95\u00a0% intervals; most first.',
    },
    accuracyByLevel: {
      title: 'Accuracy by level',
      axis: 'correct of the responses with a gold answer, %',
      reading: 'Accuracy of each model at each level of difficulty.',
    },
    tokensByLevel: {
      title: 'Reasoning tokens by level',
      axis: 'reasoning tokens a response',
      reading: 'Mean reasoning tokens a response of each model at each level of difficulty.',
    },
    switchesByPosition: {
      title: 'Where models switch',
      axis: 'tenth of the reasoning',
      reading: 'Switches in each tenth of the reasoning (by characters), mean of a response.',
    },
    loops: {
      title: 'Loops',
      axis: 'responses that hold a loop, %',
      reading:
        'Share of the responses that run into a loop, a block repeated again and again, with 95\u00a0% intervals.',
    },
  },
  byOutcome: 'Circles: responses that ended correct. Diamonds: responses that ended incorrect.',
  ofAll: 'Rings: all responses, where correct and incorrect ones cannot both be estimated.',
  beyond: 'A bar that ends in an arrow goes on beyond the axis.',
  withIntervals: 'Bars are pointwise 95\u00a0% intervals.',
  leftOut: ({ names, more, seldom }) =>
    `${seldom ? 'Not measured, or fewer than ten switches' : 'Not measured'}: ${names.join(', ')}${more === 0 ? '' : ` and ${more} more`}.`,
  switchesAxis: 'switches a response',
  noLoop: (count) => (count === '1' ? 'The other model has none.' : `The other ${count} models have none.`),
  all: 'all',
  tenth: (tenth) => `tenth ${tenth}`,
  modelTable: {
    title: 'Models in numbers',
    model: 'Model',
    columns: {
      responses: 'Responses',
      reasoning: 'Reasoning',
      accuracy: 'Accuracy',
      ungradable: 'Ungradable',
      tokens: 'Reasoning tokens',
      tokensCorrect: '… if correct',
      tokensIncorrect: '… if incorrect',
      thoughts: 'Thoughts',
      switches: 'Switches',
      reflections: 'Reflections',
      loops: 'Loops',
    },
    problems: (count) => (count === '1' ? '1 problem' : `${count} problems`),
    responses: (count) => (count === '1' ? '1 response' : `${count} responses`),
    own: 'its own',
    instead: {
      "the reasoning is a vendor's summary: thoughts in it are not the model's": 'summary',
      'the reasoning was not given': 'hidden',
      'the responses show no reasoning': 'none',
      "the responses show no reasoning of the model's own": 'summary or hidden',
    },
    fewProblems: 'fewer than 30 problems: every interval in this row is rough',
    ofGraded: 'no response of this model has a gold answer',
  },
  levelTables: { accuracy: 'Accuracy', tokens: 'Reasoning tokens a response' },
  positionTable: 'Switches by tenth of the reasoning',
}
