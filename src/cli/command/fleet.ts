import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons fleet`. What it does is loaded only when it is called. */
export function addFleet(program: Command, world: World): void {
  program
    .command('fleet')
    .description(
      'fleets of accelerators as they were counted, projects of several years, and money to GPUs to power',
    )
    .argument('[OWNER]', 'everything said of one owner, such as meta; without it the list of all')
    .option('--project <ID>', 'phases, parts and funding of a project: stargate')
    .option('--input <FILE>', 'a project of your own, in JSON or YAML; docs/economics-fleet.md has its keys')
    .option('--capex <USD>', 'money for a build-out, such as 50e9: how many GPUs and megawatts')
    .option('--usd-per-gpu <USD>', 'with --capex: server, network and building for each')
    .option('--gpu <ID>', 'with --capex: whose power is provisioned, such as gb200')
    .option('--kw <KW>', 'with --capex: power for each, all-in; that of --gpu unless named')
    .option('--json', 'print JSON')
    .option('--explain', 'with --capex: the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (owner: string | undefined, flags: object) =>
      (await import('../fleet.ts')).fleet(owner, flags, world),
    )
}
