import { Command, CommanderError } from 'commander'
import { addAdvantage } from './command/advantage.ts'
import { addCapability } from './command/capability.ts'
import { addChain } from './command/chain.ts'
import { addClaims } from './command/claims.ts'
import { addCompare } from './command/compare.ts'
import { addCost } from './command/cost.ts'
import { addEvent } from './command/event.ts'
import { addExport } from './command/export.ts'
import { addExportRule } from './command/export-rule.ts'
import { addFigures } from './command/figures.ts'
import { addFleet } from './command/fleet.ts'
import { addFundamentals } from './command/fundamentals.ts'
import { addGpu } from './command/gpu.ts'
import { addGrade } from './command/grade.ts'
import { addGraph } from './command/graph.ts'
import { addGrim } from './command/grim.ts'
import { addImport } from './command/import.ts'
import { addIndex } from './command/index-series.ts'
import { addJudge } from './command/judge.ts'
import { addLeaderboard } from './command/leaderboard.ts'
import { addLint } from './command/lint.ts'
import { addOpeners } from './command/openers.ts'
import { addPeers } from './command/peers.ts'
import { addPlan } from './command/plan.ts'
import { addPolicies } from './command/policies.ts'
import { addPrice } from './command/price.ts'
import { addProbe } from './command/probe.ts'
import { addProblems } from './command/problems.ts'
import { addRebound } from './command/rebound.ts'
import { addRental } from './command/rental.ts'
import { addReport } from './command/report.ts'
import { addScore } from './command/score.ts'
import { addServe } from './command/serve.ts'
import { addShow } from './command/show.ts'
import { addSplit } from './command/split.ts'
import { addStudy } from './command/study.ts'
import { addTco } from './command/tco.ts'
import { addTokenizers } from './command/tokenizers.ts'
import { addTrain } from './command/train.ts'
import { addTune } from './command/tune.ts'
import { addView } from './command/view.ts'
import { addWeekly } from './command/weekly.ts'
import { addWorker } from './command/worker.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** Every command, in the order of the help: each says its flags in a file of its own. */
const commands: readonly ((program: Command, world: World) => void)[] = [
  addStudy,
  addImport,
  addScore,
  addJudge,
  addReport,
  addCompare,
  addPlan,
  addFigures,
  addView,
  addServe,
  addWorker,
  addProbe,
  addProblems,
  addPolicies,
  addTune,
  addTokenizers,
  addGrade,
  addSplit,
  addOpeners,
  addShow,
  addExport,
  addCost,
  addPrice,
  addCapability,
  addRebound,
  addChain,
  addWeekly,
  addLint,
  addClaims,
  addGrim,
  addAdvantage,
  addTco,
  addExportRule,
  addFleet,
  addRental,
  addPeers,
  addIndex,
  addLeaderboard,
  addGraph,
  addFundamentals,
  addEvent,
  addGpu,
  addTrain,
]

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
    // What stands behind a command is that command's, even where a group has a flag of the same name.
    .enablePositionalOptions()
    .showSuggestionAfterError(false)
    .configureOutput({ writeOut: world.out, writeErr: () => {}, outputError: () => {} })
  for (const add of commands) add(program, world)
  for (const command of withNested(program)) command.exitOverride((error) => refuse(error, command))
  if (args.length === 0)
    throw new UsageError(`say what to do: ${commandNames(program)} (jevons --help tells more)`)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    // Help and version were asked for: they are no errors.
    if (!(error instanceof CommanderError && error.exitCode === 0)) throw error
  }
}

function withNested(command: Command): readonly Command[] {
  return [command, ...command.commands.flatMap(withNested)]
}

function refuse(error: CommanderError, command: Command): never {
  if (error.exitCode === 0) throw error
  // A group without a command: commander would print its help as an error.
  if (error.code === 'commander.help')
    throw new UsageError(
      `say what to do: ${commandNames(command)} (jevons ${command.name()} --help tells more)`,
    )
  const said = error.message.replace(/^error: /, '').replaceAll('option', 'flag')
  throw new UsageError(`${said}${allowed(error.code, command)}`)
}

function allowed(code: string, command: Command): string {
  if (code === 'commander.unknownOption') {
    const flags = command.options.map(({ long }) => long).filter((long) => long !== undefined)
    return `: allowed are ${[...flags, '--help'].join(', ')}`
  }
  const isUnknown = code === 'commander.unknownCommand' || code === 'commander.excessArguments'
  return isUnknown && command.commands.length > 0 ? `: allowed are ${commandNames(command)}` : ''
}

function commandNames(program: Command): string {
  return program.commands.map((command) => command.name()).join(', ')
}
