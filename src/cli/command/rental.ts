import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons rental`. What it does is loaded only when it is called. */
export function addRental(program: Command, world: World): void {
  program
    .command('rental')
    .description('a chain-linked index of GPU-hour prices by model and region, from a table of quotes')
    .argument(
      '<FILE>',
      'CSV or JSON: date, region, model, usdPerGpuHour, and where known provider, term, capacityGpus',
    )
    .option('--by <WHAT>', 'model, region, model-region or all; model unless named')
    .option('--max-gap <DAYS>', 'how long a series that is missing is waited for; 7 unless named')
    .option('--csv', 'a line a day and index')
    .option('--json', 'print JSON')
    .action(async (file: string, flags: object) => (await import('../rental.ts')).rental(file, flags, world))
}
