import type { AnswerPattern, GradeTextOptions } from '#answer'
import { PatternTimeout, safePattern } from '#study'
import { UsageError } from './usage-error.ts'

/** The options of grading as flags and lines write them, checked. Each is named after what it allows. */

/** The options of grading, and whether the symbolic stage is asked. */
export interface CheckedOptions extends GradeTextOptions {
  readonly symbolic?: boolean
}

type Check = (value: unknown) => string | undefined

const truth: Check = (value) => (typeof value === 'boolean' ? undefined : 'true or false')
const text: Check = (value) => (typeof value === 'string' && value !== '' ? undefined : 'a text')
const texts: Check = (value) =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string')
    ? undefined
    : 'a list of texts'
const atLeastZero: Check = (value) =>
  typeof value === 'number' && value >= 0 && Number.isFinite(value) ? undefined : 'a number from 0 upwards'
const share: Check = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? undefined : 'a number from 0 to 1'

function oneOf(...allowed: readonly string[]): Check {
  return (value) => (allowed.includes(String(value)) ? undefined : `one of ${allowed.join(', ')}`)
}

const checks: Readonly<Record<string, Check>> = {
  orderMatters: truth,
  tolerance: atLeastZero,
  relativeTolerance: share,
  strict: truth,
  relationAsSet: truth,
  mention: truth,
  choices: texts,
  pattern: text,
  groups: oneOf('any', 'all'),
  form: oneOf('letter', 'word', 'line'),
  location: oneOf('begin', 'end', 'any', 'exact'),
  symbolic: truth,
}

/** What `options` of a line may hold. */
const optionNames: readonly string[] = Object.keys(checks)

/** Patterns of lines, compiled once; one that took too long is not tried on another line. */
const patterns = new Map<string, AnswerPattern>()
const mostPatterns = 100

/**
 * The options of one line.
 * @throws UsageError naming the option that is not what it should be
 */
export function readLineOptions(options: unknown): CheckedOptions {
  if (options === undefined || options === null) return {}
  if (typeof options !== 'object' || Array.isArray(options)) throw new UsageError('options must be an object')
  return checkedOptions(options as Readonly<Record<string, unknown>>, (name) => `options.${name}`)
}

/**
 * Options by their names, each checked; `place` says what a message calls one.
 * @throws UsageError naming the option that is not what it should be
 */
export function checkedOptions(
  options: Readonly<Record<string, unknown>>,
  place: (name: string) => string,
): CheckedOptions {
  const checked: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || value === null) continue
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    if (!check) throw new UsageError(`${place(name)}: unknown; allowed are ${optionNames.join(', ')}`)
    const allowed = check(value)
    if (allowed !== undefined) throw new UsageError(`${place(name)} must be ${allowed}, not ${shown(value)}`)
    checked[name] = name === 'pattern' ? patternOf(String(value)) : value
  }
  return checked as CheckedOptions
}

function shown(value: unknown): string {
  const written = JSON.stringify(value) ?? String(value)
  return written.length > 60 ? `${written.slice(0, 60)}…` : written
}

function patternOf(written: string): AnswerPattern {
  const known = patterns.get(written)
  if (known) return known
  if (patterns.size >= mostPatterns) patterns.clear()
  const pattern = stoppable(safePattern(written))
  patterns.set(written, pattern)
  return pattern
}

/** A pattern that was stopped once is not run again: a file of such lines would take a second each. */
function stoppable(pattern: AnswerPattern): AnswerPattern {
  let stopped: PatternTimeout | undefined
  return (reply) => {
    if (stopped) throw stopped
    try {
      return pattern(reply)
    } catch (error) {
      if (error instanceof PatternTimeout) stopped = error
      throw error
    }
  }
}
