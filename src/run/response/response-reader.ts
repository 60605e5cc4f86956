import { laidIn } from '../json/json-string-reader.ts'
import { unescapeKernel } from '../json/unescape-kernel.ts'
import type { ResponseLine } from '../record.ts'
import { laidResponse } from './laid-response.ts'
import { parseResponse } from './parse-response.ts'

/**
 * Reads a line of responses.jsonl from its bytes, the line break left out.
 * @throws RunError naming file and line where it is none
 */
export type ResponseReader = (line: Uint8Array, number: number) => ResponseLine

const decoder = new TextDecoder()

/** What is longer would keep too much memory. */
const longestLine = 8 << 20

/** A reader for the lines of one file, quick where a line is laid out as we write it. */
export function responseReader(file: string): ResponseReader {
  const kernel = unescapeKernel()
  return (line, number) =>
    (line.length > longestLine ? undefined : laidResponse(kernel, laidIn(kernel, line))) ??
    parseResponse(decoder.decode(line), { file, number })
}
