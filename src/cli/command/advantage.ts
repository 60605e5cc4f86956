import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons advantage`. What it does is loaded only when it is called. */
export function addAdvantage(program: Command, world: World): void {
  program
    .command('advantage')
    .description('group-relative advantages (GRPO) of the graded responses of a run, to train on them')
    .argument('<RUN>', 'a run folder')
    .option('--ddof <N>', "0 or 1, taken off in the group's deviation; 1 unless named, as torch.std has it")
    .option('--epsilon <E>', 'added to the deviation; 1e-6 unless named')
    .option('--no-deviation', 'do not divide by the deviation: Dr. GRPO')
    .option('--json', 'print every response with its advantage, as one JSON document')
    .option('--lines', 'print them as lines of JSON')
    .action(async (run: string, flags: object) =>
      (await import('../advantage.ts')).advantage(run, flags, world),
    )
}
