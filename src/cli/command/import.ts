import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command line of `jevons import`. What it does is loaded only when it is called. */
export function addImport(program: Command, world: World): void {
  program
    .command('import')
    .description("read other tools' files into a run folder: chat replies, evaluation logs, data sets")
    .argument('<FILE...>', 'files, also .gz and .zst; - is standard input')
    .option('--format <NAME>', 'the format of the files; without it told from their content')
    .option('--map <SPEC>', 'where a record keeps what: problem=question,gold=answer,response=output[].text')
    .option('--out <RUN>', 'the run folder; without it a new one under runs/')
    .option('--arm <NAME>', 'all responses belong to this arm; without it the model they name')
    .option('--gold <FILE>', 'right answers for problems that come without, by id or question')
    .option('--tags <OPEN,CLOSE>', 'markers around inline reasoning; may be repeated', gathered)
    .option('--summary-model <NAME>', 'a model whose reasoning is only a summary; may be repeated', gathered)
    .option('--strict', 'stop at the first record that cannot be used')
    .option('--dry-run', 'print the first three records as they would be read, and write nothing')
    .option('--threads <N>', 'how many threads read; without it as many as there are processors')
    .option('--resume', 'finish the import that was interrupted in --out')
    .option('--json', 'print what was read as one line of JSON')
    .option('--quiet', 'no progress')
    .action(async (files: string[], flags: object) =>
      (await import('../import.ts')).importCommand(files, flags, world),
    )
}
