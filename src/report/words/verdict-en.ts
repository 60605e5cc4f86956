import type { VerdictWords } from '../report-words.ts'

const splits: Readonly<Record<string, string>> = {
  training:
    'These are training problems: the model has seen their like, and nothing here says how it does on others.',
  tuning:
    'These are tuning problems: the policy’s parameters were chosen on them, so that its result here is flattered.',
  development:
    'These are development problems, free to look at as often as one likes: a result to be claimed belongs on the sealed ones.',
}

export const englishVerdictWords: VerdictWords = {
  single: ({ arm, accuracy, interval }) =>
    `${arm} answers ${accuracy} of the problems correctly (95\u00a0% interval ${interval}).`,
  singleAbsent: ({ arm, reason }) => `The accuracy of ${arm} cannot be told: ${reason}.`,
  nothingToCompare:
    'With one arm there is nothing to compare: whether a policy would help is not asked here.',
  notCompared: ({ arm, baseline, reason }) =>
    `Whether ${arm} changes accuracy against the baseline “${baseline}” cannot be told: ${reason}.`,
  gain: ({ arm, baseline, difference, interval, family }) =>
    `${arm} raised accuracy by ${difference} over the baseline “${baseline}” (95\u00a0% interval ${interval}${together(family)}).`,
  loss: ({ arm, baseline, difference, interval, family }) =>
    `${arm} lowered accuracy by ${difference} against the baseline “${baseline}” (95\u00a0% interval ${interval}${together(family)}).`,
  undecided: ({ arm, baseline, difference, interval, family }) =>
    `The data cannot tell whether ${arm} changes accuracy against the baseline “${baseline}”: ${difference} (95\u00a0% interval ${interval}${together(family)}).`,
  levels: ({ from, to }) => `Accuracy was ${from} for the baseline and ${to} with the policy.`,
  couldHaveShown: ({ problems, points }) =>
    `${problems} problems could have shown a true difference of ${points} (with 80\u00a0% power); a smaller one could have stayed hidden.`,
  nonInferior: (margin) =>
    `It is non-inferior: worse by no more than the margin of ${margin} declared beforehand.`,
  notNonInferior: (margin) =>
    `That it is worse by no more than the declared margin of ${margin} is not shown.`,
  moreTokens: ({ difference, interval, family }) =>
    `It spent more reasoning tokens: ${difference} a response (95\u00a0% interval ${interval}${together(family)}).`,
  fewerTokens: ({ difference, interval, family }) =>
    `It spent fewer reasoning tokens: ${difference} a response (95\u00a0% interval ${interval}${together(family)}).`,
  tokensUndecided: ({ difference, interval, family }) =>
    `Whether it spends more or fewer reasoning tokens the data cannot tell: ${difference} a response (95\u00a0% interval ${interval}${together(family)}).`,
  tokensAbsent: (reason) => `What it spends in reasoning tokens was not compared: ${reason}.`,
  tokenLevels: ({ from, to, percent }) =>
    `The means are ${from} for the baseline and ${to} with the policy (${percent}).`,
  lowerAtLevels: (levels) =>
    `Level by level, its measured accuracy was below the baseline’s at ${levels
      .map(
        ({ level, difference, interval }) =>
          `${level} (${difference}; pointwise 95\u00a0% interval ${interval})`,
      )
      .join(', ')}. Levels describe; they are outside the family.`,
  lowerNowhere: (levels) =>
    `At none of the ${levels} levels was its measured accuracy below the baseline’s. Levels describe; they are outside the family.`,
  warning: (warning) => `Warning: ${warning}.`,
  effort: ({ arm, correct, incorrect }) =>
    `Under the baseline “${arm}”, incorrect responses took ${incorrect} reasoning tokens on average, correct ones ${correct}.`,
  abandoned: ({ share, interval, chance }) =>
    `${share} of its incorrect responses (95\u00a0% interval ${interval}) abandoned a correct line with a winning continuation untried${chance === undefined ? '' : `; shuffled judgements would give ${chance}`}.`,
  abandonedAbsent: ({ arm, reason }) =>
    `How many incorrect responses of “${arm}” abandoned a correct line cannot be told: ${reason}.`,
  leftOut: ({ leftOut, planned }) =>
    `${leftOut} of ${planned} planned pairs are left out because an arm failed there for reasons outside the model.`,
  split: (split) => (Object.hasOwn(splits, split) ? splits[split] : undefined),
}

function together(family: number): string {
  return family > 1 ? `, simultaneous over ${family} comparisons` : ''
}
