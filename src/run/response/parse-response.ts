import { parseLine } from '../json-lines.ts'
import { type ResponseLine, responseSchema } from '../record.ts'

/**
 * A line of responses.jsonl.
 * @throws RunError naming file and line where it is none
 */
export function parseResponse(
  text: string,
  place: { readonly file: string; readonly number: number },
): ResponseLine {
  return parseLine(text, { ...place, schema: responseSchema })
}
