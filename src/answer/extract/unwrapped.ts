/** What may stand around an answer without being part of it: the opening mark and the closing one. */
const pairs: readonly (readonly [string, string])[] = [
  ['**', '**'],
  ['__', '__'],
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['```', '```'],
  ['`', '`'],
  ['*', '*'],
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ['「', '」'],
  ['『', '』'],
]

/** Commands of LaTeX that only change how their argument looks. */
const looks =
  /^\\(?:boxed|fbox|text|textbf|textit|textrm|texttt|mathrm|mathbf|mathit|mathsf|mbox|bf|rm|displaystyle)\s{0,3}\{/

/** More marks around one answer than this are no answer. */
const deepest = 16

/** The answer without the marks around it: emphasis, quotation marks, delimiters of mathematics, a full stop after it. */
export function unwrapped(written: string): string {
  let text = written
  for (let round = 0; round < deepest; round++) {
    const before = text
    text = withoutPair(withoutStops(text.trim())).replace(/^\\displaystyle(?![a-zA-Z])/, '')
    if (text === before) break
  }
  return text
}

/** Where the brace that opens at `opening` closes, escaped braces left aside; -1 where it does not, within `limit` characters. */
export function closingBrace(text: string, opening: number, limit: number = text.length): number {
  const end = Math.min(text.length, opening + limit)
  let depth = 0
  for (let at = opening; at < end; at++) {
    const code = text.charCodeAt(at)
    if (code === 92) at++
    else if (code === 123) depth++
    else if (code === 125 && --depth === 0) return at
  }
  return -1
}

const stops = '.,;:。，；：、．'

function withoutStops(text: string): string {
  let end = text.length
  while (end > 0 && stops.includes(text.charAt(end - 1))) end--
  let start = 0
  while (start < end && ':：。'.includes(text.charAt(start))) start++
  // "\," and "\;" are spaces of LaTeX: what is left of one goes too.
  if (end < text.length && text.charCodeAt(end - 1) === 92) end--
  return text.slice(start, end).trim()
}

/** What a mark of any kind begins with, and what it ends with: most texts have neither, and nothing need be tried. */
const firstSigns = '*_$\\`"“‘「『'
const lastSigns = '*_$)]`"”’」』}'

function withoutPair(text: string): string {
  if (
    text === '' ||
    !(firstSigns.includes(text.charAt(0)) || lastSigns.includes(text.charAt(text.length - 1)))
  )
    return text
  for (const [open, close] of pairs) {
    if (text.length <= open.length + close.length || !text.startsWith(open) || !text.endsWith(close)) continue
    const inner = text.slice(open.length, text.length - close.length)
    if (!inner.includes(close) && !inner.includes(open)) return inner
  }
  const command = looks.exec(text.slice(0, 24))?.[0]
  if (command === undefined || !text.endsWith('}')) return unpaired(text)
  return closingBrace(text, command.length - 1) === text.length - 1
    ? text.slice(command.length, text.length - 1)
    : text
}

const halves: readonly (readonly [string, string])[] = [
  ['**', '**'],
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['`', '`'],
]

/** An opening or closing mark whose other half was cut away with the sentence. */
function unpaired(text: string): string {
  for (const [open, close] of halves) {
    if (text.startsWith(open) && !text.includes(close, open.length)) return text.slice(open.length)
    const end = text.length - close.length
    if (end <= 0 || !text.endsWith(close)) continue
    const other = text.indexOf(open)
    if (other < 0 || other === end) return text.slice(0, end)
  }
  return text
}
