import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons claims`. What it does is loaded only when it is called. */
export function addClaims(program: Command, world: World): void {
  program
    .command('claims')
    .description('forecasts of the weekly: which are due, how they resolved, and how well their speakers did')
    .option('--on <DAY>', 'what was known on that day; today unless named')
    .option('--due', 'only those that are due and not resolved')
    .option('--claims <FILE>', 'a ledger of your own as JSON, as data/note/claims.json has it')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON: [{id, due, resolved, score}]')
    .action(async (flags: object) => (await import('../claims.ts')).claims(flags, world))
}
