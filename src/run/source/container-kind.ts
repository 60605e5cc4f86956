/**
 * How the bytes of a file are laid out, told by what they begin with. `lines`: a JSON value a line. `array`: one JSON array.
 * `document`: one JSON object over many lines. `events`: a recorded stream of server-sent events. `table`: CSV or TSV.
 */
export type ContainerKind = 'lines' | 'array' | 'document' | 'events' | 'table' | 'empty'

const eventField = /^(?:data|event|id|retry):|^: ?\S/
const delimiter = /[,;\t]/

/** @param head at least the first line of the file */
export function containerKind(head: Uint8Array): ContainerKind {
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('utf8')
  const begin = text.replace(/^\ufeff/, '').trimStart()
  if (begin === '') return 'empty'
  if (begin.startsWith('[')) return isArrayALine(begin) ? 'lines' : 'array'
  if (begin.startsWith('{')) return isJson(firstLine(begin)) || !begin.includes('\n') ? 'lines' : 'document'
  if (eventField.test(begin)) return 'events'
  return delimiter.test(firstLine(begin)) ? 'table' : 'lines'
}

/** Lines that are arrays each, instead of one array over many lines. */
function isArrayALine(text: string): boolean {
  const rest = text.slice(firstLine(text).length).trimStart()
  return rest.startsWith('[') && isJson(firstLine(text))
}

function firstLine(text: string): string {
  const end = text.indexOf('\n')
  return end < 0 ? text : text.slice(0, end)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return /\b(?:NaN|Infinity)\b/.test(text)
  }
}
