import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons grim`. What it does is loaded only when it is called. */
export function addGrim(program: Command, world: World): void {
  program
    .command('grim')
    .description('which whole numbers of right answers give a printed accuracy: often none does')
    .option(
      '--accuracy <PRINTED>',
      'the accuracy with the digits it was printed with, such as 84.3, 84.3% or 0.843',
    )
    .option('--n <N>', 'answers in one run')
    .option('--runs <N>', 'runs that the accuracy is the mean of; 1 unless named')
    .option('--json', 'print the finding as JSON')
    .action(async (flags: object) => (await import('../grim.ts')).grimCommand(flags, world))
}
