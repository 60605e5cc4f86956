import { RunError } from '../run-error.ts'
import { parseWithConstants } from './json-constants.ts'

/** A JSON document is parsed whole: beyond this it does not fit into one string of the engine. */
const mostDocumentBytes = 500e6

/**
 * Reads a file that is one JSON document.
 * @throws RunError where it is too large, or not JSON
 */
export async function wholeDocument(chunks: AsyncIterable<Uint8Array>, name: string): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > mostDocumentBytes)
      throw new RunError(
        `${name}: one JSON document of over ${mostDocumentBytes / 1e6} MB; export it as JSON lines`,
      )
    parts.push(chunk)
  }
  const text = Buffer.concat(parts).toString('utf8')
  try {
    return parseWithConstants(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new RunError(`${name}, ${placeOfError(error, text)}: not JSON`)
  }
}

/** The engine says at which character, people look for lines. */
function placeOfError(error: unknown, text: string): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
  if (position === undefined) return 'at its end'
  return `line ${text.slice(0, Number(position)).split('\n').length}`
}
