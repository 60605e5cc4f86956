import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Problem } from '#problem'
import { writeAtomically } from './atomic-file.ts'
import { dropTornLine, lineWriter } from './json-lines.ts'
import { makeFolder } from './make-folder.ts'
import type { FailureLine, GradeLine, ResponseLine, SelectionLine, ThoughtsLine } from './record.ts'
import type { RunDescription } from './run-description.ts'
import { type RunDifference, runDifferences } from './run-differences.ts'
import { RunError } from './run-error.ts'
import { lockRun } from './run-lock.ts'
import { type RunReader, readRun } from './run-reader.ts'
import type { Summary } from './summary.ts'
import { summaryText } from './summary-text.ts'

/** What is computed from a run's record: it can be deleted and computed again. */
export interface DerivedFiles {
  readonly grades: Iterable<GradeLine>
  readonly thoughts: Iterable<ThoughtsLine>
  /** Only where some arm selects. */
  readonly selections?: readonly SelectionLine[]
  readonly summary: Summary
}

/** A run that this process writes, and no other. */
export interface RunFolder extends RunReader {
  readonly appendResponse: (line: ResponseLine) => void
  readonly appendFailure: (line: FailureLine) => void
  readonly writeDerived: (derived: DerivedFiles) => void
  readonly writeSummary: (summary: Summary) => void
  /** Gives the lock back. */
  readonly close: () => void
}

export interface RunRequest {
  readonly description: RunDescription
  readonly problems: readonly Problem[]
}

/**
 * Begins a run in a folder that is empty or not there yet.
 * @throws RunError where something is in it already
 */
export function createRun(folder: string, request: RunRequest): RunFolder {
  makeFolder(folder)
  if (existsSync(join(folder, 'run.json'))) {
    throw new RunError(
      `${folder}: holds a run already; add --resume to finish that one, or choose another folder`,
    )
  }
  if (readdirSync(folder).some((name) => !ofLock.test(name) && !ofTheStart.has(name))) {
    throw new RunError(`${folder}: is not empty and holds no run; choose an empty or a new folder`)
  }
  return begin(folder, request)
}

/**
 * Goes on with a run: what is there is kept, a torn last line is dropped. A folder in which the run never came to write
 * its run.json is begun afresh.
 * @throws RunError where there is no such folder, or the run was asked to do something else
 */
export function resumeRun(folder: string, request: RunRequest): RunFolder {
  if (!existsSync(folder)) {
    throw new RunError(`${folder}: no such folder to resume; leave out --resume to begin a run there`)
  }
  if (!existsSync(join(folder, 'run.json'))) return createRun(folder, request)
  const differences = runDifferences(readRun(folder).description, request.description)
  if (differences.length > 0)
    throw new RunError(`${folder}: was begun otherwise: ${differences.map(told).join('; ')}`)
  return locked(folder, () => writeProblems(folder, request.problems))
}

/** Opens a run in order to compute its derived files again. */
export function reopenRun(folder: string): RunFolder {
  readRun(folder)
  return locked(folder, () => {})
}

/** Makes a folder for a new run under `root`, named by the time, and answers where it is. */
export function newRunFolder(root: string, now: Date): string {
  const name = now
    .toISOString()
    .replace(/\.\d+Z$/, 'Z')
    .replaceAll(':', '-')
  for (let attempt = 1; ; attempt++) {
    const folder = join(root, attempt === 1 ? name : `${name}-${attempt}`)
    mkdirSync(dirname(folder), { recursive: true })
    try {
      mkdirSync(folder)
      return folder
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
  }
}

const ofLock = /^lock(\.|$)/
const ofTheStart = new Set(['run.json.unfinished'])

function told({ path, recorded, asked }: RunDifference): string {
  return `${path} is ${recorded} there and ${asked} now`
}

function begin(folder: string, { description, problems }: RunRequest): RunFolder {
  return locked(folder, () => {
    // Another process may have begun between the look and the lock.
    if (existsSync(join(folder, 'run.json')))
      throw new RunError(`${folder}: another process has just begun a run there`)
    writeAtomically(join(folder, 'run.json'), [`${JSON.stringify(description, undefined, 2)}\n`])
    writeProblems(folder, problems)
  })
}

function writeProblems(folder: string, problems: readonly Problem[]): void {
  const file = join(folder, 'problems.jsonl')
  const planned = [...lines(problems.map((problem) => ({ version: 1, ...problem })))]
  if (!existsSync(file)) writeAtomically(file, planned)
  else if (readFileSync(file, 'utf8') !== planned.join('')) {
    throw new RunError(
      `${file}: holds other problems than its seed gives; restore the file or begin a new run`,
    )
  }
}

function locked(folder: string, prepare: () => void): RunFolder {
  const unlock = lockRun(folder)
  try {
    prepare()
    return writer(folder, unlock)
  } catch (error) {
    unlock()
    throw error
  }
}

function writer(folder: string, unlock: () => void): RunFolder {
  const file = (name: string): string => join(folder, name)
  const [responses, failures] = ['responses.jsonl', 'failures.jsonl'].map((name) => {
    dropTornLine(file(name))
    return file(name)
  }) as [string, string]
  const writeSummary = (summary: Summary): void =>
    writeAtomically(file('summary.json'), [summaryText(summary)])
  const open = { responses: lineWriter<ResponseLine>(responses), failures: lineWriter<FailureLine>(failures) }
  return {
    ...readRun(folder),
    appendResponse: open.responses.append,
    appendFailure: open.failures.append,
    writeDerived({ grades, thoughts, selections = [], summary }) {
      writeAtomically(file('grades.jsonl'), lines(grades))
      writeAtomically(file('thoughts.jsonl'), lines(thoughts))
      if (selections.length > 0) writeAtomically(file('selections.jsonl'), lines(selections))
      writeSummary(summary)
    },
    writeSummary,
    close() {
      open.responses.close()
      open.failures.close()
      unlock()
    },
  }
}

function* lines(values: Iterable<unknown>): Generator<string> {
  for (const value of values) yield `${JSON.stringify(value)}\n`
}
