import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons worker`. What it does is loaded only when it is called. */
export function addWorker(program: Command, world: World): void {
  program
    .command('worker')
    .description('generate and score what waits in a queue, until told to stop')
    .option('--queue <URL>', 'the database, such as postgres://user@host:5432/studies; or JEVONS_QUEUE')
    .option('--concurrency <N>', 'how many responses are under way at a time')
    .option(
      '--base-url <URL>',
      'where the server of the studies is for this worker; its key is in JEVONS_API_KEY',
    )
    .option('--model <NAME>', 'where the model of the studies is for this worker: for llama and transformers')
    .option(
      '--tokenizer <NAME|FILE>',
      "the vocabulary of the studies' server, where that does not tell its tokens",
    )
    .option('--from <RUN>', 'where the run is for this worker that studies of --engine replay give again')
    .option('--requests-per-minute <N>', 'at most so many requests of this worker in any minute')
    .option('--tokens-per-minute <N>', 'at most so many tokens of this worker, in and out, in any minute')
    .option('--threads <N>', 'how many threads score; without it as many as there are processors')
    .option(
      '--shared-folder <DIR>',
      'where runs are on this machine that score was given --shared-folder for',
    )
    .option('--heartbeat <S>', 'says every so many seconds that it lives; after four it counts as lost (10)')
    .option('--until-empty', 'end once nothing waits and nothing is under way')
    .option('--quiet', 'no progress')
    .action(async (flags: object) => (await import('../worker.ts')).worker(flags, world))
}
