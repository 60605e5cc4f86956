import { join } from 'node:path'
import {
  type GradeLine,
  keyOfShownId,
  parseResponse,
  type RunDescription,
  type RunReader,
  readRun,
  shownId,
  type ThoughtsLine,
} from '#run'
import type { ResponseDetail, ResponsePage } from './api.ts'
import { type LabelBook, labelBook } from './label-book.ts'
import { lookAt, openPlain } from './plain-file.ts'
import { openProblems, type ProblemTable } from './problem-table.ts'
import { readPlace } from './read-places.ts'
import { responseDetail } from './response-detail.ts'
import type { LinePlace, ResponseEntry } from './response-entry.ts'
import { type GrowingIndex, type ResponseIndex, responseIndex } from './response-index.ts'
import { type AskedResponses, readQuery } from './response-query.ts'
import { responseRow } from './response-row.ts'
import { type EntrySearch, searchEntries } from './search-entries.ts'
import { selectEntries } from './select-entries.ts'
import { ViewerError } from './viewer-error.ts'

/** A run whose responses somebody looks at. */
export interface ViewedRun {
  readonly page: (parameters: URLSearchParams, signal: AbortSignal) => Promise<ResponsePage>
  readonly response: (id: string) => Promise<ResponseDetail>
  /** Indexes the run, so that who asks next need not wait for it. */
  readonly warm: () => Promise<void>
  readonly close: () => void
}

interface Indexed {
  readonly index: ResponseIndex
  readonly problems: ProblemTable
}

export function viewedRun(folder: string): ViewedRun {
  const growing: GrowingIndex = responseIndex(folder)
  const labels: LabelBook = labelBook(folder)
  let problems: Promise<ProblemTable> | undefined
  const selections = remembered<readonly ResponseEntry[]>()
  const searches = remembered<EntrySearch>()

  const indexed = async (): Promise<Indexed> => {
    const [index, table] = await Promise.all([growing.update(), currentProblems()])
    return { index, problems: table }
  }
  const currentProblems = async (): Promise<ProblemTable> => {
    const now = await lookAt(join(folder, 'problems.jsonl'))
    const known = await problems?.catch(() => undefined)
    if (known && known.state?.identity === now?.identity && known.state?.bytes === now?.bytes) return known
    known?.close()
    problems = openProblems(folder, now)
    return problems
  }
  return {
    async page(parameters, signal) {
      const query = readQuery(parameters)
      const all = await indexed()
      const key = questionOf(query, all.index.state)
      const chosen = selections(key, () => selectEntries(all.index, all.problems, query))
      if (!query.search?.trim()) return plainPage(chosen, query, all)
      const search = searches(`${key} ${query.search}`, () =>
        searchIn(folder, chosen, query.search ?? '', all),
      )
      return await foundPage(search, query, { ...all, signal })
    },
    async response(id) {
      const key = keyOfShownId(id)
      const all = await indexed()
      const entry = key && all.index.find(key)
      if (!entry) throw new ViewerError(404, 'the run has no such response')
      return await detailOf(folder, entry, { ...all, labels })
    },
    async warm() {
      await indexed()
    },
    close() {
      problems?.then((table) => table.close()).catch(() => {})
    },
  }
}

/** Keeps the last few answers to the same question: lists are asked for page by page. */
function remembered<Answer>(): (key: string, ask: () => Answer) => Answer {
  const most = 4
  const kept = new Map<string, Answer>()
  return (key, ask) => {
    const answer = kept.get(key) ?? ask()
    kept.delete(key)
    kept.set(key, answer)
    for (const oldest of kept.keys()) if (kept.size > most) kept.delete(oldest)
    return answer
  }
}

function questionOf({ offset: _, limit: __, search: ___, ...query }: AskedResponses, state: number): string {
  return JSON.stringify([state, query])
}

function plainPage(chosen: readonly ResponseEntry[], query: AskedResponses, all: Indexed): ResponsePage {
  const rows = chosen.slice(query.offset, query.offset + query.limit)
  return { total: chosen.length, rows: rows.map((entry) => responseRow(entry, all)) }
}

function searchIn(
  folder: string,
  candidates: readonly ResponseEntry[],
  search: string,
  { index, problems }: Indexed,
): EntrySearch {
  const question = (problem: number): string =>
    problems.problem(index.problems[problem] ?? '')?.question ?? ''
  return searchEntries({ file: join(folder, 'responses.jsonl'), candidates, question, search })
}

async function foundPage(
  search: EntrySearch,
  { offset, limit }: AskedResponses,
  { signal, ...all }: Indexed & { readonly signal: AbortSignal },
): Promise<ResponsePage> {
  await search.upTo(offset + limit, signal)
  const rows = search.found.slice(offset, offset + limit).map(({ entry, excerpt }) => ({
    ...responseRow(entry, all),
    ...(excerpt === undefined ? {} : { excerpt }),
  }))
  return { total: search.found.length, ...(search.isDone() ? {} : { more: true }), rows }
}

async function detailOf(
  folder: string,
  entry: ResponseEntry,
  { index, problems, labels }: Indexed & { readonly labels: LabelBook },
): Promise<ResponseDetail> {
  const run: RunReader = readRun(folder)
  const description: RunDescription = run.description
  const [response, grade, thoughts, label] = await Promise.all([
    lineAt(folder, 'responses.jsonl', entry.line),
    lineAt(folder, 'grades.jsonl', entry.grade),
    lineAt(folder, 'thoughts.jsonl', entry.thoughts),
    labels.of(),
  ])
  const row = responseRow(entry, { index, problems })
  return responseDetail({
    row,
    description,
    problem: problems.problem(row.problem),
    response:
      response === undefined ? undefined : parseResponse(response, { file: 'responses.jsonl', number: 0 }),
    grade: grade === undefined ? undefined : (JSON.parse(grade) as GradeLine),
    thoughts: thoughts === undefined ? undefined : (JSON.parse(thoughts) as ThoughtsLine),
    label,
    siblings: siblingsOf(entry, index),
  })
}

async function lineAt(
  folder: string,
  name: string,
  place: LinePlace | undefined,
): Promise<string | undefined> {
  if (!place) return undefined
  const handle = await openPlain(join(folder, name), name)
  try {
    return await readPlace(handle, place)
  } finally {
    await handle.close()
  }
}

/** More could not be chosen from. */
const mostSiblings = 1000

function siblingsOf(
  entry: ResponseEntry,
  { entries, problems, arms }: ResponseIndex,
): ResponseDetail['siblings'] {
  return entries
    .filter((other) => other.problem === entry.problem && other !== entry)
    .slice(0, mostSiblings)
    .map(({ problem, arm, sample, grade }) => {
      const key = { problem: problems[problem] ?? '', arm: arms[arm] ?? '', sample }
      return { id: shownId(key), arm: key.arm, sample, outcome: grade?.outcome ?? null }
    })
}
