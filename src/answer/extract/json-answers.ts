/** Answers that are looked at, from the last one. */
const mostKeys = 16
const keyPattern = /["'](?:final[_ ]?)?(?:answer|答案|最终答案|정답|답변|답)["']\s{0,4}[:：]/gi

/**
 * The answer of a reply that is a JSON object, in a fence or bare: the last `"answer": …`. The object need not be valid
 * JSON: LaTeX in it breaks escapes, and line breaks stand where none may stand. So the value is read by itself.
 */
export function jsonAnswers(text: string): string[] {
  const trimmed = text.trim()
  if (!looksLikeJson(trimmed)) return []
  const places: number[] = []
  for (const found of trimmed.matchAll(keyPattern)) {
    if (trimmed.charCodeAt(found.index - 1) === 92) continue
    places.push(found.index + found[0].length)
    if (places.length > mostKeys) places.shift()
  }
  return places
    .reverse()
    .map((place) => valueAt(trimmed, place))
    .filter((value) => value !== undefined)
}

function looksLikeJson(text: string): boolean {
  return text.startsWith('{') || text.endsWith('}') || text.includes('```json') || /^```[\s{]/.test(text)
}

function valueAt(text: string, place: number): string | undefined {
  let at = place
  while (at < text.length && ' \t\r\n'.includes(text.charAt(at))) at++
  const opening = text.charAt(at)
  if (opening === '"' || opening === "'") return stringAt(text, at, opening)
  if (opening === '[') return listAt(text, at)
  const bare = /^(?:-?\d[\d.eE+-]{0,400}|true|false)/.exec(text.slice(at, at + 420))?.[0]
  return bare
}

/** A string ends at the first quotation mark after which the object goes on or ends: others were forgotten to be escaped. */
function stringAt(text: string, opening: number, mark: string): string | undefined {
  let at = opening + 1
  for (let tried = 0; tried < 1000; tried++) {
    at = text.indexOf(mark, at)
    if (at < 0) return undefined
    if (!isEscaped(text, at) && endsValue(text, at + 1)) return unescaped(text.slice(opening + 1, at)).trim()
    at++
  }
  return undefined
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (slashes < 100 && text.charCodeAt(at - 1 - slashes) === 92) slashes++
  return slashes % 2 === 1
}

function endsValue(text: string, at: number): boolean {
  return /^\s{0,200}(?:\}|,\s{0,200}["'}]|\]|```|$)/.test(text.slice(at, at + 404))
}

function listAt(text: string, opening: number): string | undefined {
  const end = text.indexOf(']', opening)
  if (end < 0 || end - opening > 10_000) return undefined
  const parts = text.slice(opening + 1, end).split(',')
  return parts.map((part) => unescaped(part.trim().replace(/^["']|["']$/g, ''))).join(', ')
}

/** Commands of LaTeX that begin like an escape of JSON (`\neq`, `\times`), so that a lone backslash before them is theirs. */
const commandsLikeEscapes =
  /^\\(?:n(?:eq?|u|abla|eg|ot|otin|i|mid|parallel|ewline)|t(?:ext\w{0,4}|heta|imes|an|anh|au|o|frac|riangle\w{0,5}|op|herefore|ilde)|r(?:ight\w{0,9}|ho|angle|ceil|floor|m))(?![a-zA-Z])/

/** Escapes undone as far as they are ones: a backslash of LaTeX that nobody doubled stays. */
function unescaped(text: string): string {
  if (!text.includes('\\')) return text
  return text.replace(/\\(?:u[0-9a-fA-F]{4}|[\s\S])/g, (written, offset: number) => {
    const letter = written.charAt(1)
    if (written.length === 6) return String.fromCharCode(Number.parseInt(written.slice(2), 16))
    if (letter === '\\' || letter === '"' || letter === '/') return letter
    const isCommand = commandsLikeEscapes.test(text.slice(offset, offset + 24))
    return (letter === 'n' || letter === 't' || letter === 'r') && !isCommand ? ' ' : written
  })
}
