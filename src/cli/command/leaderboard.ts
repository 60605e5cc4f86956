import type { Command } from 'commander'
import type { World } from '../world.ts'

/** The command line of `jevons leaderboard`. What it does is loaded only when it is called. */
export function addLeaderboard(program: Command, world: World): void {
  program
    .command('leaderboard')
    .description('leaderboards of models by week: ranks, ties by interval, and why each rank moved')
    .argument(
      '[FILE...]',
      'tables as LMArena and LiveBench publish them, a week each; without any, those printed',
    )
    .option('--board <ID>', 'without files: table-12, table-13 or table-14')
    .option('--top <N>', 'the first N ranks, and who fell out of them')
    .option('--lang <LANG>', 'en or ko')
    .option('--svg <FILE>', 'with files of several weeks: draw scores over time')
    .option('--json', 'print JSON')
    .action(async (files: readonly string[], flags: object) =>
      (await import('../leaderboard.ts')).leaderboard(files, flags, world),
    )
}
