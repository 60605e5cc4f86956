import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { z } from 'zod'
import type { Problem } from '#problem'
import { readLines } from './json-lines.ts'
import { problemSchema } from './problem-line.ts'
import {
  type FailureLine,
  failureSchema,
  type GradeLine,
  gradeSchema,
  type ResponseLine,
  type SelectionLine,
  selectionSchema,
  type ThoughtsLine,
  thoughtsSchema,
} from './record.ts'
import { readResponses } from './response/read-responses.ts'
import { type RunDescription, runDescriptionSchema } from './run-description.ts'
import { RunError } from './run-error.ts'
import { saidFault } from './said-fault.ts'
import { type Summary, summarySchema } from './summary.ts'

/** What a run folder holds. Every line is checked as it is read; files that are not there yet have no lines. */
export interface RunReader {
  readonly folder: string
  readonly description: RunDescription
  readonly problems: () => AsyncIterable<Problem>
  readonly responses: () => AsyncIterable<ResponseLine>
  readonly failures: () => AsyncIterable<FailureLine>
  readonly grades: () => AsyncIterable<GradeLine>
  readonly thoughts: () => AsyncIterable<ThoughtsLine>
  readonly selections: () => AsyncIterable<SelectionLine>
  /** Undefined where the run is not summarised yet. */
  readonly summary: () => Summary | undefined
}

/**
 * Opens a run folder for reading.
 * @throws RunError where there is none, or its run.json is not one of this version
 */
export function readRun(folder: string): RunReader {
  if (!existsSync(folder))
    throw new RunError(
      `${folder}: no such folder; a run is a folder that jevons study or jevons import wrote`,
    )
  const file = (name: string): string => join(folder, name)
  if (existsSync(file('import.json')) && !existsSync(file('run.json')))
    throw new RunError(
      `${folder}: holds an import that was interrupted; finish it with the same command and --resume`,
    )
  if (!existsSync(file('run.json'))) throw new RunError(`${folder}: holds no run.json, so it is not a run`)
  const summaryFile = file('summary.json')
  return {
    folder,
    description: readDocument(file('run.json'), runDescriptionSchema),
    problems: () => readProblems(file('problems.jsonl')),
    responses: () => readResponses(file('responses.jsonl')),
    failures: () => readLines(file('failures.jsonl'), failureSchema),
    grades: () => readLines(file('grades.jsonl'), gradeSchema),
    thoughts: () => readLines(file('thoughts.jsonl'), thoughtsSchema),
    selections: () => readLines(file('selections.jsonl'), selectionSchema),
    summary: () => (existsSync(summaryFile) ? readDocument(summaryFile, summarySchema) : undefined),
  }
}

async function* readProblems(file: string): AsyncGenerator<Problem> {
  for await (const { version: _, ...problem } of readLines(file, problemSchema)) yield problem
}

function readDocument<Document>(file: string, schema: z.ZodType<Document>): Document {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw new RunError(`${file}: not JSON`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new RunError(`${file}: ${saidFault(parsed.error, value)}`)
}
