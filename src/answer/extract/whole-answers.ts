import { sentenceOf } from './sentence.ts'

/** A reply of one line that is no longer than this may be nothing but its answer. */
const longestLine = 200

/** The whole text, where it is one short sentence. */
export function wholeAnswers(text: string): string[] {
  if (text.length > 4 * longestLine) return []
  const line = text.trim()
  if (line === '' || line.length > longestLine || line.includes('\n')) return []
  return sentenceOf(line).length === line.length ? [line] : []
}

/** The line after the last `####`, where that is no heading (`#### Step 4`). */
export function hashedAnswers(text: string): string[] {
  // Forwards first, which is many times faster: most texts have none.
  const at = text.includes('####') ? text.lastIndexOf('####') : -1
  if (at < 0 || text.charAt(at - 1) === '#') return []
  const start = at + 4
  const end = text.indexOf('\n', start)
  const line = text.slice(start, end < 0 ? text.length : end).trim()
  const isLast = end < 0 || text.slice(end, end + 2000).trim() === ''
  return line !== '' && (isLast || isValue(line)) && !/:$|^(?:step|case|part)\b/i.test(line) ? [line] : []
}

/** Nothing but signs, digits and single letters. */
function isValue(line: string): boolean {
  return line.length <= longestLine && !/\p{L}{2,}/u.test(line.replace(/\\[a-zA-Z]+/g, ''))
}
