import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons policies`. What it does is loaded only when it is called. */
export function addPolicies(program: Command, world: World): void {
  program
    .command('policies')
    .description('list the policies and selections, and the values they take')
    .option('--json', 'print the list as JSON and nothing else')
    .action(async (flags: object) => (await import('../policies.ts')).policies(flags, world))
}
