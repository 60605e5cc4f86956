import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons report`. What it does is loaded only when it is called. */
export function addReport(program: Command, world: World): void {
  program
    .command('report')
    .description('write the report of a run again')
    .argument('<RUN>', 'a run folder')
    .option('--language <CODE>', 'en or ko', 'en')
    .option('--out <FILE>', 'where to; without it report.html in the run folder')
    .action(async (run: string, flags: object) => (await import('../report.ts')).report(run, flags, world))
}
