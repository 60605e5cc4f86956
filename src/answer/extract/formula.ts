/** A stretch of a text that is set apart: emphasised, or a formula. */
export interface Span {
  readonly start: number
  readonly end: number
  readonly content: string
}

const delimiters: readonly (readonly [string, string])[] = [
  ['\\[', '\\]'],
  ['\\(', '\\)'],
  ['$$', '$$'],
  ['$', '$'],
]

/** Spans that are looked at in one text. */
const mostSpans = 400

/** The formulas of a text, in order. */
export function formulasIn(text: string): Span[] {
  const spans: Span[] = []
  let at = 0
  while (spans.length < mostSpans) {
    const start = firstOf(text, at)
    if (start < 0) break
    const delimiter = delimiters.find(([open]) => text.startsWith(open, start))
    if (!delimiter) break
    const [open, close] = delimiter
    const end = closing(text, close, start + open.length)
    if (end < 0) at = start + open.length
    else {
      spans.push({ start, end: end + close.length, content: text.slice(start + open.length, end).trim() })
      at = end + close.length
    }
    if (end < 0 && spans.length === 0 && at > 100_000) break
  }
  return spans
}

/** The emphasised stretches of a text, `**…**` and `__…__`, in order. */
export function emphasesIn(text: string): Span[] {
  const spans: Span[] = []
  for (const found of text.matchAll(/\*\*([^*\n]{1,400})\*\*|__([^_\n]{1,400})__/g)) {
    const content = (found[1] ?? found[2] ?? '').trim()
    spans.push({ start: found.index, end: found.index + found[0].length, content })
  }
  return spans
}

/** What follows the last equals sign (or ≈) that stands outside of brackets; undefined where there is none. */
export function rightSide(formula: string): string | undefined {
  const places = equalsSigns(formula)
  const last = places.at(-1)
  if (last === undefined) return undefined
  const right = formula.slice(last).trim()
  return right === '' ? undefined : right
}

/** `x = 5` names what is 5; `2 + 3 = 5` and `a = b = 5` are calculations, of which only the end is the answer. */
export function isCalculation(formula: string): boolean {
  const places = equalsSigns(formula)
  if (places.length !== 1) return places.length > 1
  const left = formula.slice(0, (places[0] ?? 1) - 1).trim()
  return left.length > 1 && !/^[a-zA-Z](?:_\w|\(\w{1,2}\))?$/.test(left)
}

/** Where the right sides begin. */
function equalsSigns(formula: string): number[] {
  const places: number[] = []
  let depth = 0
  for (let at = 0; at < formula.length && at < 20_000; at++) {
    const sign = formula.charAt(at)
    if ('{(['.includes(sign)) depth++
    else if ('})]'.includes(sign)) depth--
    const width = depth > 0 ? 0 : equalsAt(formula, at)
    if (width > 0) places.push(at + width)
    // An escaped brace is no bracket.
    if (sign === '\\') at++
  }
  return places
}

/** How many characters of an equals sign stand here. */
function equalsAt(formula: string, at: number): number {
  const sign = formula.charAt(at)
  if (sign === '=') return isEquals(formula, at) ? 1 : 0
  if (sign !== '\\') return sign === '≈' || sign === '≡' ? 1 : 0
  const relation = ['\\approx', '\\equiv'].find((command) => formula.startsWith(command, at))
  return relation?.length ?? 0
}

/** Not part of `<=`, `>=`, `!=`, `==` or `=>`. */
function isEquals(formula: string, at: number): boolean {
  return !'<>!='.includes(formula.charAt(at - 1) || ' ') && !'>='.includes(formula.charAt(at + 1) || ' ')
}

function firstOf(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 36) return at
    if (code !== 92) continue
    const next = text.charAt(at + 1)
    if (next === '(' || next === '[') return at
    at++
  }
  return -1
}

/** A dollar sign opens a formula only if it closes within the paragraph; a price does not. */
function closing(text: string, close: string, from: number): number {
  const limit = 4000
  const window = text.slice(from, from + limit)
  const end = window.indexOf(close)
  const paragraph = close === '$' ? window.indexOf('\n\n') : -1
  return end < 0 || (paragraph >= 0 && paragraph < end) ? -1 : from + end
}
