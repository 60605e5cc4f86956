/**
 * Parses JSON, and what Python writes for it: bare NaN, Infinity and -Infinity, which become null, since they stand where a
 * number is missing. Linear in the text.
 * @throws SyntaxError where the text is neither
 */
export function parseWithConstants(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!text.includes('NaN') && !text.includes('Infinity')) throw error
    return JSON.parse(withoutConstants(text))
  }
}

const constants = /-?\b(?:NaN|Infinity)\b/g

/** The constants replaced outside strings only. */
function withoutConstants(text: string): string {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    const opening = text.indexOf('"', at)
    const stringStart = opening < 0 ? text.length : opening
    pieces.push(text.slice(at, stringStart).replace(constants, 'null'))
    const stringEnd = opening < 0 ? text.length : endOfString(text, opening)
    pieces.push(text.slice(stringStart, stringEnd))
    at = stringEnd
  }
  return pieces.join('')
}

function endOfString(text: string, opening: number): number {
  for (let from = opening + 1; ; ) {
    const found = text.indexOf('"', from)
    if (found < 0) return text.length
    let slashes = 0
    while (found - slashes > from && text[found - slashes - 1] === '\\') slashes++
    if (slashes % 2 === 0) return found + 1
    from = found + 1
  }
}
