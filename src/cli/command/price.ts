import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons price`. What it does is loaded only when it is called. */
export function addPrice(program: Command, world: World): void {
  program
    .command('price')
    .description('what tokens of a model cost by list, at a date and hour')
    .argument('<MODEL>', 'the model, such as deepseek-reasoner')
    .option('--at <DATE|TIME>', 'a day, or a time with its zone such as 2025-02-07T10:00Z; now unless named')
    .option('--provider <ID>', 'whose price, such as deepseek')
    .option('--json', 'print JSON')
    .action(async (model: string, flags: object) =>
      (await import('../price.ts')).priceCommand(model, flags, world),
    )
}
