import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons rebound`. What it does is loaded only when it is called. */
export function addRebound(program: Command, world: World): void {
  program
    .command('rebound')
    .description('when does a cheaper answer mean more GPUs? Rebound, backfire, and elasticities from data')
    .option('--elasticity <E>', 'price elasticity of demand, positive; VALUE or VALUE:LOW:HIGH')
    .option('--efficiency <K>', 'an answer takes 1/K of the resource; with --elasticity gives the rebound')
    .option('--share <S>', 'which share of the price the resource is; 1 unless named')
    .option('--pass-through <T>', 'which part of a fall in cost reaches the price; 1 unless named')
    .option('--from <FILE>', 'estimate the elasticity from a CSV of price, quantity (unit, period)')
    .option('--price <COLUMN>', 'with --from: the column of the price; price unless named')
    .option('--quantity <COLUMN>', 'with --from: the column of the quantity; quantity unless named')
    .option('--unit <COLUMN>', 'with --from: whose price it is; unit, where there is such a column')
    .option('--period <COLUMN>', 'with --from: when, in an order as text; period, where there is one')
    .option('--control <COLUMN,…>', 'with --from: further columns of numbers, such as quality')
    .option('--effects <NAME>', 'with --from: levels of their own for none, unit, period or both')
    .option(
      '--errors <NAME>',
      'with --from: HC1, HC3, cluster or newey-west; by what the rows have unless named',
    )
    .option('--lags <N>', 'with --errors newey-west')
    .option('--level <SHARE>', 'of intervals; 0.95 unless named')
    .option('--change <P0,Q0,P1,Q1>', 'the elasticity of one change by each definition')
    .option('--price-cut <K>', 'a scenario: a token costs 1/K; 1 unless named')
    .option(
      '--answer-gain <G>',
      'a scenario: a right answer takes 1/G of the tokens (a policy); 1 unless named',
    )
    .option('--hardware-gain <H>', 'a scenario: a GPU makes H times the tokens; as --price-cut unless named')
    .option('--tokens-per-day <N>', 'where the scenario starts, with the next four')
    .option('--usd-per-million <P>', 'what a million tokens cost')
    .option('--tokens-per-second <N>', 'of one GPU, while it works')
    .option('--utilisation <SHARE>', 'share of the time that it works; 1 unless named')
    .option('--watts <W>', 'all that a GPU draws, cooling included')
    .option('--published', 'list published elasticities, with what each is not')
    .option('--explain', 'print the formulas with the numbers in them')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../rebound.ts')).reboundCommand(flags, world))
}
