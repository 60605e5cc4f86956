import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons lint`. What it does is loaded only when it is called. */
export function addLint(program: Command, world: World): void {
  program
    .command('lint')
    .description('check the numbers of a note: recompute what can be recomputed, in English or Korean')
    .argument('[FILE...]', 'notes in Markdown, HTML or plain text; - is standard input')
    .option('--format <FORM>', 'text, json or sarif', 'text')
    .option('--date <DAY>', 'the day of publication, where the note does not say it: YYYY-MM-DD')
    .option('--facts <FILE>', 'facts of your own as JSON, beside those of the package')
    .option('--no-facts', 'use no facts from outside: only what the text itself shows')
    .option('--waive <RULE[@LINE]: REASON>', 'let a finding stand, and say why; repeatable', gathered)
    .option('--rules', 'list the rules and what each compares')
    .option('--lang <LANG>', 'of the findings: en or ko; without it that of each note')
    .option('--json', 'the same as --format json')
    .addHelpText(
      'after',
      '\nExits with 1 where an error is left that is not waived. In a note: <!-- lint-waive RULE@LINE: reason -->',
    )
    .action(async (files: readonly string[], flags: object) =>
      (await import('../lint.ts')).lintCommand(files, flags, world),
    )
}

function gathered(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value]
}
