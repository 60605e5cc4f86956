import { type GradeLine, parseResponse, RunError, type ThoughtsLine } from '#run'
import type { LinePlace, ResponseEntry } from './response-entry.ts'
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
/** Most keys are short, and decoding the beginnings of all texts costs more than reading them. */
const headBytes = [384, 8192] as const
const tailBytes = 320
/** A quotation mark inside a text is written `\"`: this stands in no text. */
const usage = '"usage":{'

/**
 * The key and the recorded reasoning tokens of a line of responses.jsonl, without parsing its text.
 * @throws RunError where it is no such line
 */
export function readResponseEntry(
  line: ScannedLine,
  number: number,
): { readonly key: WrittenKey; readonly tokens: number | undefined } {
  const key = keyAheadOf(line)
  if (key) return { key, tokens: recordedTokens(line) }
  const response = parseResponse(textOf(line), { file: 'responses.jsonl', number })
  return { key: written(response), tokens: response.usage.reasoning }
}

function recordedTokens({ buffer, start, end }: ScannedLine): number | undefined {
  for (const from of [Math.max(start, end - tailBytes), start]) {
    const tail = buffer.toString('latin1', from, end)
    const at = tail.lastIndexOf(usage)
    if (at < 0) continue
    const found = /"reasoning":(\d+)/.exec(tail.slice(at, tail.indexOf('}', at)))?.[1]
    return found === undefined ? undefined : Number(found)
  }
  return undefined
}

function textOf({ buffer, start, end }: ScannedLine): string {
  return buffer.toString('utf8', start, end)
}

function placeOf({ at, start, end }: ScannedLine): LinePlace {
  return { at, bytes: end - start }
}

const longestAnswer = 200

/** What is kept of a line of grades.jsonl. */
export function readGradeEntry(
  place: ScannedLine,
  number: number,
): { readonly key: WrittenKey; readonly grade: NonNullable<ResponseEntry['grade']> } {
  const line = parsed<GradeLine>(place, 'grades.jsonl', number)
  const { outcome, answer } = line
  const short = typeof answer === 'string' ? beginning(answer) : null
  return { key: written(line), grade: { ...placeOf(place), outcome: outcome ?? null, answer: short } }
}

/** What is kept of a line of thoughts.jsonl. */
export function readThoughtsEntry(
  place: ScannedLine,
  number: number,
): { readonly key: WrittenKey; readonly thoughts: NonNullable<ResponseEntry['thoughts']> } {
  const line = parsed<ThoughtsLine>(place, 'thoughts.jsonl', number)
  if (!Array.isArray(line.thoughts)) throw notALine('thoughts.jsonl', number)
  const { thoughts } = line
  const firstCorrect = firstCorrectOf(thoughts)
  return {
    key: written(line),
    thoughts: {
      ...placeOf(place),
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

function keyAheadOf({ buffer, start, end }: ScannedLine): WrittenKey | undefined {
  for (const length of headBytes) {
    const head = keyAhead.exec(buffer.toString('utf8', start, Math.min(start + length, end)))
    const [, problem, arm, sample] = head ?? []
    if (problem !== undefined && arm !== undefined) return { problem, arm, sample: Number(sample) }
  }
  return undefined
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

function parsed<Line extends GradeLine | ThoughtsLine>(
  place: ScannedLine,
  file: string,
  number: number,
): Line {
  let value: Line | null
  try {
    value = JSON.parse(textOf(place)) as Line | null
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
