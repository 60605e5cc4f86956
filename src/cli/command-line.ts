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
  addReport(program, world)
  addProblems(program, world)
  addPolicies(program, world)
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

function addReport(program: Command, world: World): void {
  program
    .command('report')
    .description('write the report of a run again')
    .argument('<RUN>', 'a run folder')
    .option('--language <CODE>', 'en or ko', 'en')
    .option('--out <FILE>', 'where to; without it report.html in the run folder')
    .action(async (run: string, flags: object) => (await import('./report.ts')).report(run, flags, world))
}

function addProblems(program: Command, world: World): void {
  program
    .command('problems')
    .description('print countdown problems, one JSON object a line')
    .option('--problems <N>', 'how many')
    .option('--seed <S>', 'a study with the same seed asks the same problems')
    .option('--split <NAME>', 'training, tuning, development or sealed')
    .option('--level <L>', 'only problems of this level, 1 to 5')
    .action(async (flags: object) => (await import('./problems.ts')).problems(flags, world))
}

function addPolicies(program: Command, world: World): void {
  program
    .command('policies')
    .description('list the policies and the values they take')
    .action(async () => (await import('./policies.ts')).policies(world))
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
