/**
 * Where the closing marker stands that ends the reasoning: the last one from `from` on that is not merely spoken of.
 * The last and not the first, since a server that cuts reasoning off by force leaves the rest of it, and a second closing
 * marker, in the answer (llama.cpp issue 28182), and since graders that strip only up to the first one read reasoning as
 * answer (olmo-eval 348). Spoken of are markers in code (between backticks, in a fenced block of the answer), in
 * quotation marks, and in the middle of a sentence. Linear in the text.
 */
export function closingMarker(text: string, close: string, from: number): number | undefined {
  let found: number | undefined
  let openBefore = false
  const fences = fenceCounter(text, from)
  for (let at = text.indexOf(close, from); at >= 0; at = text.indexOf(close, at + close.length)) {
    if (found !== undefined && fences.isOpenAt(at) !== openBefore) continue
    if (isSpokenOf(text, at, at + close.length)) continue
    found = at
    // A fence that is open here was cut off with the reasoning: the answer's are counted anew.
    openBefore = fences.isOpenAt(at)
  }
  return found
}

/** Does the marker at [start, end) stand in a fenced block of code that is open before it and closed after it? */
export function isFenced(text: string, start: number, end: number): boolean {
  return fenceCounter(text, 0).isOpenAt(start) && text.indexOf(fence, end) >= 0
}

const fence = '```'

interface FenceCounter {
  /** Is a block of code open there? Asked of places in ascending order. */
  readonly isOpenAt: (place: number) => boolean
}

/** Each fence is looked for once, so that many markers and few fences, or the reverse, take no more than one pass. */
function fenceCounter(text: string, from: number): FenceCounter {
  let open = false
  let next: number | undefined
  const after = (start: number): number => {
    const at = text.indexOf(fence, start)
    return at < 0 ? text.length : at
  }
  return {
    isOpenAt: (place) => {
      next ??= after(from)
      while (next < place) {
        open = !open
        next = after(next + fence.length)
      }
      return open
    },
  }
}

const quotes = '\'"“”‘’「」『』'

/** Is the marker at [start, end) quoted, code, or a word of a sentence? */
export function isSpokenOf(text: string, start: number, end: number): boolean {
  const before = text[start - 1] ?? '\n'
  const after = text[end] ?? '\n'
  if (before === '`' || after === '`') return true
  if (quotes.includes(before) && quotes.includes(after)) return true
  if (before !== ' ' || !continuesSentence(text[start - 2] ?? '')) return false
  return '.,;:!?)'.includes(after) || (after === ' ' && isLowerCase(text[end + 1] ?? ''))
}

const continuesSentence = (character: string): boolean => character === ',' || isLetter(character)
const isLetter = (character: string): boolean => character.toLowerCase() !== character.toUpperCase()
const isLowerCase = (character: string): boolean =>
  isLetter(character) && character === character.toLowerCase()
