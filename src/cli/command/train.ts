import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command lines of `jevons train …`. What they do is loaded only when they are called. */
export function addTrain(program: Command, world: World): void {
  const train = program
    .command('train')
    .description(
      'what training takes: FLOP, how well the GPUs were used, GPU-hours, dollars, and of what scope',
    )
    .helpCommand(false)
    // A flag after a subcommand is the subcommand's.
    .enablePositionalOptions()
    .option('--active-parameters <N>', 'parameters used for one token, such as 37e9')
    .option('--model <ID>', 'a known model, for its active parameters and its attention')
    .option('--tokens <N>', 'tokens trained on, such as 14.8e12')
    .option('--sequence <TOKENS>', 'with --model: count attention over sequences of so many tokens too')
    .option('--gpu <ID>', 'the GPU, such as h800')
    .option('--gpu-hours <H>', 'GPU-hours of everything that is paid; computed from --mfu where left out')
    .option('--pretrain-gpu-hours <H>', 'of these, those that --tokens took: the use is computed from them')
    .option('--mfu <SHARE>', 'model FLOP utilisation, such as 0.35, where GPU-hours are asked for')
    .option('--precision <FORMAT>', 'whose dense peak counts: bf16 or fp8; bf16 unless named')
    .option('--recompute <WHAT>', 'activations computed again: none, selective or full; none unless named')
    .option('--price <USD>', 'dollars for a GPU-hour; without it nothing is priced')
    .option('--gpus <N>', 'GPUs of the cluster: how many days that takes')
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../train.ts')).train(flags, world))
  addRuns(train, world)
  addScope(train, world)
  addReinforcement(train, world)
  addDistillation(train, world)
  addServing(train, world)
}

function addRuns(train: Command, world: World): void {
  train
    .command('runs')
    .description('the runs that were told of: GPU-hours, cost and use side by side')
    .option('--price <USD>', 'dollars for a GPU-hour where a run has no price of its own; 2 unless named')
    .option('--json', 'print JSON')
    .option('--svg <FILE>', 'draw GPU-hours against cost')
    .action(async (flags: object) => (await import('../train-runs.ts')).trainRuns(flags, world))
}

function addScope(train: Command, world: World): void {
  train
    .command('scope')
    .description('one model at four scopes: final run, other runs, staff, cluster')
    .option('--run <ID>', 'a run that was told of, such as deepseek-v3, for the cost of the final run')
    .option('--final-run-usd <USD>', 'the cost of the final run')
    .option(
      '--other-runs <TIMES>',
      'what else was computed, in final runs; "published" takes the share that is published',
    )
    .option('--staff <N>', 'people')
    .option('--staff-usd <USD>', 'what one costs a year')
    .option('--years <N>', 'for how long; 1 unless named')
    .option('--cluster <ID>', 'a known cluster, such as hopper-60k, at its straight-line cost')
    .option('--cluster-usd <USD>', 'what the cluster costs over its life')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../train-scope.ts')).trainScope(flags, world))
}

function addReinforcement(train: Command, world: World): void {
  train
    .command('rl')
    .description('training by trial: what sampling answers takes, and what learning from them')
    .option('--model <ID>', 'a known model, for its active parameters')
    .option('--active-parameters <N>', 'parameters used for one token')
    .option('--gpu <ID>', 'the GPU, such as h800')
    .option('--steps <N>', 'steps of learning')
    .option('--prompts <N>', 'prompts a step')
    .option('--answers <N>', 'answers a prompt, whose rewards are compared; 64 unless named')
    .option('--answer-tokens <N>', 'tokens of an answer')
    .option(
      '--decode-speed <TOK/S>',
      'tokens a second that one GPU decodes, waiting for the longest included',
    )
    .option('--useful <SHARE>', 'of the answers, those whose group says anything; 1 unless named')
    .option('--other-models <N>', 'models that read the answers beside the one that learns; 2 unless named')
    .option('--mfu <SHARE>', 'model FLOP utilisation while learning; 0.35 unless named')
    .option('--precision <FORMAT>', 'whose dense peak counts: bf16 or fp8; bf16 unless named')
    .option('--price <USD>', 'dollars for a GPU-hour')
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../train-rl.ts')).trainReinforcement(flags, world))
}

function addDistillation(train: Command, world: World): void {
  train
    .command('distil')
    .description(
      'data that a model writes, and a student that learns from it; without one, synthetic data alone',
    )
    .option('--samples <N>', 'samples that are kept, such as 800000')
    .option('--sample-tokens <N>', 'tokens of a sample')
    .option('--kept <SHARE>', 'of what is written, what is kept; 1 unless named')
    .option('--decode-speed <TOK/S>', 'tokens a second that one GPU decodes of the teacher')
    .option('--student-parameters <N>', 'parameters of the student, such as 32.5e9')
    .option('--epochs <N>', 'how often it sees each sample; 2 unless named')
    .option('--gpu <ID>', 'the GPU that the student learns on')
    .option('--mfu <SHARE>', 'model FLOP utilisation while it learns; 0.35 unless named')
    .option('--price <USD>', 'dollars for a GPU-hour')
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../train-distil.ts')).trainDistillation(flags, world))
}

function addServing(train: Command, world: World): void {
  train
    .command('serving')
    .description('GPUs that train against GPUs that serve: after how many tokens serving takes more')
    .option('--run <ID>', 'a run that was told of, for its GPU-hours and tokens')
    .option('--gpu-hours <H>', 'GPU-hours of training')
    .option('--tokens <N>', 'tokens trained on')
    .option('--decode-speed <TOK/S>', 'tokens a second of one GPU that serves')
    .option('--tokens-per-day <N>', 'tokens served a day')
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../train-serving.ts')).trainServing(flags, world))
}
