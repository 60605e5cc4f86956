import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons export`. What it does is loaded only when it is called. */
export function addExport(program: Command, world: World): void {
  program
    .command('export')
    .description('write the responses of a run as other programs read them')
    .argument('<RUN>', 'a run folder')
    .option('--format <NAME>', 'parquet, csv, jsonl or inspect')
    .option('--out <FILE>', 'where to; without it, and with -, to standard output')
    .option('--guard-formulas', 'in CSV: a quote before texts that a spreadsheet would take for a formula')
    .action(async (run: string, flags: object) =>
      (await import('../export.ts')).exportCommand(run, flags, world),
    )
}
