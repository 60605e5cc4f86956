import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons figures`. What it does is loaded only when it is called. */
export function addFigures(program: Command, world: World): void {
  program
    .command('figures')
    .description('print a figure of a run as a table, JSON, CSV or SVG, or list its figures')
    .argument('<RUN>', 'a run folder that is scored')
    .argument('[NAME]', 'a figure of the list')
    .option('--json', 'its numbers with their intervals; without NAME those of every figure')
    .option('--csv', 'a line a number')
    .option('--svg', 'the drawing, as a file of its own')
    .option('--out <FILE>', 'where to; without it to standard output')
    .option('--lang <CODE>', 'en or ko', 'en')
    .option('--arms <LIST>', 'only these arms, parted by blanks')
    .option('--level <N>', 'only this level')
    .option('--outcome <NAME>', 'correct or incorrect, in figures that can be of one')
    .option('--published', 'beside it the numbers of arXiv 2501.18585')
    .option('--response <ID>', 'the thoughts of this response, for the figure response-thoughts')
    .option('--width <PIXELS>', 'of the drawing', '360')
    .action(async (run: string, name: string | undefined, flags: object) =>
      (await import('../figures.ts')).figures(run, name, flags, world),
    )
}
