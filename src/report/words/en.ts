import { englishFigureWords } from '#figure'
import type { ReportWords } from '../report-words.ts'
import { englishImportedWords } from './imported-en.ts'
import { englishJudgeWords } from './judge-en.ts'
import { englishVerdictWords } from './verdict-en.ts'

export const englishReportWords: ReportWords = {
  figures: englishFigureWords,
  eyebrow: 'jevons · study report',
  title: ({ arms, baseline }) =>
    arms.length === 0 ? `${baseline}, measured` : `${arms.join(', ')} against ${baseline}`,
  subtitle: ({ problems, samples, kind, split, engine }) =>
    `${kind === 'dataset' ? `${problems} problems of a data set` : `${problems} ${kind} problems (${split} split)`}, ${responses(samples)} a problem and arm, on the engine ${engine}.`,
  about:
    'A reasoning model pays for its answers in thinking tokens. This study asks whether it leaves promising lines of thought too early, and whether a decoding policy that is meant to prevent that makes it correct more often. Every number below comes from the run that this report was made of.',
  headings: {
    verdict: 'Verdict',
    notice: 'About this model',
    figures: 'Figures',
    arms: 'The arms in numbers',
    comparisons: 'The comparisons in numbers',
    levels: 'Level by level',
    samples: 'Sample responses',
    notes: 'What is absent, and why',
    reading: 'How to read it',
    method: 'How it was measured',
    reproduce: 'Repeat it',
  },
  judgeWords: englishJudgeWords,
  verdict: englishVerdictWords,
  samples: {
    rule: {
      gained: ({ arm, baseline, position, total }) =>
        `“${arm}” is correct, “${baseline}” is not: number ${position} of ${total} such pairs, in the order drawn.`,
      lost: ({ arm, baseline, position, total }) =>
        `“${baseline}” is correct, “${arm}” is not: number ${position} of ${total} such pairs, in the order drawn.`,
      neither: ({ arm, baseline, position, total }) =>
        `Neither “${arm}” nor “${baseline}” is correct: number ${position} of ${total} such pairs, in the order drawn.`,
      right: ({ arm, position, total }) =>
        `“${arm}” is correct: number ${position} of ${total}, in the order drawn.`,
      wrong: ({ arm, position, total }) =>
        `“${arm}” is not correct: number ${position} of ${total}, in the order drawn.`,
      abandoned: ({ arm, position, total }) =>
        `“${arm}” is not correct and left a line that could still have won: number ${position} of ${total} such responses.`,
      loop: ({ arm, position, total }) =>
        `“${arm}” ran into a loop: number ${position} of ${total} such responses.`,
    },
    how: 'Chosen by a rule before anyone read them: the first problems, in the order drawn, where the arms differ in either direction, as many of one as of the other, and the first where both fail; then, where there are any, the first response of each arm that abandoned a correct line and the first that ran into a loop. The counts say how common each case is.',
    none: 'No responses were kept for this report.',
    gold: 'A correct answer',
    outcomes: {
      correct: 'correct',
      incorrect: 'incorrect',
      ungradable: 'ungradable',
      failed: 'failed',
      ungraded: 'no gold answer',
    },
    states: {
      correct: 'correct line',
      abandoned: 'correct line, abandoned',
      incorrect: 'incorrect line',
      unjudged: 'not judged',
    },
    answer: 'Answer',
    reasoningTokens: (count) => `${count} reasoning tokens`,
    thoughts: (count) => (count === '1' ? '1 thought' : `${count} thoughts`),
    leftOut: (characters) => `… ${characters} more characters are in the run folder.`,
    empty: 'The response is empty.',
    loop: ({ period, rounds }) => `A loop begins here: a block of ${period} characters, ${rounds} times.`,
  },
  notes: {
    lead: 'Numbers in the tables point here. What could not be estimated is left out, never shown as zero.',
    none: 'Nothing is absent from this report.',
    others: 'Also absent from the summary:',
  },
  levelsDescribe:
    'Differences within one level have pointwise intervals. They describe: they are outside the family that the verdict rests on, and among several levels one may stray by chance alone.',
  definitions: [
    {
      term: 'Accuracy',
      meaning:
        'Correct responses ÷ planned responses. A response that was cut off or gave no answer is ungradable, and counts as not correct.',
    },
    {
      term: 'Thought, switch',
      meaning:
        'A thought is a stretch of reasoning between two switches; a switch is an opener such as “Alternatively” that starts another approach. Reflections (“Wait”) check the same approach and are counted apart.',
    },
    {
      term: 'Correct line',
      meaning:
        'The line a thought commits to can still reach the target. A thought that commits to nothing valid is incorrect.',
    },
    {
      term: 'Abandoned',
      meaning:
        'The share of incorrect responses that left a correct line with a winning continuation untried: underthinking proper. A searcher that finishes every line before it leaves has 0.',
    },
    {
      term: 'UT score',
      meaning:
        '1 − (tokens up to the first correct thought ÷ all reasoning tokens), 0 where no thought is correct, averaged over incorrect responses. The weighted score averages over all responses, with 0 for the correct ones.',
    },
    {
      term: 'By chance',
      meaning:
        'The same statistic after the judgements are shuffled among thoughts of the same position. What lies near it can be luck.',
    },
    {
      term: 'Pointwise and simultaneous',
      meaning:
        'A pointwise 95\u00a0% interval holds for one comparison looked at alone. Simultaneous intervals hold for the whole family together; the verdict goes by them.',
    },
    {
      term: 'Distinguishable',
      meaning:
        'The simultaneous interval excludes zero. Otherwise the data cannot tell, which is not the same as “no effect”.',
    },
    {
      term: 'Detectable',
      meaning:
        'The smallest true difference that a study of this size would have shown with 80\u00a0% power.',
    },
    {
      term: 'Non-inferior',
      meaning: 'Worse by no more than a margin that was declared before the study ran.',
    },
  ],
  method: {
    problems: 'Problems',
    problemsText: ({ problems, clusters, samples }) =>
      `${problems} problems in ${clusters} clusters, ${responses(samples)} a problem and arm. Intervals treat a cluster as one observation.`,
    split: 'Split',
    seed: 'Seed',
    engine: 'Engine',
    model: 'Model',
    tokenizer: 'Tokenizer',
    judge: 'Judge',
    sampling: 'Sampling',
    samplingText: ({ temperature, topP, maxTokens }) =>
      `temperature ${temperature}, top-p ${topP}, at most ${maxTokens} tokens`,
    denominator: 'Denominator',
    denominatorText: ({ planned, leftOut }) =>
      `${planned} planned responses an arm; ${leftOut} pairs of problem and sample left out because an arm failed there`,
    family: 'Family',
    familyText: ({ size, metrics, level }) =>
      `${size} comparisons (${metrics}), covered together at ${level}`,
    intervals: 'Intervals',
    differences: 'Differences',
  },
  reproduce: {
    lead: 'The same study, from a clone of the repository:',
    unsaid: 'One command cannot say how this study was set up: the run folder’s run.json keeps it.',
    footer: (version) => `Made by jevons ${version}. One file: no scripts, nothing fetched.`,
  },
  imported: englishImportedWords,
}

function responses(count: string): string {
  return count === '1' ? 'one response' : `${count} responses`
}
