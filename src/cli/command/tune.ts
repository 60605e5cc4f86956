import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons tune`. What it does is loaded only when it is called. */
export function addTune(program: Command, world: World): void {
  program
    .command('tune')
    .description('choose a policy’s values on tuning problems, and measure them on fresh ones')
    .option('--policy <NAME>', 'the policy, such as tip')
    .option('--grid <SPEC>', 'the values to try, such as alpha=1:3:6:10,beta=20:50:100')
    .option('--problems <N>', 'how many problems it is chosen on, and as many fresh ones; 200 unless named')
    .option('--samples <K>', 'responses to each problem; 1 unless named')
    .option('--max-tokens <N>', 'at most so many tokens a response')
    .option('--seed <S>', 'what every random number comes from')
    .option('--out <DIR>', 'a folder for its two runs; without it a new one under runs/')
    .option('--resume', 'finish what is in --out')
    .option('--json', 'print {grid, chosen, optimism} and nothing else')
    .option('--quiet', 'no progress')
    .action(async (flags: object) => (await import('../tune.ts')).tune(flags, world))
}
