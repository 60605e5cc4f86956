import type { Command } from 'commander'
import type { World } from '../world.ts'

/** `jevons gpu`, `jevons gpu CHIP` and `jevons gpu compare`. What they do is loaded only when they are called. */
export function addChips(gpu: Command, world: World): void {
  gpu
    // The flags of `gpu` itself stand before a subcommand: those behind are the subcommand's.
    .enablePositionalOptions()
    .argument('[CHIP]', 'its specifications, such as h100; without it the list of all')
    .option('--json', 'print JSON')
    .option('--explain', 'how TPP and performance density come about')
    .option('--lang <LANG>', 'with --explain: en or ko')
    .action(async (chip: string | undefined, flags: object) =>
      (await import('../gpu-chips.ts')).gpuChips(chip, flags, world),
    )
  gpu
    .command('compare')
    .description('two chips beside each other, with ratios, TPP, performance density and ridge point')
    .argument('<A>', 'a chip, such as h20')
    .argument('<B>', 'the one to compare it with, such as h100')
    .option('--json', 'print JSON')
    .action(async (a: string, b: string, flags: object) =>
      (await import('../gpu-chips.ts')).gpuCompare([a, b], flags, world),
    )
}
