import { randomUUID } from 'node:crypto'
import { laidIn, stringAt } from '../json/json-string-reader.ts'
import { type UnescapeKernel, unescapeKernel } from '../json/unescape-kernel.ts'
import { parsed } from './parsed.ts'

/** Parses JSON records from their bytes. */
export interface RecordParser {
  /** Undefined where the bytes are not JSON. */
  readonly parse: (bytes: Uint8Array) => unknown
  /**
   * The bytes of a text of the record that was parsed last, as JSON.stringify writes it, without its quotation marks. Undefined
   * where they are not at hand.
   */
  readonly writtenAs: (text: string) => Uint8Array | undefined
}

/** Faster than a buffer's own toString where a text is not plain ASCII. A byte order mark is left in, and seen to later. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** Shorter strings are left where they stand. */
const leastBytes = 256
/** What is longer would keep too much memory. */
const longestRecord = 8 << 20

/** Stands for a long text. No file can have it: it is another one in each process. */
const mark = randomUUID()
const numberLength = 6

interface LongText {
  readonly text: string
  /** Its bytes, where they are what JSON.stringify writes. */
  readonly written: Uint8Array | undefined
}

/**
 * A parser that is quick on records with long texts: those are read from the bytes by a kernel, and JSON.parse is given what is
 * left of the record. Whatever is unusual is left to JSON.parse alone.
 */
export function recordParser(): RecordParser {
  const kernel = unescapeKernel()
  let texts: readonly LongText[] = []
  return {
    parse(bytes) {
      const taken = bytes.length > longestRecord ? undefined : takenApart(bytes, kernel)
      texts = taken?.texts ?? []
      const whole = taken && putTogether(parsed(taken.rest), texts)
      if (whole !== undefined) return whole
      texts = []
      return parsed(decoder.decode(bytes))
    },
    writtenAs: (text) => texts.find((one) => one.text === text)?.written,
  }
}

/** A record without its long texts, a mark in the place of each; undefined where it has none, or one that cannot be read. */
function takenApart(
  bytes: Uint8Array,
  kernel: UnescapeKernel,
): { readonly rest: string; readonly texts: LongText[] } | undefined {
  const { from, end, to } = laidIn(kernel, bytes)
  const texts: LongText[] = []
  let rest = ''
  let done = from
  for (;;) {
    const start = kernel.long(done, end, leastBytes)
    if (start < 0) break
    const text = stringAt(kernel, start, to)
    if (text === undefined) return undefined
    const quote = kernel.quote()
    const written = kernel.isPlain() ? bytes.subarray(start - from, quote - from) : undefined
    rest +=
      kernel.memory().toString('utf8', done, start) + mark + String(texts.length).padStart(numberLength, '0')
    texts.push({ text, written })
    // The closing quotation mark is part of the rest, and what comes after it stands outside of strings.
    rest += '"'
    done = quote + 1
  }
  return texts.length === 0 ? undefined : { rest: rest + kernel.memory().toString('utf8', done, end), texts }
}

type Node = Record<PropertyKey, unknown>

/** The record with its texts in the places of their marks; undefined where that is not safe. */
function putTogether(record: unknown, texts: readonly LongText[]): unknown {
  if (record === undefined) return undefined
  const whole = { record }
  // Records may be nested deeper than functions can call each other.
  const waiting: Node[] = [whole]
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const names = Array.isArray(node) ? [...node.keys()] : Object.keys(node)
    if (names.some(isUnsafe)) return undefined
    for (const name of names) node[name] = filled(node[name], texts, waiting)
  }
  return whole.record
}

/** A value, or the text that it stands for. What holds values itself is put to those that wait. */
function filled(value: unknown, texts: readonly LongText[], waiting: Node[]): unknown {
  if (typeof value === 'string' && isMark(value)) return texts[Number(value.slice(mark.length))]?.text
  if (typeof value === 'object' && value !== null) waiting.push(value as Node)
  return value
}

/** A field `__proto__` would change what the object is, and a name that was taken out is still missing. */
function isUnsafe(name: string | number): boolean {
  return typeof name === 'string' && (name === '__proto__' || isMark(name))
}

function isMark(text: string): boolean {
  return text.length === mark.length + numberLength && text.startsWith(mark)
}
