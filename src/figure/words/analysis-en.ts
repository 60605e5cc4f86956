import type { AnalysisFigureWords } from '../analysis-figure-words.ts'

export const englishAnalysisFigureWords: AnalysisFigureWords = {
  charts: {
    tokensByLevel: {
      title: 'Reasoning tokens by level',
      axis: 'reasoning tokens a response',
      reading: 'Mean reasoning tokens a response at each level of difficulty.',
      across: 'Level',
    },
    thoughtsByLevel: {
      title: 'Thoughts by level',
      axis: 'thoughts a response',
      reading: 'Mean number of thoughts a response at each level of difficulty.',
      across: 'Level',
    },
    tokenRatio: {
      title: 'Tokens of incorrect over correct responses',
      axis: 'times the tokens of correct responses',
      reading:
        'Mean reasoning tokens of incorrect responses divided by those of correct ones. Filled: all responses. Rings: within the problems that have both outcomes, each counted once; hard problems are wrong more often and think longer, and only these set problem against itself.',
      across: 'incorrect ÷ correct',
    },
    thoughtRatio: {
      title: 'Thoughts of incorrect over correct responses',
      axis: 'times the thoughts of correct responses',
      reading:
        'Mean number of thoughts of incorrect responses divided by that of correct ones. Filled: all responses. Rings: within the problems that have both outcomes, each counted once.',
      across: 'incorrect ÷ correct',
    },
    correctByPosition: {
      title: 'Correct thoughts in incorrect responses',
      axis: 'thoughts at this position that are correct, %',
      reading: 'Of the thoughts at each position of incorrect responses, the share that is correct.',
      across: 'Position of the thought',
    },
    correctShares: {
      title: 'How much of an incorrect response is correct',
      axis: 'incorrect responses with at most that share, %',
      reading:
        'Cumulative distribution of the share of correct thoughts in incorrect responses: where a line starts is the share of them without any.',
      across: 'correct thoughts, % of the response’s thoughts',
    },
    firstCorrect: {
      title: 'Where the first correct thought comes',
      axis: 'share of the incorrect responses, %',
      reading: 'Incorrect responses by the position of their first correct thought.',
      across: 'Position of the first correct thought',
    },
    firstCorrectOfCorrect: {
      title: 'Where the first correct thought comes',
      axis: 'share of the correct responses, %',
      reading: 'Correct responses by the position of their first correct thought.',
      across: 'Position of the first correct thought',
    },
    underthinking: {
      title: 'Underthinking',
      axis: 'UT score of incorrect responses',
      reading:
        'Share of the reasoning tokens of incorrect responses that came after their first correct thought, 0 where none is correct. Other responses are incorrect under another policy: a difference describes, it does not prove.',
      across: 'UT score',
    },
    accuracyUnderthinking: {
      title: 'Accuracy and underthinking',
      axis: 'accuracy, %',
      reading: 'Each arm by its UT score and its accuracy; the bars are 95\u00a0% intervals.',
      across: 'UT score of incorrect responses',
    },
    accuracyTokens: {
      title: 'Accuracy against tokens',
      axis: 'accuracy, %',
      reading:
        'Each arm by its mean reasoning tokens and its accuracy, with 95\u00a0% intervals. The line joins those that no other one beats in both.',
      across: 'reasoning tokens a response',
    },
    costFrontier: {
      title: 'Accuracy against cost',
      axis: 'accuracy, %',
      reading:
        'Every way to answer a problem by its cost and its accuracy: an arm alone (large), the majority (small squares) or the shortest (small triangles) of k of its responses. The line joins those that nothing beats; the table names them by their numbers.',
      across: 'cost of a problem',
    },
    tipGrid: {
      title: 'The penalty’s strength and duration',
      axis: 'accuracy against the baseline, points',
      reading:
        'Difference in accuracy from the baseline for each strength α and duration β of the penalty, with its 95\u00a0% interval. A cell whose interval excludes zero has a frame; the best of many cells looks better than it is.',
      across: 'duration β, tokens',
    },
    reasoningTokens: {
      title: 'Reasoning tokens of responses',
      axis: 'responses, %',
      reading:
        'How responses are spread over bins of reasoning tokens; each bin is a quarter wider than the last.',
      across: 'reasoning tokens',
    },
    thoughtCounts: {
      title: 'Number of thoughts of responses',
      axis: 'responses, %',
      reading: 'How responses are spread over their number of thoughts.',
      across: 'thoughts',
    },
    thoughtTokens: {
      title: 'Length of thoughts',
      axis: 'thoughts, %',
      reading: 'How thoughts are spread over bins of tokens; each bin is a quarter wider than the last.',
      across: 'tokens of a thought',
    },
    hazardSinceSwitch: {
      title: 'When a thought is left',
      axis: 'switches in 100 tokens of thinking',
      reading:
        'How often a thought that still goes on is left, by the tokens since it began. A penalty of duration β shows as a dip up to β.',
      across: 'tokens since the latest switch',
    },
    hazardSinceStart: {
      title: 'When thinking switches',
      axis: 'switches in 100 tokens of thinking',
      reading: 'How often responses that still think switch, by the tokens since they began.',
      across: 'tokens since the start',
    },
    passAt: {
      title: 'pass@k',
      axis: 'problems with a correct response among k, %',
      reading:
        'Chance that at least one of k responses to a problem is correct. Picking it needs to know which.',
      across: 'responses drawn, k',
    },
    majorityAt: {
      title: 'majority@k',
      axis: 'accuracy of the majority of k, %',
      reading: 'Accuracy of the most frequent answer among k responses to a problem.',
      across: 'responses drawn, k',
    },
    shortestAt: {
      title: 'shortest@k',
      axis: 'accuracy of the shortest of k, %',
      reading: 'Accuracy of the response with the fewest reasoning tokens among k whose reasoning finished.',
      across: 'responses drawn, k',
    },
    budgetCurve: {
      title: 'Accuracy within a budget',
      axis: 'correct within the budget, %',
      reading:
        'Share of the responses that are correct and need no more reasoning tokens than the budget. A lower bound: one that is cut off might still have answered.',
      across: 'budget, reasoning tokens',
    },
    response: {
      title: 'A response, thought by thought',
      axis: 'tokens of each thought',
      reading: 'Each thought with its tokens, to the scale of the response.',
      across: 'Tokens',
    },
  },
  shaded: 'Shades and bars are pointwise 95\u00a0% intervals.',
  tinted: 'The tint of a row runs from none to its own maximum.',
  tintedSigned: 'Blue cells are above the baseline, orange ones below; the darker, the further.',
  readoutsAlone:
    'Filled: incorrect responses with any correct thought. Rings: those with more than a tenth of their thoughts correct. Bars are 95\u00a0% intervals.',
  nothingThere: 'nothing was counted there',
  overall: 'all responses',
  within: 'within problems with both',
  times: (number) => `×\u2009${number}`,
  cells: (count) => (count === '1' ? '1 problem has both' : `${count} problems have both`),
  never: 'none',
  any: 'any correct thought',
  overTenth: 'more than 10\u00a0% correct thoughts',
  ofIncorrectAxis: 'share of the incorrect responses, %',
  ofIncorrect: (count) => `of ${count} incorrect responses`,
  readout: ({ name, any, overTenth, count }) =>
    `${name}: of ${count} incorrect responses ${any} hold a correct thought, and in ${overTenth} more than a tenth of the thoughts is correct.`,
  stretch: (from, to) => `${from}–${to}`,
  score: 'UT score (incorrect responses)',
  weighted: 'weighted UT (all responses)',
  corrected: 'UT corrected for the judge',
  floor: 'floor: the judge’s errors alone',
  chance: 'by chance',
  triangles: 'Triangles: by chance, the judgements shuffled among thoughts of the same position.',
  accuracy: 'Accuracy',
  tokens: 'Reasoning tokens',
  policyTable: 'Policies',
  onFrontier: 'on the frontier',
  frontier: 'Frontier',
  onFrontierShare: (share) => `not beaten in ${share} of the resamples`,
  frontierShare: 'Resamples in which nothing beats it',
  selections: { majority: (k) => `majority of ${k}`, shortest: (k) => `shortest of ${k}` },
  units: { USD: 'US dollars', 'uncached input tokens': 'in uncached input tokens' },
  notTried: 'not among the arms of the study',
  strength: 'strength α',
  median: (value) => `median ${value}`,
  published: {
    line: (value, source) => `Dashed: ${value}, published in ${source}.`,
    beside: (source) => `Squares: published in ${source}, on other problems.`,
    kinds: { score: 'UT of incorrect responses', weighted: 'weighted UT of all responses' },
    samples: (count) =>
      count === null
        ? 'responses a problem not told'
        : count === '1'
          ? '1 response a problem'
          : `${count} responses a problem`,
  },
  response: {
    corner: 'Thought',
    thought: (number) => `Thought ${number}`,
    tokens: (count) => (count === '1' ? '1 token' : `${count} tokens`),
    more: ({ count, mean }) =>
      count === '1' ? `1 more thought, ${mean} tokens` : `${count} more thoughts, ${mean} tokens on average`,
    total: ({ thoughts, tokens }) => `${thoughts} thoughts, ${tokens} tokens`,
    underthinking: ({ first, upTo, total, score }) =>
      `Thought ${first} is the first correct one: ${upTo} of ${total} tokens, so that UT = 1 − ${upTo} ÷ ${total} = ${score}.`,
    states: {
      correct: 'correct',
      abandoned: 'correct, abandoned',
      incorrect: 'incorrect',
      unjudged: 'not judged',
    },
    share: 'Judgement',
  },
}
