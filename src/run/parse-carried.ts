import type { Problem } from '#problem'
import { parseLine } from './json-lines.ts'
import { problemSchema } from './problem-line.ts'
import { type FailureLine, failureSchema } from './record.ts'
import { type RunDescription, runDescriptionSchema } from './run-description.ts'

/** Where a text of a run came from that is in no folder yet: named in errors. */
export interface Carried {
  readonly file: string
  readonly number: number
}

/** A run.json that was carried from elsewhere. @throws RunError where it is none */
export function parseRunDescription(text: string, from: Carried): RunDescription {
  return parseLine(text, { ...from, schema: runDescriptionSchema })
}

/** A line of problems.jsonl. @throws RunError where it is none */
export function parseProblem(text: string, from: Carried): Problem {
  const { version: _, ...problem } = parseLine(text, { ...from, schema: problemSchema })
  return problem
}

/** A line of failures.jsonl. @throws RunError where it is none */
export function parseFailure(text: string, from: Carried): FailureLine {
  return parseLine(text, { ...from, schema: failureSchema })
}
