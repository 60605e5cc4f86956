import { join } from 'node:path'
import type { ResponseKey } from '#run'
import { type FileState, lookAt, openPlain } from './plain-file.ts'
import { readGradeEntry, readResponseEntry, readThoughtsEntry, type WrittenKey } from './read-entry-lines.ts'
import type { ResponseEntry } from './response-entry.ts'
import { type ScannedLine, scanLines } from './scan-lines.ts'

/** The responses of a run by where they stand in its files. Memory grows with their number, not with their texts. */
export interface ResponseIndex {
  /** In the order of responses.jsonl; what infrastructure failed follows. */
  readonly entries: readonly ResponseEntry[]
  readonly problems: readonly string[]
  readonly arms: readonly string[]
  /** Changes whenever an entry did. */
  readonly state: number
  readonly find: (key: ResponseKey) => ResponseEntry | undefined
}

export interface GrowingIndex {
  /**
   * Reads what the files gained since the last time: appended responses, grades and thoughts that were derived again.
   * @throws RunError where a line is none
   */
  readonly update: () => Promise<ResponseIndex>
}

export function responseIndex(folder: string): GrowingIndex {
  let table = emptyTable()
  let seen: Seen = {}
  let state = 0
  const update = async (): Promise<ResponseIndex> => {
    const now = await look(folder)
    if (isOtherFile(seen.responses, now.responses) || isDerivedAgain(seen, now))
      [table, seen] = [emptyTable(), {}]
    const from = seen.responses?.bytes ?? 0
    const upTo = await readResponses(folder, table, { state: now.responses, from })
    const derived = (['grades', 'thoughts'] as const).filter((name) => !isSame(seen[name], now[name]))
    for (const name of derived) await readDerived(folder, table, name)
    if (upTo !== from || derived.length > 0) state++
    seen = { ...now, ...(now.responses ? { responses: { ...now.responses, bytes: upTo } } : {}) }
    return viewOf(table, state)
  }
  let updating: Promise<ResponseIndex> | undefined
  return {
    update() {
      updating ??= update()
        .catch((error: unknown) => {
          // Half of what is new has been read: the next time begins afresh.
          ;[table, seen] = [emptyTable(), {}]
          throw error
        })
        .finally(() => {
          updating = undefined
        })
      return updating
    },
  }
}

interface Table {
  readonly entries: ResponseEntry[]
  readonly problems: Interned
  readonly arms: Interned
  readonly byKey: Map<string, ResponseEntry>
  responseLines: number
}

interface Interned {
  readonly names: string[]
  /** As JSON writes them. */
  readonly numbers: Map<string, number>
}

type Seen = Readonly<Partial<Record<'responses' | 'grades' | 'thoughts', FileState>>>

function emptyTable(): Table {
  return {
    entries: [],
    problems: { names: [], numbers: new Map() },
    arms: { names: [], numbers: new Map() },
    byKey: new Map(),
    responseLines: 0,
  }
}

async function look(folder: string): Promise<Seen> {
  const [responses, grades, thoughts] = await Promise.all(
    ['responses', 'grades', 'thoughts'].map((name) => lookAt(join(folder, `${name}.jsonl`))),
  )
  return { ...(responses && { responses }), ...(grades && { grades }), ...(thoughts && { thoughts }) }
}

function isOtherFile(before: FileState | undefined, now: FileState | undefined): boolean {
  return before !== undefined && (before.identity !== now?.identity || now.bytes < before.bytes)
}

/** Failed responses are known from the grades alone, so that what was derived again makes another table. */
function isDerivedAgain(before: Seen, now: Seen): boolean {
  return (['grades', 'thoughts'] as const).some(
    (name) => before[name] !== undefined && !isSame(before[name], now[name]),
  )
}

function isSame(before: FileState | undefined, now: FileState | undefined): boolean {
  return (
    before?.identity === now?.identity &&
    before?.bytes === now?.bytes &&
    before?.modifiedMs === now?.modifiedMs
  )
}

async function readResponses(
  folder: string,
  table: Table,
  { state, from }: { readonly state: FileState | undefined; readonly from: number },
): Promise<number> {
  if (!state || state.bytes === from) return from
  let upTo = from
  await eachLine({ folder, name: 'responses.jsonl', from }, (line) => {
    const { key, tokens } = readResponseEntry(line, ++table.responseLines)
    const entry = entryOf(table, key)
    entry.line ??= { at: line.at, bytes: line.end - line.start }
    if (tokens !== undefined) entry.recordedTokens ??= tokens
    upTo = line.at + line.end - line.start + 1
  })
  return upTo
}

async function readDerived(folder: string, table: Table, kind: 'grades' | 'thoughts'): Promise<void> {
  const name = `${kind}.jsonl`
  if (!(await lookAt(join(folder, name)))) return
  let number = 0
  await eachLine({ folder, name, from: 0 }, (line) => {
    number++
    if (kind === 'grades') {
      const { key, grade } = readGradeEntry(line, number)
      entryOf(table, key).grade = grade
    } else {
      const { key, thoughts } = readThoughtsEntry(line, number)
      entryOf(table, key).thoughts = thoughts
    }
  })
}

async function eachLine(
  { folder, name, from }: { readonly folder: string; readonly name: string; readonly from: number },
  read: (line: ScannedLine) => void,
): Promise<void> {
  const handle = await openPlain(join(folder, name), name)
  try {
    for await (const lines of scanLines(handle, { from })) for (const line of lines) read(line)
  } finally {
    await handle.close()
  }
}

function entryOf(table: Table, { problem, arm, sample }: WrittenKey): ResponseEntry {
  const place = { problem: numberOf(table.problems, problem), arm: numberOf(table.arms, arm), sample }
  const key = numbersKey(place)
  const known = table.byKey.get(key)
  if (known) return known
  const entry: ResponseEntry = { ...place }
  table.byKey.set(key, entry)
  table.entries.push(entry)
  return entry
}

function numbersKey({ problem, arm, sample }: Pick<ResponseEntry, 'problem' | 'arm' | 'sample'>): string {
  return `${problem}/${arm}/${sample}`
}

function numberOf({ names, numbers }: Interned, written: string): number {
  const known = numbers.get(written)
  if (known !== undefined) return known
  numbers.set(written, names.length)
  return names.push(JSON.parse(written) as string) - 1
}

function viewOf(table: Table, state: number): ResponseIndex {
  return {
    entries: table.entries,
    problems: table.problems.names,
    arms: table.arms.names,
    state,
    find({ problem, arm, sample }) {
      const numbers = {
        problem: table.problems.numbers.get(JSON.stringify(problem)) ?? -1,
        arm: table.arms.numbers.get(JSON.stringify(arm)) ?? -1,
        sample,
      }
      return table.byKey.get(numbersKey(numbers))
    },
  }
}
