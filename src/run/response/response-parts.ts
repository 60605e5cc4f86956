import type { ResponseKey, ResponseLine } from '../record.ts'

/**
 * A response from what stands before its text in a line and what stands after it, checked by hand: exactly what `responseSchema`
 * lets pass, in a tenth of its time. Undefined where it is none; why, the schema says.
 */
export function responseOfParts(key: unknown, text: string, rest: unknown): ResponseLine | undefined {
  if (!isKey(key) || !isRest(rest)) return undefined
  const { problem, arm, sample } = key
  // Field by field: spreading costs as much as parsing.
  const { finishReason, usage } = rest
  const response: Writable<ResponseLine> = { version: 1, problem, arm, sample, text, finishReason, usage }
  if (rest.span) response.span = rest.span
  if (rest.reasoning) response.reasoning = rest.reasoning
  if (rest.tokenLengths) response.tokenLengths = rest.tokenLengths
  if (rest.durationMs !== undefined) response.durationMs = rest.durationMs
  if (rest.stopped !== undefined) response.stopped = rest.stopped
  if (rest.answerLogProbability !== undefined) response.answerLogProbability = rest.answerLogProbability
  if (rest.execution) response.execution = rest.execution
  if (rest.costUsd !== undefined) response.costUsd = rest.costUsd
  if (rest.source !== undefined) response.source = rest.source
  if (rest.recorded) response.recorded = rest.recorded
  return response
}

type Writable<Whole> = { -readonly [Name in keyof Whole]: Whole[Name] }

type Version = Pick<ResponseLine, 'version'>
type Rest = Omit<ResponseLine, keyof ResponseKey | 'version' | 'text'>
type Check = (value: unknown) => boolean

function isKey(value: unknown): value is ResponseKey & Version {
  return hasOnly(value, keyChecks) && Object.keys(value).length === keyChecks.size
}

function isRest(value: unknown): value is Rest {
  return hasOnly(value, restChecks) && Object.hasOwn(value, 'finishReason') && Object.hasOwn(value, 'usage')
}

const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = Number.isFinite
const isCount: Check = (value) => Number.isSafeInteger(value) && (value as number) >= 0
const isCounts: Check = (value) => Array.isArray(value) && value.every(isCount)
const oneOf = (...allowed: readonly string[]): Check => {
  const set = new Set<unknown>(allowed)
  return (value) => set.has(value)
}
const recordOf = (checks: ReadonlyMap<string, Check>, ...needed: readonly string[]): Check => {
  return (value) => hasOnly(value, checks) && needed.every((name) => Object.hasOwn(value, name))
}

const spanChecks = new Map([
  ['start', isCount],
  ['end', isCount],
  ['answerStart', isCount],
])
const usageChecks = new Map(['prompt', 'cachedPrompt', 'reasoning', 'output'].map((name) => [name, isCount]))
const executionChecks = new Map(['requests', 'discardedTokens'].map((name) => [name, isCount]))
const recordedChecks = new Map<string, Check>([
  ['correct', (value) => typeof value === 'boolean'],
  ['score', isNumber],
  ['answer', isText],
])
const keyChecks = new Map<string, Check>([
  ['version', (value) => value === 1],
  ['problem', isText],
  ['arm', isText],
  ['sample', isCount],
])
const restChecks = new Map<string, Check>([
  ['span', recordOf(spanChecks, 'start', 'end')],
  ['reasoning', oneOf('full', 'summary', 'hidden', 'none')],
  ['tokenLengths', isCounts],
  ['finishReason', oneOf('stop', 'policy', 'length', 'declined', 'unknown')],
  ['stopped', isText],
  ['answerLogProbability', isNumber],
  ['usage', recordOf(usageChecks)],
  ['execution', recordOf(executionChecks, ...executionChecks.keys())],
  ['durationMs', isNumber],
  ['costUsd', isNumber],
  ['source', isText],
  ['recorded', recordOf(recordedChecks)],
])

/** Whether it is a record without any field but these, each of them what it should be. */
function hasOnly(
  value: unknown,
  checks: ReadonlyMap<string, Check>,
): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const fields = value as Readonly<Record<string, unknown>>
  for (const name of Object.keys(fields)) if (checks.get(name)?.(fields[name]) !== true) return false
  return true
}
