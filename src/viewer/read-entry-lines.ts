import { type GradeLine, parseResponse, RunError, type ThoughtsLine } from '#run'
import type { ResponseEntry } from './response-entry.ts'
import type { ScannedLine } from './scan-lines.ts'

/** Which response a line is about, names as they are written in JSON. */
export interface WrittenKey {
  readonly problem: string
  readonly arm: string
  readonly sample: number
}

/** The key stands first in every line that jevons writes: the rest of it need not be parsed. */
const keyAhead =
  /^\{"version":1,"problem":("(?:[^"\\]|\\.){0,3000}"),"arm":("(?:[^"\\]|\\.){0,3000}"),"sample":(\d{1,9})[,}]/
const headBytes = 8192
const tailBytes = 1024
/** A quotation mark inside a text is written `\"`: this stands in no text. */
const usage = '"usage":{'

/**
 * The key and the recorded reasoning tokens of a line of responses.jsonl, without parsing its text.
 * @throws RunError where it is no such line
 */
export function readResponseEntry(
  { bytes }: ScannedLine,
  number: number,
): { readonly key: WrittenKey; readonly tokens: number | undefined } {
  const key = keyAheadOf(bytes)
  if (!key) {
    const line = parseResponse(bytes.toString('utf8'), { file: 'responses.jsonl', number })
    return { key: written(line), tokens: line.usage.reasoning }
  }
  return { key, tokens: recordedTokens(bytes) }
}

function recordedTokens(bytes: Buffer): number | undefined {
  const near = bytes.subarray(Math.max(0, bytes.length - tailBytes))
  const inTail = near.lastIndexOf(usage)
  const from = inTail >= 0 ? inTail + bytes.length - near.length : bytes.lastIndexOf(usage)
  if (from < 0) return undefined
  const found = /"reasoning":(\d+)/.exec(bytes.toString('latin1', from, bytes.indexOf('}', from)))?.[1]
  return found === undefined ? undefined : Number(found)
}

const longestAnswer = 200

/** What is kept of a line of grades.jsonl. */
export function readGradeEntry(
  { bytes, at }: ScannedLine,
  number: number,
): { readonly key: WrittenKey; readonly grade: NonNullable<ResponseEntry['grade']> } {
  const line = parsed<GradeLine>(bytes, 'grades.jsonl', number)
  const { outcome, answer } = line
  const short = typeof answer === 'string' ? beginning(answer) : null
  return { key: written(line), grade: { at, bytes: bytes.length, outcome: outcome ?? null, answer: short } }
}

/** What is kept of a line of thoughts.jsonl. */
export function readThoughtsEntry(
  { bytes, at }: ScannedLine,
  number: number,
): { readonly key: WrittenKey; readonly thoughts: NonNullable<ResponseEntry['thoughts']> } {
  const line = parsed<ThoughtsLine>(bytes, 'thoughts.jsonl', number)
  if (!Array.isArray(line.thoughts)) throw notALine('thoughts.jsonl', number)
  const { thoughts } = line
  const firstCorrect = firstCorrectOf(thoughts)
  return {
    key: written(line),
    thoughts: {
      at,
      bytes: bytes.length,
      count: thoughts.length,
      firstCorrect,
      tokensUpToCorrect: firstCorrect ? (thoughts[firstCorrect - 1]?.tokensUpTo ?? null) : null,
      tokens: thoughts.at(-1)?.tokensUpTo ?? null,
    },
  }
}

/** As the metrics have it: an unjudged thought before the first correct one leaves it open. */
function firstCorrectOf(thoughts: ThoughtsLine['thoughts']): number | null {
  for (const [index, { correct }] of thoughts.entries()) {
    if (typeof correct !== 'boolean') return null
    if (correct) return index + 1
  }
  return thoughts.length === 0 ? null : 0
}

function keyAheadOf(bytes: Buffer): WrittenKey | undefined {
  const head = keyAhead.exec(bytes.toString('utf8', 0, Math.min(headBytes, bytes.length)))
  const [, problem, arm, sample] = head ?? []
  return problem !== undefined && arm !== undefined ? { problem, arm, sample: Number(sample) } : undefined
}

function written({
  problem,
  arm,
  sample,
}: {
  readonly problem: string
  readonly arm: string
  readonly sample: number
}): WrittenKey {
  return { problem: JSON.stringify(problem), arm: JSON.stringify(arm), sample }
}

function parsed<Line extends GradeLine | ThoughtsLine>(bytes: Buffer, file: string, number: number): Line {
  let value: Line | null
  try {
    value = JSON.parse(bytes.toString('utf8')) as Line | null
  } catch {
    throw notALine(file, number)
  }
  const isKeyed =
    typeof value?.problem === 'string' && typeof value.arm === 'string' && Number.isInteger(value.sample)
  if (!value || !isKeyed) throw notALine(file, number)
  return value
}

function notALine(file: string, number: number): RunError {
  return new RunError(`${file}, line ${number}: not a line of such a file; score the run again`)
}

function beginning(answer: string): string {
  return answer.length <= longestAnswer ? answer : `${answer.slice(0, longestAnswer)}…`
}
