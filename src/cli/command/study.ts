import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons study`. What it does is loaded only when it is called. */
export function addStudy(program: Command, world: World): void {
  program
    .command('study')
    .description('run a study and write its run folder and report')
    .option('--problems <N>', 'how many problems')
    .option('--samples <K>', 'responses to each problem in each arm')
    .option('--policy <SETTING>', 'an arm, such as none or tip:alpha=3,beta=20; may be repeated', gathered)
    .option('--temperature <T>', 'sampling temperature; 0 takes the likeliest token')
    .option('--seed <S>', 'what every random number comes from')
    .option('--split <NAME>', 'development or sealed')
    .option('--baseline <ARM>', 'the arm that the others are compared with')
    .option('--margin <X>', 'the largest loss of accuracy that counts as none, such as 0.02')
    .option('--out <DIR>', 'the run folder; without it a new one under runs/')
    .option('--resume', 'finish the run that is in --out')
    .option('--config <FILE>', 'a study file: the same keys as these flags, in YAML')
    .option('--json', 'print summary.json and nothing else')
    .option('--quiet', 'no progress')
    .action(async (flags: object) => (await import('../study.ts')).study(flags, world))
}
