import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { type FileStretch, problemIndex, readJudgements, readLabels } from '#run'
import type { JudgeSettings } from '../../judge-settings.ts'
import type { ShardFiles } from './shard.ts'

/** Cuts the shards of a run out of its files. */
export interface ShardCutter {
  /** @throws RunError where a response is to a problem that the run does not hold */
  readonly cut: (stretch: FileStretch) => ShardFiles
  readonly close: () => void
}

/** Opens the files of a run; records of judges are read where the settings name one that has them. */
export async function shardCutter(folder: string, judge: JudgeSettings | undefined): Promise<ShardCutter> {
  const records = await judgeRecords(folder, judge)
  const problems = problemIndex(join(folder, 'problems.jsonl'))
  const descriptor = openSync(join(folder, 'responses.jsonl'), 'r')
  return {
    cut(stretch) {
      const responses = linesBeginningIn(descriptor, stretch)
      const ids = [...problemsIn(responses)]
      const recorded = (lines: ReadonlyMap<string, readonly string[]>): Buffer =>
        Buffer.from(ids.flatMap((id) => lines.get(id) ?? []).join(''))
      return {
        problems: Buffer.from(ids.map((id) => `${JSON.stringify(problems.problem(id))}\n`).join('')),
        responses,
        judgements: recorded(records.judgements),
        labels: recorded(records.labels),
      }
    },
    close() {
      closeSync(descriptor)
      problems.close()
    },
  }
}

/** Lines that were recorded of each problem's responses, in their order. */
interface JudgeRecords {
  readonly judgements: ReadonlyMap<string, readonly string[]>
  readonly labels: ReadonlyMap<string, readonly string[]>
}

async function judgeRecords(folder: string, judge: JudgeSettings | undefined): Promise<JudgeRecords> {
  const [judgements, labels] = [new Map<string, string[]>(), new Map<string, string[]>()]
  const add = (lines: Map<string, string[]>, line: { readonly problem: string }): void => {
    const known = lines.get(line.problem)
    if (known) known.push(`${JSON.stringify(line)}\n`)
    else lines.set(line.problem, [`${JSON.stringify(line)}\n`])
  }
  const named = new Set(judge?.judges.map(({ name }) => name))
  if (named.size > 0)
    for await (const line of readJudgements(folder)) if (named.has(line.judge)) add(judgements, line)
  if (named.has('human'))
    for (const lines of (await readLabels(folder)).values()) for (const line of lines) add(labels, line)
  return { judgements, labels }
}

const lineBreak = 10
const pieceBytes = 1 << 18

/** The bytes of the lines that begin in a stretch. */
function linesBeginningIn(descriptor: number, { start, end }: FileStretch): Buffer {
  const from = lineBeginning(descriptor, start)
  const bytes = Buffer.alloc(Math.max(0, lineBeginning(descriptor, end) - from))
  for (let done = 0; done < bytes.length; ) {
    const read = readSync(descriptor, bytes, done, bytes.length - done, from + done)
    if (read === 0) return bytes.subarray(0, done)
    done += read
  }
  return bytes
}

/** Where the first line begins that does not begin before this place. */
function lineBeginning(descriptor: number, place: number): number {
  if (place === 0) return 0
  const piece = Buffer.alloc(pieceBytes)
  for (let at = place - 1; ; ) {
    const read = readSync(descriptor, piece, 0, pieceBytes, at)
    if (read === 0) return fstatSync(descriptor).size
    const found = piece.subarray(0, read).indexOf(lineBreak)
    if (found >= 0) return at + found + 1
    at += read
  }
}

/** The problem stands at the beginning of a response: the rest need not be parsed. */
const problemAhead = /^\{"version":1,"problem":("(?:[^"\\]|\\.){0,2000}")/
const headBytes = 4096

function problemsIn(responses: Buffer): Set<string> {
  const ids = new Set<string>()
  for (let from = 0; from < responses.length; ) {
    const found = responses.indexOf(lineBreak, from)
    const end = found < 0 ? responses.length : found
    const id = problemOf(responses.subarray(from, end))
    if (id !== undefined) ids.add(id)
    from = end + 1
  }
  return ids
}

/** Undefined where the line is no response: whoever scores it says so. */
function problemOf(line: Buffer): string | undefined {
  const ahead = problemAhead.exec(line.toString('utf8', 0, Math.min(headBytes, line.length)))?.[1]
  try {
    const id: unknown =
      ahead === undefined
        ? (JSON.parse(line.toString('utf8')) as { problem?: unknown } | null)?.problem
        : JSON.parse(ahead)
    return typeof id === 'string' ? id : undefined
  } catch {
    return undefined
  }
}
