import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons plan`. What it does is loaded only when it is called. */
export function addPlan(program: Command, world: World): void {
  program
    .command('plan')
    .description('how many problems and samples find a difference in accuracy of some size')
    .option('--effect <SHARE>', 'the true difference to be found, such as 0.02: two points')
    .option('--power <SHARE>', 'the chance that a study of that size finds it; 0.8 unless named')
    .option('--from <RUN>', 'take the variances of this run')
    .option('--arm <ID>', "with --from: which arm is compared with the run's baseline")
    .option('--baseline <ID>', 'with --from: which arm is the baseline')
    .option('--accuracy <SHARE>', 'the accuracy without the effect')
    .option('--intra-problem <R>', 'the correlation of two responses to one problem')
    .option('--pair-correlation <R>', 'the correlation over problems of what the two arms can expect')
    .option('--samples <N,N>', 'responses of each arm to a problem to think of; 1,2,4,8,16,32 unless named')
    .option('--level <SHARE>', 'of the interval that must exclude 0; 0.95 unless named')
    .option(
      '--comparisons <N>',
      'comparisons that share the error; 1 unless named, with --from as many as the run has',
    )
    .option('--json', 'print the plan as JSON')
    .action(async (flags: object) => (await import('../plan.ts')).plan(flags, world))
}
