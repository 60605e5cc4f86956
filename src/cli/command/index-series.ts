import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons index`. What it does is loaded only when it is called. */
export function addIndex(program: Command, world: World): void {
  program
    .command('index')
    .description(
      'an index of stocks by a rule: drifting weights, rebalanced, price and total return, against funds; of made-up prices where none are named',
    )
    .option(
      '--universe <FILE>',
      'what it holds from which day on, in YAML or JSON; docs/market.md has its keys',
    )
    .option(
      '--prices <FILE>',
      'closes as CSV, Parquet or JSON: date, ticker, close, dividend, split, currency, shares; repeatable',
      gathered,
    )
    .option('--fx <FILE>', 'dated exchange rates: date, from, to, rate, source; repeatable', gathered)
    .option('--against <TICKERS>', 'funds or stocks of the prices to compare with: AIQ,XT')
    .option('--weight <HOW>', 'equal or cap; that of the universe unless named')
    .option('--rebalance <WHEN>', 'third-friday, quarter-end or none; that of the universe unless named')
    .option('--withholding <SHARE>', 'of dividends, what is withheld; 0 unless named')
    .option('--currency <CODE>', 'of the index; that of the universe unless named')
    .option('--group <ID|TICKERS>', 'whose share of the index is told: mag7, or tickers')
    .option('--to <DAY>', 'the last day')
    .option('--svg <FILE>', 'draw it beside the funds')
    .option('--share-svg <FILE>', 'with --group: draw its share')
    .option('--lang <LANG>', 'en or ko: of the text and the drawings')
    .option('--csv', 'a line a day')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../index-series.ts')).indexCommand(flags, world))
}
