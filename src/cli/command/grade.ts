import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons grade`. What it does is loaded only when it is called. */
export function addGrade(program: Command, world: World): void {
  program
    .command('grade')
    .description('find the answers in texts and compare them with gold answers')
    .argument(
      '[FILE]',
      'lines {prediction, gold, kind?, options?}, .gz and .zst welcome; - is standard input',
    )
    .option('--prediction <TEXT>', 'grade this one text')
    .option('--gold <ANSWER>', 'its right answer; may be repeated, any of them is right', gathered)
    .option('--kind <KIND>', 'number, expression, choice or text; told from the gold answer where left out')
    .option('--choice <TEXT>', 'the text of an option, A first; to be repeated', gathered)
    .option('--order-matters', 'a list in another order is another answer')
    .option('--tolerance <T>', 'how far a decimal may be off, such as 1e-3')
    .option('--relative-tolerance <T>', 'how far any number may be off, as a share of it')
    .option('--strict', 'names of variables matter, as they do by default')
    .option('--no-strict', 'names of variables do not matter')
    .option('--no-mention', 'words that only mention the gold answer do not count')
    .option(
      '--pattern <RE>',
      'a regular expression that finds the answer, in place of all rules; /…/i for flags',
    )
    .option('--groups <WHICH>', 'of several groups of the pattern: any or all have to be right')
    .option('--form <FORM>', 'only a letter, a word or a line after "ANSWER:" counts')
    .option('--location <PLACE>', 'only what stands at the begin, the end, any place of the text, or exact')
    .option('--symbolic', 'ask a symbolic library, installed apart, about pairs that nothing else decides')
    .option('--json', 'print the verdict as JSON')
    .action(async (file: string | undefined, flags: object) =>
      (await import('../grade.ts')).grade(file, flags, world),
    )
}
