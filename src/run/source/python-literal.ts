/**
 * Reads a literal as Python prints it: `['a', "b's", True, None, {'k': 1.5}]`. pandas writes a column of lists into a CSV file
 * in this way. Answers undefined for anything else. Linear in the text; nesting deeper than 50 is refused.
 */
export function pythonLiteral(text: string): unknown {
  const cursor: Cursor = { text, at: 0 }
  try {
    const value = valueAt(cursor, 0)
    skipBlanks(cursor)
    return cursor.at === text.length ? value : undefined
  } catch (error) {
    if (error instanceof NotALiteral) return undefined
    throw error
  }
}

class NotALiteral extends Error {}

interface Cursor {
  readonly text: string
  at: number
}

const deepest = 50
const closing: Readonly<Record<string, string>> = { '[': ']', '(': ')' }

function valueAt(cursor: Cursor, depth: number): unknown {
  skipBlanks(cursor)
  const first = cursor.text[cursor.at] ?? ''
  if (depth > deepest) throw new NotALiteral()
  if (first === "'" || first === '"') return stringAt(cursor)
  if (first === '{') return dictionaryAt(cursor, depth)
  const close = closing[first]
  return close === undefined ? atomAt(cursor) : listAt(cursor, { close, depth })
}

function listAt(
  cursor: Cursor,
  { close, depth }: { readonly close: string; readonly depth: number },
): unknown[] {
  const list: unknown[] = []
  cursor.at++
  for (;;) {
    skipBlanks(cursor)
    if (took(cursor, close)) return list
    list.push(valueAt(cursor, depth + 1))
    skipBlanks(cursor)
    if (!took(cursor, ',') && cursor.text[cursor.at] !== close) throw new NotALiteral()
  }
}

function dictionaryAt(cursor: Cursor, depth: number): object {
  const entries: [string, unknown][] = []
  cursor.at++
  for (;;) {
    skipBlanks(cursor)
    // fromEntries makes each key the object's own, whatever it is called.
    if (took(cursor, '}')) return Object.fromEntries(entries)
    const key = valueAt(cursor, depth + 1)
    skipBlanks(cursor)
    if (typeof key === 'object' || !took(cursor, ':')) throw new NotALiteral()
    entries.push([String(key), valueAt(cursor, depth + 1)])
    skipBlanks(cursor)
    if (!took(cursor, ',') && cursor.text[cursor.at] !== '}') throw new NotALiteral()
  }
}

const atom = /-?(?:\d[\d_]{0,30}(?:\.\d{0,30})?(?:[eE][-+]?\d{1,4})?|\.\d{1,30})|True|False|None|nan/y
const words: Readonly<Record<string, unknown>> = { True: true, False: false, None: null, nan: null }

function atomAt(cursor: Cursor): unknown {
  atom.lastIndex = cursor.at
  const [word] = atom.exec(cursor.text) ?? []
  if (word === undefined) throw new NotALiteral()
  cursor.at += word.length
  return word in words ? words[word] : Number(word.replaceAll('_', ''))
}

const stop = { "'": /['\\]/g, '"': /["\\]/g } as const

function stringAt(cursor: Cursor): string {
  const { text } = cursor
  const quote = text[cursor.at] as keyof typeof stop
  const next = stop[quote]
  let piece = ''
  let from = cursor.at + 1
  for (;;) {
    next.lastIndex = from
    const end = next.exec(text)?.index
    if (end === undefined) throw new NotALiteral()
    piece += text.slice(from, end)
    cursor.at = end + 1
    if (text[end] === quote) return piece
    piece += escapedAt(cursor)
    from = cursor.at
  }
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
  '\n': '',
}
const codeDigits: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/** What a backslash stands for; the cursor is behind it, and moves behind what it read. */
function escapedAt(cursor: Cursor): string {
  const letter = cursor.text[cursor.at] ?? ''
  const plain = escapes[letter]
  cursor.at++
  if (plain !== undefined) return plain
  const digits = codeDigits[letter]
  // Python keeps the backslash of an escape that it does not know.
  if (digits === undefined) return `\\${letter}`
  const code = cursor.text.slice(cursor.at, cursor.at + digits)
  const point = Number.parseInt(code, 16)
  if (code.length < digits || !/^[0-9a-fA-F]+$/.test(code) || point > 0x10ffff) throw new NotALiteral()
  cursor.at += digits
  return String.fromCodePoint(point)
}

function skipBlanks(cursor: Cursor): void {
  while (cursor.text.charCodeAt(cursor.at) <= 32) cursor.at++
}

function took(cursor: Cursor, character: string): boolean {
  if (cursor.text[cursor.at] !== character) return false
  cursor.at++
  return true
}
