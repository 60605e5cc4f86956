import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons probe`. What it does is loaded only when it is called. */
export function addProbe(program: Command, world: World): void {
  program
    .command('probe')
    .description(
      'find out by experiment what a server does with a model: budgets, biases, going on inside the reasoning',
    )
    .argument('<URL>', 'the server, such as http://127.0.0.1:8080/v1; its key is in JEVONS_API_KEY')
    .option('--model <NAME>', 'which of its models; may be left out where it has one')
    .option('--api-key-env <VARIABLE>', 'the environment variable that holds its key')
    .option('--raw-prompt <TEXT>', 'the whole prompt as the model reads it, with {question} in it')
    .option(
      '--tokenizer <NAME|FILE>',
      "the model's own vocabulary, for a server that does not tell its tokens: checked by the server's counts",
    )
    .option('--fresh', 'find it out anew, whatever is known from before')
    .option('--json', 'print JSON')
    .action(async (url: string, flags: object) => (await import('../probe.ts')).probe(url, flags, world))
}
