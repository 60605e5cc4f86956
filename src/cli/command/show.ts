import type { Command } from 'commander'
import type { World } from '../world.ts'
import { splitOptions } from './split-options.ts'

/** The command line of `jevons show`. What it does is loaded only when it is called. */
export function addShow(program: Command, world: World): void {
  splitOptions(
    program
      .command('show')
      .description('print a response with its thoughts, or list the responses of a run')
      .argument('<RUN>', 'a run folder')
      .argument('[ID]', 'problem/arm/sample, or the beginning of it'),
  )
    .option('--outcome <NAME>', 'list only responses that are correct, incorrect, ungradable, failed or none')
    .option('--top <N>', 'how many to list')
    .action(async (run: string, id: string | undefined, flags: object) =>
      (await import('../show.ts')).show(run, id, flags, world),
    )
}
