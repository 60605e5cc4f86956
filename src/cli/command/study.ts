import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons study`. What it does is loaded only when it is called. */
export function addStudy(program: Command, world: World): void {
  const command = program
    .command('study')
    .description('run a study and write its run folder and report')
    .option('--problems <N>', 'how many problems')
    .option('--samples <K>', 'responses to each problem in each arm')
    .option('--policy <SETTING>', 'an arm, such as none or tip:alpha=3,beta=20; may be repeated', gathered)
    .option(
      '--select <SETTING>',
      'what selects from the samples of every arm, such as shortest:n=5; may be repeated',
      gathered,
    )
    .option('--temperature <T>', 'sampling temperature; 0 takes the likeliest token')
    .option('--top-p <P>', 'nucleus: the likeliest tokens that together reach this probability')
    .option('--max-tokens <N>', 'at most so many tokens a response')
    .option('--seed <S>', 'what every random number comes from')
    .option('--split <NAME>', 'development or sealed')
    .option('--baseline <ARM>', 'the arm that the others are compared with')
    .option('--margin <X>', 'the largest loss of accuracy that counts as none, such as 0.02')
    .option(
      '--engine <NAME>',
      'reasoner (embedded), openai (any compatible server), transformers, llama, replay',
    )
    .option('--from <RUN>', 'replay: the run whose responses are given again')
    .option(
      '--base-url <URL>',
      'where the server is, such as http://127.0.0.1:8080/v1; its key is in JEVONS_API_KEY',
    )
    .option('--model <NAME>', 'the model, as the server names it')
    .option('--data <FILE>', 'a data set whose problems are asked, instead of countdown')
    .option('--format <NAME>', 'how --data is read, as jevons import --formats lists them')
    .option('--map <SPEC>', 'which fields of --data are what, such as question=prompt,gold=answer')
    .option('--prompt <TEXT>', "the user's message, with {question} in it")
    .option('--raw-prompt <TEXT>', 'the whole prompt as the model reads it, with {question} in it')
    .option(
      '--tokenizer <NAME|FILE>',
      "the model's own vocabulary: words are biased by its ids where the server does not tell its tokens",
    )
    .option('--body <JSON>', 'what is added to every request, such as {"reasoning_effort":"high"}')
    .option('--preset <NAME>', 'underthinking-paper: the protocol of arXiv 2501.18585')
    .option('--set <NAME>', 'the set of the preset: math500-hard, gpqa-diamond, aime24')
    .option('--dry-run', 'say what would be asked and what it would cost, and ask nothing')
    .option('--out <DIR>', 'the run folder; without it a new one under runs/')
    .option('--resume', 'finish the run that is in --out')
    .option('--config <FILE>', 'a study file: the same keys as these flags, in YAML')
    .option('--json', 'print summary.json and nothing else')
    .option('--quiet', 'no progress')
  addAskingOptions(command).action(async (flags: object) => (await import('../study.ts')).study(flags, world))
}

/** How a server is asked, and what that may cost. */
function addAskingOptions(command: Command): Command {
  return command
    .option('--concurrency <N>', 'how many requests are under way at a time')
    .option('--unstreamed', 'ask for whole responses where the server streams badly')
    .option(
      '--requests-per-minute <N>',
      'at most so many requests to the server in any minute, of all workers',
    )
    .option('--tokens-per-minute <N>', 'at most so many tokens, in and out, in any minute, of all workers')
    .option('--attempts <N>', 'how often a request is sent at most where trying again may help (5)')
    .option('--first-token-limit <S>', 'seconds until the first piece of an answer (600)')
    .option('--stall-limit <S>', 'seconds between two pieces of an answer (120)')
    .option('--time-limit <S>', 'seconds for a whole response; what is there then is graded as cut off')
    .option('--max-cost <USD>', 'stop before the run costs more than this in all, by all workers')
    .option('--price <IN,OUT>', 'US dollars for a million tokens in and out')
    .option('--yes', 'ask whatever it costs')
    .option('--cache <DIR>', 'where responses are kept that were bought, so that none is bought twice')
    .option('--no-cache', 'buy every response')
    .option('--queue <URL>', 'a Postgres through which jevons workers anywhere generate the responses')
    .option(
      '--workers <N>',
      'with --queue: so many workers in this process (1); 0 plans and waits for others',
    )
}
