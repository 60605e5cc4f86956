import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons serve`. What it does is loaded only when it is called. */
export function addServe(program: Command, world: World): void {
  program
    .command('serve')
    .description(
      'an OpenAI-compatible server around the reasoner or in front of other servers, with policies and selections',
    )
    .option('--config <FILE>', 'a configuration in YAML; flags beside it count before what it says')
    .option('--check', 'print what would be served, keys hidden, and end: 0 where it can be, else 1')
    .option('--engine <NAME>', 'serve an engine: reasoner (embedded), replay, llama or transformers')
    .option('--from <RUN>', 'replay: the run whose responses are given')
    .option(
      '--model <M>',
      'llama: a GGUF file; transformers: a folder with an ONNX model, or its name on the hub',
    )
    .option('--raw-prompt <TEXT>', 'llama, transformers: the whole prompt, with {question} in it')
    .option(
      '--upstream <URL...>',
      'stand before this server, such as http://127.0.0.1:8080/v1, or before several; their key is in JEVONS_API_KEY',
    )
    .option(
      '--tokenizer <NAME|FILE>',
      "the vocabulary of the upstream's models, where it does not tell its tokens: policies bias words by its ids",
    )
    .option('--policy <SETTING>', 'for requests that name none, such as tip:alpha=3,beta=50')
    .option('--select <SETTING>', 'one answer out of several responses, such as majority:n=5')
    .option(
      '--on-policy-error <WHAT>',
      'a policy that cannot be carried out: fail, or pass without it (default: fail)',
    )
    .option('--port <P>', 'where to listen; 0 for any free port (default: 8736)')
    .option('--host <H>', 'listen for other machines too, by this address of this one; needs keys')
    .option(
      '--keys-file <FILE>',
      'keys that clients must know, one a line; or JEVONS_SERVE_KEYS, with commas',
    )
    .option('--record <RUN>', 'write what is asked and answered as a run into this folder')
    .option('--redact <MODULE>', 'a JavaScript file whose redact() takes out what must not be written')
    .option('--max-open <N>', 'so many requests under way at a time; further ones are answered 429')
    .option('--max-body <BYTES>', 'the longest request (default: 16777216)')
    .option('--time-limit <S>', 'seconds until an answer must be complete (default: 1800)')
    .option('--drain <S>', 'seconds that answers under way may take once the server is to stop (default: 30)')
    .action(async (flags: object) => (await import('../serve.ts')).serve(flags, world))
}
