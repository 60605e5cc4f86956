import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons openers`. What it does is loaded only when it is called. */
export function addOpeners(program: Command, world: World): void {
  program
    .command('openers')
    .description('learn from a run which sentence openers are switches for its model')
    .argument('<RUN>', 'a run folder')
    .option('--arm <ID>', 'learn from this arm alone')
    .option('--top <N>', 'how many openers of each class to print')
    .option('--out <FILE>', 'write the lexicon there, for --openers')
    .option('--json', 'print [{opener, class, count, examples, …}]')
    .action(async (run: string, flags: object) => (await import('../openers.ts')).openers(run, flags, world))
}
