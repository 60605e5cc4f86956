import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons judge`. What it does is loaded only when it is called. */
export function addJudge(program: Command, world: World): void {
  program
    .command('judge')
    .description('judge which thoughts of a run were right, or measure how often a judge errs')
    .argument('<RUN>', 'a run folder')
    .option('--judge <NAME>', 'exact, mention, rollout, human or model:NAME@URL; may be repeated', gathered)
    .option('--rule <RULE>', 'how several judges decide: any, all or majority')
    .option('--confidence <C>', 'how sure a model must be for "correct": 2, or 1')
    .option('--limit <N>', 'at most so many thoughts, of whole responses drawn at random')
    .option('--arm <ID>', 'only thoughts of this arm; may be repeated', gathered)
    .option('--outcome <NAME>', 'only thoughts of responses that are correct, incorrect or ungradable')
    .option('--score', 'score the run by the judge, also where it leaves unjudged what is judged now')
    .option('--calibrate', 'measure how often the judge errs, and keep it with the run')
    .option('--against <WHAT>', 'what is taken for the truth: exact, human or final (thoughts)')
    .option('--calibration <RUN|FILE>', "correct by another run's calibration")
    .option('--max-cost <USD>', 'stop asking before it costs more')
    .option('--price <IN,OUT>', 'US dollars for a million tokens in and out')
    .option('--max-tokens <N>', 'at most so many tokens a reply of a model')
    .option('--rollouts <N>', 'continuations from the end of a thought, and as many from its start')
    .option('--base-url <URL>', 'rollouts: the server of the model that wrote an imported run')
    .option('--model <NAME>', 'rollouts: the name of that model there')
    .option('--tokenizer <NAME|FILE>', 'rollouts: its vocabulary, where the server does not tell its tokens')
    .option('--concurrency <N>', 'how many questions at a time')
    .option('--yes', 'ask whatever it costs')
    .option('--threads <N>', 'how many threads score; without it as many as there are processors')
    .option('--json', 'print summary.json, or the calibration, and nothing else')
    .option('--quiet', 'no progress')
    .action(async (run: string, flags: object) => (await import('../judge.ts')).judge(run, flags, world))
}
