import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons report`. What it does is loaded only when it is called. */
export function addReport(program: Command, world: World): void {
  program
    .command('report')
    .description('write the report of a run again, or of several runs beside each other')
    .argument('<RUN...>', 'run folders; with several, each later one is compared with the first')
    .option('--format <NAME>', 'html, pdf (with an installed Chromium) or md', 'html')
    .option('--lang <CODE>', 'en or ko', 'en')
    .option(
      '--out <FILE>',
      'where to; without it report.html, .pdf or .md in the run folder (comparison.* of several)',
    )
    .option(
      '--fail-if <CONDITION>',
      'exit with 1 where this holds by its interval, such as "accuracy.tip < accuracy.none"; may be repeated',
      gathered,
    )
    .option('--junit <FILE>', 'what came of the conditions, for a build server')
    .action(async (runs: string[], flags: object) =>
      (await import('../report.ts')).report(runs, flags, world),
    )
}
