import type { Command } from 'commander'
import type { World } from '../world.ts'
import { addChips } from './gpu-chips.ts'

/** The command lines of `jevons gpu …`. What they do is loaded only when they are called. */
export function addGpu(program: Command, world: World): void {
  const gpu = program
    .command('gpu')
    .description('chips, and what they do with a model: memory, speed, price of tokens')
    .helpCommand(false)
    // A flag after a subcommand is the subcommand's.
    .enablePositionalOptions()
  addChips(gpu, world)
  addMemory(gpu, world)
  addServe(gpu, world)
}

function addMemory(gpu: Command, world: World): void {
  gpu
    .command('memory')
    .description('how much memory a model takes: KV cache by kind of attention, weights, active parameters')
    .option(
      '--model <ID>',
      'the model, such as deepseek-v3; without it (and --config) the known ones side by side',
    )
    .option('--config <FILE>', 'the config.json of any other model')
    .option(
      '--kv <FORMAT>',
      'what the KV cache is kept in: bf16, fp8, int4 … or bits such as 6; bf16 unless named',
    )
    .option('--weights <FORMAT>', 'what the weights are kept in; as published unless named')
    .option('--context <TOKENS>', 'tokens in the context of one answer; 4096 unless named')
    .option('--against <ID>', 'compare with this model')
    .option('--against-kv <FORMAT>', "what that model's KV cache is kept in; as --kv unless named")
    .option('--claim <NAME>', 'a published claim taken apart: mla-93')
    .option('--levers', 'the other levers: FP8, multi-token prediction, recomputation')
    .option(
      '--acceptance <SHARE>',
      'with --levers: how often the extra predicted token is accepted; 0.85 unless named',
    )
    .option('--extra <N>', 'with --levers: tokens predicted ahead; 1 unless named')
    .option(
      '--overhead <SHARE>',
      'with --levers: what predicting it costs, as a share of a step; 0 unless named',
    )
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../gpu-memory.ts')).gpuMemory(flags, world))
}

function addServe(gpu: Command, world: World): void {
  gpu
    .command('serve')
    .description(
      'what serving a model on own hardware yields: tokens a second, dollars a million, what binds',
    )
    .option('--model <ID>', 'the model, such as llama-3-70b')
    .option('--config <FILE>', 'the config.json of any other model')
    .option('--gpu <ID>', 'the GPU, such as h100')
    .option('--count <N>', 'GPUs that share one copy of the model; 1 unless named')
    .option('--weights <FORMAT>', 'bf16, fp8, int8, fp4 or int4; as published unless named')
    .option('--kv <FORMAT>', 'what the KV cache is kept in: bf16, fp8, int4 … or bits; bf16 unless named')
    .option(
      '--activations <FORMAT>',
      'what is computed in; that of the weights where the GPU can, unless named',
    )
    .option('--batch <N>', 'answers decoded side by side; as many as fit unless named')
    .option('--context <TOKENS>', 'tokens in the context of each, on average; 4096 unless named')
    .option(
      '--prompt <TOKENS>',
      'tokens of a prompt, for the time to the first token; half the context unless named',
    )
    .option('--price <USD>', 'dollars for a GPU-hour; without it nothing is priced')
    .option(
      '--bandwidth-efficiency <RANGE>',
      'share of the bandwidth reached, such as 0.7 or 0.7:0.6:0.85; 1 unless named',
    )
    .option(
      '--compute-efficiency <RANGE>',
      'share of the speed reached, such as 0.5 or 0.35-0.6; 1 unless named',
    )
    .option('--link-efficiency <RANGE>', 'count the links between GPUs, at this share of their speed')
    .option('--split <HOW>', 'how GPUs share the model: ideal, tensor or data; ideal unless named')
    .option('--overlap', 'sending goes on while computing does')
    .option('--least-speed <TOK/S>', 'how many answers at once if each is to get so many tokens a second')
    .option('--example <NAME>', 'published numbers beside predicted ones: deepseek-day, points')
    .option('--json', 'print JSON')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (flags: object) => (await import('../gpu-serve.ts')).gpuServe(flags, world))
}
