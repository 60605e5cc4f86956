import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons peers`. What it does is loaded only when it is called. */
export function addPeers(program: Command, world: World): void {
  program
    .command('peers')
    .description('companies of the AI value chain: price, market value, returns, means by segment')
    .option('--date <DAY>', 'YYYY-MM-DD; without --prices only 2025-02-07 is printed')
    .option(
      '--prices <FILE>',
      'closes as CSV, Parquet or JSON: date, ticker, close, dividend, split, currency, shares; repeatable',
      gathered,
    )
    .option(
      '--provider <NAME>',
      'yahoo: ask online, by the package yahoo-finance2, which is not installed by itself',
    )
    .option('--save-prices <FILE>', 'with --provider: write the closes as CSV, to be read by --prices')
    .option('--fx <FILE>', 'dated exchange rates: date, from, to, rate, source; repeatable', gathered)
    .option('--peers <FILE>', 'companies of your own, as data/market/peers.json has them')
    .option('--currency <CODE>', 'of market values: KRW unless named')
    .option(
      '--sort <COLUMN>',
      'ticker, name, price, cap, 1W, 1M, 3M, 6M, 1Y, YTD or earnings, within segments',
    )
    .option('--segment <ID>', 'one segment, such as hardware-infrastructure')
    .option('--lang <LANG>', 'en or ko')
    .option('--about', 'what each company does with AI, below its line')
    .option('--base', 'prices that returns count from, instead of returns')
    .option('--check-printed', 'with --prices: printed returns against closes, and the days that they fit')
    .option('--svg <FILE>', 'draw the means of the segments')
    .option('--window <WINDOW>', 'with --svg: 1W, 1M, 3M, 6M, 1Y or YTD; YTD unless named')
    .option('--csv', 'a line a stock')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../peers.ts')).peers(flags, world))
}
