import type { ResponseLine } from '#run'
import { byteSearch } from './byte-search.ts'
import { openPlain } from './plain-file.ts'
import { type ReadBatch, readPlaces } from './read-places.ts'
import type { LinePlace, ResponseEntry } from './response-entry.ts'

/** A response that was found, with a piece of its text. */
export interface FoundEntry {
  readonly entry: ResponseEntry
  readonly excerpt: string | undefined
}

/** A search that goes on where it was left, as far as it is asked to. */
export interface EntrySearch {
  readonly found: readonly FoundEntry[]
  /** Every response was looked at. */
  readonly isDone: () => boolean
  /** Goes on until that many are found, or all were looked at. */
  readonly upTo: (count: number, signal: AbortSignal) => Promise<void>
}

export interface SearchRequest {
  /** responses.jsonl. */
  readonly file: string
  readonly candidates: readonly ResponseEntry[]
  /** The text of a problem, by its number. */
  readonly question: (problem: number) => string
  readonly search: string
}

interface SearchedPlace extends LinePlace {
  readonly entry: ResponseEntry
}

/** Every word, in either case, stands in the response or in its problem. */
export function searchEntries({ file, candidates, question, search }: SearchRequest): EntrySearch {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  const places = candidates.flatMap((entry): SearchedPlace[] =>
    entry.line ? [{ ...entry.line, entry }] : [],
  )
  const isInOrder = places.every(({ at }, index) => index === 0 || at > (places[index - 1]?.at ?? 0))
  // Read from its beginning to its end the file is read once; by leaps it would be read many times over.
  const read = isInOrder ? places : [...places].sort((left, right) => left.at - right.at)
  const missing = wordsMissingIn(question, words)
  const found: FoundEntry[] = []
  let looked = 0
  const look = ({ places: batch, buffer, from }: ReadBatch<SearchedPlace>): void => {
    const mayHold = byteSearch(buffer, words)
    for (const { at, bytes, entry } of batch) {
      const [start, end] = [at - from, at - from + bytes]
      const wanted = missing(entry.problem)
      if (!wanted.every((word) => mayHold(word, start, end))) continue
      const hit = match(buffer.subarray(start, end), { missing: wanted, words })
      if (hit) found.push({ entry, excerpt: hit.excerpt })
    }
    looked += batch.length
  }
  const goOn = async (asked: number, signal: AbortSignal): Promise<void> => {
    const count = isInOrder ? asked : Number.POSITIVE_INFINITY
    if (found.length >= count || looked >= read.length) return
    const handle = await openPlain(file, 'responses.jsonl')
    try {
      for await (const batch of readPlaces(handle, read.slice(looked))) {
        look(batch)
        if (found.length >= count) return
        signal.throwIfAborted()
        // Whoever else asks the server is answered between two batches.
        await new Promise((resolve) => setImmediate(resolve))
      }
    } finally {
      await handle.close()
    }
    if (!isInOrder) putInOrder(found, candidates)
  }
  let going: Promise<void> = Promise.resolve()
  return {
    found,
    isDone: () => looked >= read.length,
    upTo(count, signal) {
      going = going.catch(() => {}).then(() => goOn(count, signal))
      return going
    },
  }
}

function putInOrder(found: FoundEntry[], candidates: readonly ResponseEntry[]): void {
  const places = new Map(candidates.map((entry, index) => [entry, index]))
  found.sort((left, right) => (places.get(left.entry) ?? 0) - (places.get(right.entry) ?? 0))
}

/** Words that the question does not hold, so that the response must: looked up once a problem. */
function wordsMissingIn(
  question: (problem: number) => string,
  words: readonly string[],
): (problem: number) => readonly string[] {
  const known = new Map<number, readonly string[]>()
  return (problem) => {
    const before = known.get(problem)
    if (before) return before
    const text = question(problem).toLowerCase()
    const missing = words.filter((word) => !text.includes(word))
    known.set(problem, missing)
    return missing
  }
}

function match(
  bytes: Buffer,
  { missing, words }: { readonly missing: readonly string[]; readonly words: readonly string[] },
): { readonly excerpt: string | undefined } | undefined {
  const { text } = JSON.parse(bytes.toString('utf8')) as ResponseLine
  const lower = text.toLowerCase()
  if (!missing.every((word) => lower.includes(word))) return undefined
  const at = words.map((word) => lower.indexOf(word)).find((index) => index >= 0)
  return { excerpt: at === undefined ? undefined : excerptOf(text, at) }
}

const around = 80

function excerptOf(text: string, at: number): string {
  const [start, end] = [Math.max(0, at - around), Math.min(text.length, at + 2 * around)]
  const piece = text.slice(start, end).replace(/\s+/g, ' ').trim()
  return `${start > 0 ? '…' : ''}${piece}${end < text.length ? '…' : ''}`
}
