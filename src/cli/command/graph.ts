import type { Command } from 'commander'
import type { World } from '../world.ts'
import { gathered } from './gathered.ts'

/** The command lines of `jevons graph …`. What they do is loaded only when they are called. */
export function addGraph(program: Command, world: World): void {
  const graph = program
    .command('graph')
    .description('the value chain as a typed graph: who is hit by what, and what a rule or a price does')
    .helpCommand(false)
    // A flag after a subcommand is the subcommand's.
    .enablePositionalOptions()
    .option('--export <FILE>', 'write it as .graphml, .jsonld or .csv; repeatable', gathered)
    .option('--svg <FILE>', 'draw it, a column for each stage of the value chain')
    .option('--hit <EVENT>', 'with --svg: whom an event hits')
    .option('--lang <LANG>', 'with --svg: en or ko')
    .option('--date <DAY>', 'only links known by this day')
    .option('--graph <FILE>', 'objects and links of your own, as data/market/graph.json has them')
    .action(async (flags: object) => (await import('../graph-files.ts')).graphFiles(flags, world))
  addQueries(graph, world)
  addActions(graph, world)
  addTables(graph, world)
}

function addQueries(graph: Command, world: World): void {
  shared(graph.command('hit'))
    .description('who is hit by an event, by how many links, with what share')
    .argument('<EVENT>', 'such as h20-ban; jevons graph list --kind event names them')
    .option('--kind <KIND>', 'only objects of this kind')
    .option('--links <COUNT>', 'at most so many links away')
    .option('--explain', 'the rules by which effects go on')
    .action(async (event: string, flags: object) =>
      (await import('../graph-hit.ts')).graphHit(event, flags, world),
    )
  shared(graph.command('show'))
    .description('an object with its properties and all its links, with their sources')
    .argument('<OBJECT>', 'id, ticker or name')
    .action(async (object: string, flags: object) =>
      (await import('../graph-show.ts')).graphShow(object, flags, world),
    )
  shared(graph.command('path'))
    .description('a shortest way between two objects')
    .argument('<FROM>', 'id, ticker or name')
    .argument('<TO>', 'id, ticker or name')
    .action(async (from: string, to: string, flags: object) =>
      (await import('../graph-show.ts')).graphPath([from, to], flags, world),
    )
  shared(graph.command('list'))
    .description('the objects there are')
    .option('--kind <KIND>', 'company, chip, model, dataCentre, country, rule or event')
    .action(async (flags: object) => (await import('../graph-show.ts')).graphList(flags, world))
}

function addActions(graph: Command, world: World): void {
  graph
    .command('act')
    .description('run a calculator on an object')
    .argument('[ACTION]', 'export-rule, price-cut, capex-cut or exposure; without it what they are')
    .argument('[OBJECT]', 'id, ticker or name')
    .option('--date <DAY>', 'of export-rule: the day of the rules')
    .option('--country <CODE>', 'of export-rule: where it goes; CN unless named')
    .option('--event <EVENT>', 'of exposure: the event')
    .option('--set <NAME=VALUE>', 'any other input, such as priceCut=5; repeatable', gathered)
    .option('--graph <FILE>', 'objects and links of your own, as data/market/graph.json has them')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .option('--explain', 'the formulas with the numbers in them')
    .action(async (action: string | undefined, object: string | undefined, flags: object) =>
      (await import('../graph-act.ts')).graphAct([action, object], flags, world),
    )
  graph
    .command('scenario')
    .description('decisions compared under stated assumptions')
    .argument('[FILE]', 'JSON or YAML; docs/graph.md has its keys')
    .option('--example <ID>', 'one that comes with the package; without one, and no file, what there are')
    .option('--graph <FILE>', 'objects and links of your own, as data/market/graph.json has them')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
    .option('--explain', 'the formulas with the numbers in them')
    .action(async (file: string | undefined, flags: object) =>
      (await import('../graph-act.ts')).graphScenario(file, flags, world),
    )
}

function addTables(graph: Command, world: World): void {
  const language = ['--lang <LANG>', 'en or ko'] as const
  graph
    .command('blocs')
    .description('factors of competition by bloc, and which chips the rules of a day keep from each')
    .option('--on <DAY>', 'the day of the rules; 2025-02-07 unless named')
    .option(...language)
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../graph-blocs.ts')).graphBlocs(flags, world))
  graph
    .command('bans')
    .description('what states did about DeepSeek, as far as it was public on a day')
    .option('--on <DAY>', 'YYYY-MM-DD; 2025-02-04 unless named')
    .option(...language)
    .option('--json', 'print JSON')
    .action(async (flags: object) => (await import('../graph-blocs.ts')).graphBans(flags, world))
}

/** Flags that every question to the graph has. */
function shared(command: Command): Command {
  return command
    .option('--date <DAY>', 'only links known by this day')
    .option('--graph <FILE>', 'objects and links of your own, as data/market/graph.json has them')
    .option('--lang <LANG>', 'en or ko')
    .option('--json', 'print JSON')
}
