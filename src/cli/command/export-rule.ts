import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons export-rule`. What it does is loaded only when it is called. */
export function addExportRule(program: Command, world: World): void {
  program
    .command('export-rule')
    .description('whether a chip needs a US export licence on a day, and which paragraph decides')
    .argument('[CHIP]', 'a chip, such as h20; jevons gpu lists them')
    .option('--date <DATE>', 'YYYY-MM-DD')
    .option('--country <CODE>', 'where it goes: CN unless named')
    .option('--headquarters <CODE>', 'where who receives it has the headquarters; as --country unless named')
    .option('--matrix', 'all chips by the days on which something changed')
    .option('--dates <LIST>', 'with --matrix: these days, parted by commas')
    .option('--measures', 'rules and letters with all their dates')
    .option('--tiers', 'the tiers of January 2025, complete, and what printed lists leave out')
    .option('--quotas', 'the quotas of January 2025 in TPP and H100, against the printed ones')
    .option(
      '--ledger <FILE>',
      'what remains of quotas: a CSV with date, country, consignee, chip, count, quota',
    )
    .option('--memory <GBPS,MM2>', 'a stack of memory on its own, by bandwidth and area: --memory 819,110')
    .option('--json', 'print JSON')
    .option('--explain', 'how TPP and performance density come about')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (chip: string | undefined, flags: object) =>
      (await import('../export-rule.ts')).exportRule(chip, flags, world),
    )
}
