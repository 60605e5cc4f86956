import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons compare`. What it does is loaded only when it is called. */
export function addCompare(program: Command, world: World): void {
  program
    .command('compare')
    .description('pair two runs on the problems that they share, and say what differs')
    .argument('<A>', 'a run folder')
    .argument('<B>', 'another run folder; differences are B − A')
    .option('--arm-a <ID>', 'compare this arm of A')
    .option('--arm-b <ID>', 'with this arm of B')
    .option('--margin <SHARE>', 'the largest loss of accuracy that counts as none, declared before looking')
    .option('--level <SHARE>', 'of the intervals, all together; 0.95 unless named')
    .option('--json', 'print the comparison as JSON')
    .action(async (a: string, b: string, flags: object) =>
      (await import('../compare.ts')).compare({ a, b }, flags, world),
    )
}
