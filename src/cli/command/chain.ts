import type { Command } from 'commander'
import type { World } from '../world.ts'

const ranged = 'VALUE or VALUE:LOW:HIGH'

/** The command line of `jevons chain`. What it does is loaded only when it is called. */
export function addChain(program: Command, world: World): void {
  program
    .command('chain')
    .description('from a study to dollars, demand, GPUs, power and capital, with what is uncertain drawn')
    .option('--example <ID>', 'start from public numbers: published-day')
    .option('--from <RUN>', 'accuracy and tokens, with intervals, from a run')
    .option('--baseline <ID>', 'with --from: the arm before; the baseline of the run unless named')
    .option('--arm <ID>', 'with --from: the arm after')
    .option('--accuracy-before <A>', `share of right answers without the policy; ${ranged}, as all below`)
    .option('--accuracy-after <A>', 'with the policy')
    .option('--output-before <N>', 'tokens of output of an answer without the policy')
    .option('--output-after <N>', 'with the policy')
    .option('--input-before <N>', 'tokens of input of an answer without the policy')
    .option('--input-after <N>', 'with the policy, re-read prefixes in them')
    .option('--gpu <ID>', 'speed by the roofline of this GPU; with --model, and as jevons gpu serve has it:')
    .option('--model <ID>', 'the model that is served')
    .option('--count <N>', 'GPUs that share a copy of it')
    .option('--weights <FORMAT>', 'what weights are kept in')
    .option('--kv <FORMAT>', 'what the KV cache is kept in')
    .option('--batch <N>', 'answers decoded side by side; as many as fit unless named')
    .option('--context <TOKENS>', 'tokens in the context of each; 4096 unless named')
    .option('--decode-speed <N>', 'in place of a roofline: tokens of output a second of one GPU')
    .option('--prefill-speed <N>', 'the same of input')
    .option('--achieved <SHARE>', 'which share of that speed is reached')
    .option('--hardware-gain <H>', 'tokens of a GPU, after ÷ before')
    .option('--utilisation <SHARE>', 'share of paid time that a GPU works')
    .option('--gpu-hour-usd <USD>', 'what a GPU costs an hour')
    .option('--price-output <USD>', 'list price of a million tokens of output; 0: what making them costs')
    .option('--price-input <USD>', 'the same of input')
    .option('--pass-through <T>', 'part of a hardware gain that reaches the price')
    .option('--elasticity <E>', 'price elasticity of demand for right answers')
    .option('--right-answers-per-day <N>', 'asked for before')
    .option('--watts <W>', 'all that a GPU draws, cooling included')
    .option('--capex-per-gpu <USD>', 'capital for a GPU with its server and network')
    .option('--points <N>', 'draws; 100000 unless named')
    .option('--seed <S>', 'what they are drawn by')
    .option('--outcome <NAME>', 'what the tornado is of; gpuRatio unless named')
    .option('--csv', 'print inputs and outcomes as CSV')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../chain.ts')).chain(flags, world))
}
