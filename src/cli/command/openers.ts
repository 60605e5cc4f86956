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
    .option('--confirm <MODEL>', 'ask model:NAME@URL whether the approach changes at the transitions learnt')
    .option('--places <N>', 'how many places of each opener it is asked about; 10 without it')
    .option('--max-cost <USD>', 'stop asking before it costs more')
    .option('--price <IN,OUT>', 'US dollars for a million tokens in and out')
    .option('--max-tokens <N>', 'at most so many tokens a reply')
    .option('--concurrency <N>', 'how many questions at a time')
    .option('--yes', 'ask whatever it costs')
    .option('--quiet', 'no progress')
    .option('--json', 'print [{opener, class, count, examples, …}]')
    .action(async (run: string, flags: object) => (await import('../openers.ts')).openers(run, flags, world))
}
