import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons serve`. What it does is loaded only when it is called. */
export function addServe(program: Command, world: World): void {
  program
    .command('serve')
    .description(
      'an OpenAI-compatible server around the reasoner or in front of another server, with policies',
    )
    .option('--engine <NAME>', 'serve an engine: reasoner (embedded)')
    .option(
      '--upstream <URL>',
      'stand before this server, such as http://127.0.0.1:8080/v1; its key is in JEVONS_API_KEY',
    )
    .option('--policy <SETTING>', 'for requests that name none, such as tip:alpha=3,beta=50')
    .option(
      '--on-policy-error <WHAT>',
      'a policy that cannot be carried out: fail, or pass without it',
      'fail',
    )
    .option('--port <P>', 'where to listen; 0 for any free port', '8736')
    .option('--host <H>', 'listen for other machines too, by this address of this one; needs keys')
    .option(
      '--keys-file <FILE>',
      'keys that clients must know, one a line; or JEVONS_SERVE_KEYS, with commas',
    )
    .option('--max-open <N>', 'so many requests under way at a time; further ones are answered 429')
    .option('--max-body <BYTES>', 'the longest request', '16777216')
    .option('--time-limit <S>', 'seconds until an answer must be complete', '1800')
    .option('--drain <S>', 'seconds that answers under way may take once the server is to stop', '30')
    .action(async (flags: object) => (await import('../serve.ts')).serve(flags, world))
}
