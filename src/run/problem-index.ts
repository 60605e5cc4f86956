import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { parseLine } from './json-lines.ts'
import { type ProblemLine, problemSchema } from './problem-line.ts'
import { RunError } from './run-error.ts'

/** The problems of a run by id, read when they are asked for. */
export interface ProblemIndex {
  /** @throws RunError where there is no such problem */
  readonly problem: (id: string) => ProblemLine
  readonly close: () => void
}

const chunkBytes = 1 << 20
const lineBreak = 10
/** A run's responses come in the order of its problems: those asked for are mostly among the last ones. */
const mostKept = 4096

/**
 * Opens problems.jsonl by where its lines are, so that memory does not grow with the questions' texts.
 * @throws RunError where the file is missing or a line of it has no id
 */
export function problemIndex(file: string): ProblemIndex {
  if (!existsSync(file)) throw new RunError(`${file}: no such file; the run has no problems`)
  const descriptor = openSync(file, 'r')
  const places = linePlaces(descriptor, file)
  const kept = new Map<string, ProblemLine>()
  return {
    problem(id) {
      const known = kept.get(id)
      if (known) return known
      const place = places.get(id)
      if (!place) throw new RunError(`${file}: holds no problem ${id}`)
      const bytes = Buffer.alloc(place.length)
      readSync(descriptor, bytes, 0, place.length, place.start)
      const problem = parseLine(bytes.toString('utf8'), { file, number: place.number, schema: problemSchema })
      if (kept.size >= mostKept) kept.clear()
      kept.set(id, problem)
      return problem
    },
    close: () => closeSync(descriptor),
  }
}

interface LinePlace {
  readonly start: number
  readonly length: number
  readonly number: number
}

function linePlaces(descriptor: number, file: string): ReadonlyMap<string, LinePlace> {
  const places = new Map<string, LinePlace>()
  let start = 0
  for (const line of linesOf(descriptor)) {
    const number = places.size + 1
    places.set(idIn(line, file, number), { start, length: line.length, number })
    start += line.length + 1
  }
  return places
}

/** Whole lines of a file, read from its beginning. */
function* linesOf(descriptor: number): Generator<Buffer> {
  let rest: Buffer = Buffer.alloc(0)
  for (let at = 0; ; ) {
    const chunk = Buffer.alloc(chunkBytes)
    const read = readSync(descriptor, chunk, 0, chunkBytes, at)
    if (read === 0) return
    at += read
    const bytes = rest.length === 0 ? chunk.subarray(0, read) : Buffer.concat([rest, chunk.subarray(0, read)])
    let start = 0
    for (let end = bytes.indexOf(lineBreak); end >= 0; end = bytes.indexOf(lineBreak, start)) {
      yield bytes.subarray(start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
}

/** The id stands near the beginning of a line: the rest need not be parsed. */
const idAhead = /^\{"version":1,(?:"kind":"[a-z]+",)?"id":("(?:[^"\\]|\\.){0,2000}")/

function idIn(line: Buffer, file: string, number: number): string {
  const ahead = idAhead.exec(line.subarray(0, 4096).toString('utf8'))?.[1]
  if (ahead !== undefined) return JSON.parse(ahead) as string
  return parseLine(line.toString('utf8'), { file, number, schema: problemSchema }).id
}
