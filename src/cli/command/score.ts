import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons score`. What it does is loaded only when it is called. */
export function addScore(program: Command, world: World): void {
  program
    .command('score')
    .description('grade, split, count and measure the responses of runs, and write their reports')
    .argument('<RUNS...>', 'run folders')
    .option('--openers <NAME|FILE>', 'the openers that thoughts are cut at: en, en-wide, zh, ko or a file')
    .option('--granularity <NAME>', 'opener or blank-line')
    .option('--reflections', 'reflections start a thought too')
    .option(
      '--tokenizer <NAME|FILE>',
      'count tokens by this family or tokenizer.json; auto: by the family of each model',
    )
    .option('--order-matters', 'lists must be in the order of the gold answer')
    .option('--tolerance <T>', 'how far numbers may lie from the gold answer')
    .option('--strict', 'no leniency in units, forms and brackets')
    .option('--pattern <REGEX>', 'a regular expression that finds the answer')
    .option('--answer-from-reasoning', 'look for an answer in the reasoning where the answer part has none')
    .option(
      '--judge <NAME>',
      'judge thoughts by this judge, as far as it is recorded; without it the one before',
    )
    .option('--threads <N>', 'how many threads score; without it as many as there are processors')
    .option('--queue <URL>', 'a Postgres through which jevons workers anywhere score imported runs')
    .option(
      '--workers <N>',
      'with --queue: so many workers in this process (1); 0 plans and waits for others',
    )
    .option(
      '--shared-folder <DIR>',
      'with --queue: workers read the runs in this folder themselves, and no text travels',
    )
    .option('--json', 'print summary.json and nothing else; of several runs an array')
    .option('--quiet', 'no progress')
    .action(async (runs: readonly string[], flags: object) =>
      (await import('../score.ts')).score(runs, flags, world),
    )
}
