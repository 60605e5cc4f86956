import type { Command } from 'commander'
import type { World } from '../world.ts'
import { splitOptions } from './split-options.ts'

/** The command line of `jevons split`. What it does is loaded only when it is called. */
export function addSplit(program: Command, world: World): void {
  splitOptions(
    program
      .command('split')
      .description('cut reasoning into thoughts')
      .argument('<FILE>', 'a text: reasoning, or a whole response with <think> tags; - is standard input'),
  )
    .option('--json', 'print {thoughts: [{start, end, opener, class}], reflections, loop, …}')
    .action(async (file: string, flags: object) => (await import('../split.ts')).split(file, flags, world))
}
