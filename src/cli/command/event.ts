import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons event`. What it does is loaded only when it is called. */
export function addEvent(program: Command, world: World): void {
  program
    .command('event')
    .description('an event in prices: abnormal returns with their interval, and whether groups differ since')
    .option(
      '--prices <FILE>',
      'closes as CSV, Parquet or JSON: date, ticker, close, dividend, split, currency; repeatable',
      gathered,
    )
    .option(
      '--fx <FILE>',
      'dated exchange rates, where the quotes of a stock change their currency',
      gathered,
    )
    .option('--date <DAY>', 'of the event')
    .option('--ticker <TICKER>', 'the stock that it hit')
    .option('--against <TICKER>', 'a fund of the prices as the benchmark')
    .option('--index <FILE>', 'or an index of your own as the benchmark: a universe as of jevons index')
    .option('--days <N>', 'trading days of the event; 1 unless named')
    .option('--estimation <N>', 'trading days before it that tell what is usual; 120 unless named')
    .option('--gap <N>', 'trading days between those and the event; 5 unless named')
    .option(
      '--contrast <A,B>',
      'whether two segments differ since the event, or in printed returns with --returns; repeatable',
      gathered,
    )
    .option('--to <DAY>', 'the last day of contrasts; that of the prices unless named')
    .option(
      '--returns <WINDOW>',
      'contrasts of the printed returns, without prices: 1W, 1M, 3M, 6M, 1Y or YTD',
    )
    .option('--seed <TEXT>', 'of the deals of labels')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../event.ts')).eventCommand(flags, world))
}
