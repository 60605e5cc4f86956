import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons weekly`. What it does is loaded only when it is called. */
export function addWeekly(program: Command, world: World): void {
  program
    .command('weekly')
    .description('write a weekly from data: note.html, note.md, note.pdf and what does not recompute')
    .option('--date <DAY>', 'an issue that comes with the package: 2025-02-07')
    .option('--from <DIR>', 'an issue of your own: note.md or en.md and ko.md, notice.yaml, and its data')
    .option('--lang <LANG>', 'en or ko')
    .option('--out <DIR>', 'where to write it')
    .option(
      '--run <DIR>',
      'a scored run for the figures of section III; without it the usual study is run once',
    )
    .option('--pdf', 'print a PDF, and fail where there is no browser for it')
    .option('--no-pdf', 'print none')
    .option('--check', 'only check the note and its notice: nothing but findings is written')
    .option('--waive <RULE[@LINE]: REASON>', 'let a finding stand, and say why; repeatable', gathered)
    .option('--new <DAY>', 'begin the issue of that day in --out from a template')
    .option('--json', 'print what was found as JSON')
    .addHelpText(
      'after',
      '\nErrors of the note that nobody waived, and gaps of the compliance notice, block publication: exit code 1, and only\nfindings.json is written.',
    )
    .action(async (flags: object) => (await import('../weekly.ts')).weekly(flags, world))
}
