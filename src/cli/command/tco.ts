import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons tco`. What it does is loaded only when it is called. */
export function addTco(program: Command, world: World): void {
  program
    .command('tco')
    .description(
      'what a cluster costs over its life by every method, and which of them gives a printed total',
    )
    .option('--example <ID>', 'a cluster of the facts: hopper-60k')
    .option(
      '--input <FILE>',
      'a cluster of your own, in JSON or YAML; docs/economics-cluster.md has its keys',
    )
    .option('--printed <TOTAL>', 'a total in USD million as it was printed: which method gives it')
    .option(
      '--method <ID>',
      'the method of GPU-hours, KRW and sensitivity; unless named straightLine of an example, annuity of a cluster of your own',
    )
    .option('--wacc <SHARE>', 'cost of capital a year, such as 0.133')
    .option('--life <YEARS>', 'years of use')
    .option('--residual <SHARE>', 'worth at the end as a share of the price, such as 0.1')
    .option('--tax <SHARE>', 'tax on the purchase as a share of the price')
    .option('--utilisation <SHARE>', 'hours that earn something as a share of all')
    .option('--network <USD>', 'network for each accelerator, where the server price does not hold it')
    .option('--usd-per-kwh <USD>', 'price power yourself, in place of stated costs to operate')
    .option('--usd-per-kw-month <USD>', 'the same by rent of a kilowatt, all-in')
    .option('--kw <KW>', 'IT power of one accelerator with its share of the server')
    .option('--pue <N>', 'what the site draws for each kilowatt of IT load')
    .option('--cooling <KIND>', 'air or liquid: the PUE that the facts have for it')
    .option('--krw-rate <KRW>', 'won for a dollar, with --krw-date; without it the dated rates of the facts')
    .option('--krw-date <DATE>', 'the day of --krw-rate')
    .option('--swing <SHARE>', 'how far each input is moved for the sensitivity; 0.2 unless named')
    .option('--per-gpu-hour', 'sensitivity of the cost of a GPU-hour, not of the total')
    .option('--svg <FILE>', 'write the sensitivity as a drawing')
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../tco.ts')).tco(flags, world))
}
