import { ConditionHolds } from './condition-holds.ts'
import { Interruption } from './interruption.ts'

/**
 * Errors whose message is for the user, by their names: asking for the classes would load every room before a command
 * line is so much as read.
 */
const usersErrors: ReadonlySet<string> = new Set([
  'UsageError',
  'ConfigError',
  'StudyError',
  'RunError',
  'EngineError',
])

/** 130: interrupted; 2: asked wrongly; 1: a condition of --fail-if holds, or our own fault. */
export function exitCodeOf(error: unknown): 1 | 2 | 130 {
  if (error instanceof Interruption) return 130
  return isUsers(error) ? 2 : 1
}

/** What is said before the process ends: one line where the user can put it right, else all that helps to find the fault. */
export function lastWords(error: unknown): string {
  if (error instanceof Interruption || error instanceof ConditionHolds || isUsers(error))
    return `jevons: ${(error as Error).message}`
  return `jevons: this should not have happened: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
}

function isUsers(error: unknown): boolean {
  return error instanceof Error && usersErrors.has(error.name)
}
