import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons cost`. What it does is loaded only when it is called. */
export function addCost(program: Command, world: World): void {
  program
    .command('cost')
    .description('what a right answer of a run costs in dollars, by policy and selection')
    .argument('<RUN>', 'a run folder')
    .option('--price-output <USD>', 'dollars for a million tokens of output')
    .option('--price-input <USD>', 'the same of input; input is left out of the cost without it')
    .option('--price-cached <USD>', 'the same of input read from a cache')
    .option('--model <NAME>', 'the list price of this model; that of the run unless named')
    .option('--provider <ID>', 'with --model: whose, such as deepseek')
    .option('--at <DATE|TIME>', 'the list price at this date and hour; when the run began unless named')
    .option('--gpu-hour-usd <USD>', 'own hardware: what a GPU costs an hour')
    .option('--tokens-per-second <N>', 'own hardware: tokens of output a second, all GPUs together')
    .option('--prefill-tokens-per-second <N>', 'own hardware: tokens of input a second')
    .option('--gpus <N>', 'own hardware: how many GPUs; 1 unless named')
    .option('--human-usd <USD>', 'what a person takes for a right answer: no problem costs more')
    .option('--fx <RATE@DATE>', 'in won too: won for a dollar and their day, such as 1456@2025-02-07')
    .option('--level <SHARE>', 'of the intervals; 0.95 unless named')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .option('--json', 'print JSON')
    .action(async (run: string, flags: object) => (await import('../cost.ts')).cost(run, flags, world))
}
