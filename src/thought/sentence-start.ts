import {
  closingMarks,
  isBlank,
  isDigit,
  isLineBreak,
  isWordUnit,
  lineMarks,
  openingMarks,
  sentenceEnds,
  wideSentenceEnds,
} from './character.ts'

/**
 * Whether a line or a sentence begins at a word, past marks of lists, quotation and emphasis. Looks back by hand, no
 * further than to the letter or digit before the word: a look-behind over runs of blanks takes quadratic time.
 */
export function beginsSentence(text: string, at: number): boolean {
  let end = at
  while (end > 0 && openingMarks.has(text.charCodeAt(end - 1))) end--
  if (end === 0) return true
  const before = text.charCodeAt(end - 1)
  if (!isBlank(before)) {
    // Marks of emphasis are marks of lists too: "*Alternatively" at a line's beginning.
    return wideSentenceEnds.has(text.charCodeAt(beforeClosing(text, end) - 1)) || beginsLine(text, end)
  }
  while (end > 0 && isBlank(text.charCodeAt(end - 1))) {
    if (isLineBreak(text.charCodeAt(--end))) return true
  }
  if (end === 0) return true
  return sentenceEnds.has(text.charCodeAt(beforeClosing(text, end) - 1)) || beginsLine(text, end)
}

function beforeClosing(text: string, end: number): number {
  let at = end
  while (at > 0 && closingMarks.has(text.charCodeAt(at - 1))) at--
  return at
}

/** Whether nothing but marks of lists, headings and quotations stands before `end` in its line: `> - `, `## `, `2) `. */
function beginsLine(text: string, end: number): boolean {
  let at = beforeNumber(text, end)
  while (at > 0) {
    const code = text.charCodeAt(at - 1)
    if (isLineBreak(code)) return true
    if (!isBlank(code) && !lineMarks.has(code) && !openingMarks.has(code)) return false
    at--
  }
  return true
}

/** Passes over the number of a list's entry, `2)` or `(b)`, of at most three characters. */
function beforeNumber(text: string, end: number): number {
  if (text[end - 1] !== ')') return end
  let at = end - 1
  while (at > 0 && at > end - 4 && isWordUnit(text.charCodeAt(at - 1))) at--
  return at === end - 1 || (!isDigit(text.charCodeAt(at)) && at !== end - 2) ? end : at
}
