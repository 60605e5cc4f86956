import type { ImportedWords, SampleFacts, Told } from '../imported-words.ts'

const percent = '95\u00a0%'

function told({ value, interval }: Told): string {
  return `${value} (${interval})`
}

function models(count: number): string {
  return count === 1 ? '1 model' : `${count} models`
}

function listed(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

function firstOf(what: string, { arm, total }: SampleFacts): string {
  return total === '1' ? `The only ${what} of “${arm}”.` : `The first ${what} of “${arm}”, of ${total}.`
}

function intervals(apart: boolean): string {
  return apart ? 'the two intervals do not overlap' : 'the two intervals overlap'
}

export const englishImportedWords: ImportedWords = {
  eyebrow: 'jevons · report on imported responses',
  title: ({ names, models: count, responses }) =>
    names.length === 0
      ? `${models(count)}, ${responses} responses`
      : `${listed(names)}: ${responses} responses`,
  subtitle: ({ models: count, responses, problems, files, formats }) =>
    `${responses} responses of ${models(count)} to ${problems} problems, read from ${files} (${formats}).`,
  filesText: ({ first, count }) => (count === 1 ? first : `${count} files`),
  about:
    'A reasoning model pays for its answers in thinking tokens. These responses were recorded by another tool and read from its files; jevons graded their answers where a right one is known, cut the reasoning into thoughts and counted. Nothing was generated for this report, and jevons did not choose which model meets which problem: the numbers describe what the files hold.',
  headings: {
    findings: 'What the responses say',
    models: 'Models in numbers',
    levels: 'Level by level',
    positions: 'Switches by position',
  },
  findings: {
    accuracyOne: ({ arm, value, interval, n }) =>
      `${arm} is correct in ${value} of ${n} graded responses (${percent} interval ${interval}).`,
    accuracyRange: ({ least, most, models: count }) =>
      `Accuracy of the ${models(count)} runs from ${told(least)} for ${least.arm} to ${told(most)} for ${most.arm}, ${percent} intervals in brackets.`,
    withAlike: (arm, others) => (others === 0 ? arm : `${arm} and ${others} more`),
    ungraded:
      'None of these responses has a gold answer: the report says how much the models think, not how often they are right.',
    counts: ({ graded, correct, incorrect, ungradable, failed }) =>
      `Of ${graded} graded responses ${correct} are correct, ${incorrect} incorrect and ${ungradable} ungradable (no answer, cut off, or a loop), which counts as not correct.${failed === '0' ? '' : ` ${failed} failed.`}`,
    noGold: ({ ungraded, responses }) =>
      `${ungraded} of ${responses} responses have no gold answer and are left out of everything about correctness.`,
    byOutcome: ({ arm, correct, incorrect, apart }) =>
      `${arm}: its incorrect responses (${incorrect.n}) took ${told(incorrect)} reasoning tokens on average, its correct ones (${correct.n}) ${told(correct)}; ${intervals(apart)}.`,
    byOutcomeOverall: ({ models: count, longer, apart }) =>
      `Of ${models(count)} with correct and incorrect responses, the incorrect ones took more reasoning tokens on average in ${longer}; ${apart.length === 0 ? 'in none are the two intervals apart' : `the two intervals are apart for ${listed(apart)}`}.`,
    describes:
      'Correct and incorrect responses are different responses, mostly to different problems: hard problems take more tokens and go wrong more often. The means describe them; no difference between them is tested or claimed.',
    tokensRange: ({ least, most }) =>
      `Mean reasoning tokens a response run from ${told(least)} for ${least.arm} to ${told(most)} for ${most.arm}.`,
    tokensOne: ({ arm, value, interval, n }) =>
      `${arm} spends ${value} reasoning tokens a response on average (${percent} interval ${interval}; ${n} responses).`,
    thoughtsRange: ({ least, most }) =>
      `Mean thoughts a response run from ${told(least)} for ${least.arm} to ${told(most)} for ${most.arm}.`,
    thoughtsOne: ({ arm, value, interval }) =>
      `${arm} has ${value} thoughts a response on average (${percent} interval ${interval}).`,
    loops: ({ count, responses, models: names }) =>
      `${count} of ${responses} responses ${count === '1' ? 'runs' : 'run'} into a loop: ${listed(names)}.`,
    noLoops: (responses) => `None of the ${responses} responses runs into a loop.`,
    keepInMind: 'To keep in mind',
    differentProblems: ({ least, most }) =>
      `The models did not all meet the same problems (${least} to ${most} a model): their numbers stand beside each other and are not compared.`,
    withheld: ({ names, reason }) => `Thoughts are not measured for ${listed(names)}: ${reason}.`,
    giveGold: ({ ungraded, responses }) =>
      `Responses without a gold answer: ${ungraded} of ${responses}. npx jevons import … --gold FILE takes gold answers from a file, by a problem's id or question.`,
    noJudge:
      'Underthinking is not measured: no judge has said which thoughts are correct. Thoughts and switches are counted, not judged.',
    fewSwitches: (found) =>
      `The openers found next to no switch in the reasoning of ${listed(found.map(({ arm, switches, texts }) => `${arm} (${switches} in ${texts} ${texts === '1' ? 'text' : 'texts'})`))}: such a model probably switches by other words, and its underthinking cannot be told from these thoughts. npx jevons openers RUN --out openers.json learns them.`,
    unread: ({ arm, count, texts, language }) =>
      `${count} of ${texts} ${texts === '1' ? 'text' : 'texts'} of ${arm} ${count === '1' ? 'is' : 'are'} in ${language === 'ko' ? 'Korean' : 'Chinese'}, and the openers are not: no switch in ${count === '1' ? 'it' : 'them'} is counted. npx jevons score RUN --openers ${language} takes those of that language.`,
    noTokens: (names) => `Reasoning tokens are not known for ${listed(names)}.`,
  },
  samplesHow:
    'Chosen by a rule before anyone read them: of up to three models (those with reasoning of their own first) the first response in the file that is not correct, and the first that is; where nothing is graded, the first. Where there is one, the first that ran into a loop is here too, and where thoughts were judged the first that left a correct one.',
  rule: {
    right: (facts) => firstOf('correct response', facts),
    wrong: (facts) => firstOf('incorrect response', facts),
    first: (facts) => firstOf('response', facts),
    abandoned: ({ arm }) => `The first response of “${arm}” that is not correct and left a correct line.`,
    loop: ({ arm }) => `The first response of “${arm}” that ran into a loop.`,
  },
  levelsDescribe:
    'Levels as the data set gives them. Each interval holds for itself; among many, one or the other strays by chance alone.',
  positionsDescribe:
    'Tenths by characters of the reasoning. Only models with at least ten switches are here. Each interval holds for itself.',
  notesGrouped: 'Also absent from the summary, by reason:',
  values: (count) => (count === '1' ? '1 value' : `${count} values`),
  definitions: [
    {
      term: 'Accuracy',
      meaning:
        'Correct responses ÷ responses with a gold answer. A response that gives no answer, was cut off or ran into a loop is ungradable, and counts as not correct.',
    },
    {
      term: 'Reasoning tokens',
      meaning:
        'Tokens of the reasoning alone, without the answer, by the tokenizer named below. Counts by different tokenizers do not compare exactly.',
    },
    {
      term: 'Thought, switch, reflection',
      meaning:
        'A thought is a stretch of reasoning between two switches; a switch is an opener such as “Alternatively” that starts another approach. Reflections (“Wait”) check the same approach and are counted apart. The words are a lexicon’s: a model that switches by other words seems not to switch.',
    },
    {
      term: 'Reasoning: its own, summary, hidden',
      meaning:
        'Some vendors return only a summary of the reasoning, or none. Its tokens may be billed and recorded; its thoughts are not the model’s, and are not measured.',
    },
    {
      term: 'Loop',
      meaning:
        'A block of text repeated again and again, to the end of the response or until the model left it. A loop that never reaches an answer is ungradable.',
    },
    {
      term: 'Intervals',
      meaning:
        'Pointwise 95\u00a0% intervals; problems are resampled, since responses to one problem resemble each other. Below 30 problems they are rough. That two intervals overlap does not show that the means are equal.',
    },
  ],
  method: {
    responses: 'Responses',
    responsesText: ({ responses, models: count, problems, samples }) =>
      `${responses} responses of ${models(count)} to ${problems} problems, at most ${samples} of a model to a problem. Intervals treat a problem as one observation.`,
    files: 'Files',
    filesMore: (count) => `and ${count} more`,
    model: 'Model',
    tokenizer: 'Tokens by',
    splitting: 'Thoughts at',
    judge: 'Judge',
    noJudge: 'none: thoughts are not judged',
    sampling: 'Sampling',
    notRecorded: 'not recorded in the files',
    denominator: 'Denominator',
    denominatorText: 'every response with a gold answer for accuracy, every response for the rest',
    intervals: 'Intervals',
  },
  reproduce:
    'The same numbers and report from the run folder; the responses stay as they are (other flags split, count or grade otherwise):',
}
