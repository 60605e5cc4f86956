import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons problems`. What it does is loaded only when it is called. */
export function addProblems(program: Command, world: World): void {
  program
    .command('problems')
    .description('print problems, one JSON object a line: countdown’s, or those of a local data set')
    .option('--problems <N>', 'how many')
    .option('--seed <S>', 'a study with the same seed asks the same problems')
    .option('--split <NAME>', 'training, tuning, development or sealed; with --from a split of the data set')
    .option('--level <L>', 'only problems of this level')
    .option('--from <FILE>', 'a data set: JSON lines, JSON, CSV or Parquet')
    .option('--format <NAME>', 'the shape of its records; told from the content where it is left out')
    .option('--map <MAP>', 'where things stand in its records, such as problem=q,gold=a')
    .action(async (flags: object) => (await import('../problems.ts')).problems(flags, world))
}
