import { type JsonStringReader, jsonStringReader } from '../json/json-string-reader.ts'
import type { ResponseLine } from '../record.ts'
import { parseResponse } from './parse-response.ts'
import { responseOfParts } from './response-parts.ts'

/**
 * Reads a line of responses.jsonl from its bytes, the line break left out.
 * @throws RunError naming file and line where it is none
 */
export type ResponseReader = (line: Uint8Array, number: number) => ResponseLine

const decoder = new TextDecoder()

/** A reader for the lines of one file, quick where a line is laid out as we write it. */
export function responseReader(file: string): ResponseReader {
  const strings = jsonStringReader()
  return (line, number) =>
    quickResponse(Buffer.from(line.buffer, line.byteOffset, line.byteLength), strings) ??
    parseResponse(decoder.decode(line), { file, number })
}

/** No such text in a line of JSON but where a key "text" stands: inside a string there is a backslash before a quotation mark. */
const textAhead = ',"text":"'
const longestAhead = 4096
/** What is longer would keep too much memory. */
const longestLine = 8 << 20
const comma = 44

/**
 * A line as we write it: a few short fields, the text, a few short fields. So the text is read from the bytes, and JSON.parse
 * is given the rest alone. Undefined for any other line.
 */
function quickResponse(line: Buffer, strings: JsonStringReader): ResponseLine | undefined {
  if (line.length > longestLine) return undefined
  const ahead = line.toString('latin1', 0, longestAhead).indexOf(textAhead)
  if (ahead < 0) return undefined
  const text = strings(line, ahead + textAhead.length)
  if (text === undefined || line[text.end + 1] !== comma) return undefined
  const key = parsed(`${line.toString('utf8', 0, ahead)}}`)
  const rest = parsed(`{${line.toString('utf8', text.end + 2)}`)
  return responseOfParts(key, text.value, rest)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
