import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons capability`. What it does is loaded only when it is called. */
export function addCapability(program: Command, world: World): void {
  program
    .command('capability')
    .description('what reaching a score costs over time: cheapest model by date, and how fast that falls')
    .argument('[FILE]', 'a CSV or JSON table of model, date, usdPerMillion, score (and benchmark)')
    .option(
      '--example <ID>',
      'a level of the facts that come with jevons, such as gpt-3; all shows every one',
    )
    .option('--benchmark <NAME>', 'with a file: look at this benchmark alone')
    .option(
      '--threshold <SCORE>',
      'with a file: the least score that counts; that of its first model unless named',
    )
    .option('--level <SHARE>', 'of the interval; 0.95 unless named')
    .option('--fold <N>', 'a decline of N times in --years, in every unit')
    .option('--years <Y>', 'with --fold')
    .option('--published', 'list published declines')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .option('--json', 'print JSON')
    .action(async (file: string | undefined, flags: object) =>
      (await import('../capability.ts')).capability(file, flags, world),
    )
}
