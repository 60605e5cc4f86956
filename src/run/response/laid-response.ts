import { type LaidBytes, stringAt } from '../json/json-string-reader.ts'
import type { UnescapeKernel } from '../json/unescape-kernel.ts'
import type { ResponseLine } from '../record.ts'
import { responseOfParts } from './response-parts.ts'

/** No such text in a line of JSON but where a key "text" stands: inside a string there is a backslash before a quotation mark. */
const textAhead = Buffer.from(',"text":"')
const longestAhead = 4096
const comma = 44

/**
 * The response of a line that lies in the kernel's memory, where it is laid out as we write it: a few short fields, the text, a few
 * short fields. So the text is read from the bytes, and JSON.parse is given the rest alone. Undefined for any other line.
 */
export function laidResponse(kernel: UnescapeKernel, { from, end, to }: LaidBytes): ResponseLine | undefined {
  const memory = kernel.memory()
  const ahead = memory.subarray(from, Math.min(end, from + longestAhead)).indexOf(textAhead)
  if (ahead < 0) return undefined
  const text = stringAt(kernel, from + ahead + textAhead.length, to)
  const next = kernel.quote() + 1
  if (text === undefined || memory[next] !== comma) return undefined
  const key = parsed(`${memory.toString('utf8', from, from + ahead)}}`)
  const rest = parsed(`{${memory.toString('utf8', next + 1, end)}`)
  return responseOfParts(key, text, rest)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
