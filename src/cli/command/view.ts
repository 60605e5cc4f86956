import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons view`. What it does is loaded only when it is called. */
export function addView(program: Command, world: World): void {
  program
    .command('view')
    .description('look at runs in a browser: figures, responses thought by thought, labels, a playground')
    .argument('[RUN|DIR]', 'a run, or a folder of runs; without it the folder runs, or this one')
    .option('--port <P>', 'where to listen; 0 for any free port', '8735')
    .option('--host <H>', 'listen for other machines too, by this address of this one; needs --token')
    .option('--token <T>', 'what a browser must know: 16 characters or more')
    .option('--labeller <NAME>', 'who labels thoughts, as it is recorded', 'human')
    .option('--open', 'open the browser')
    .action(async (folder: string | undefined, flags: object) =>
      (await import('../view.ts')).view(folder, flags, world),
    )
}
