/** Classes of UTF-16 units, told by number: the splitter asks them of every boundary. */

/** What `\s` matches. */
export function isBlank(code: number): boolean {
  if (code < 0x80) return code === 32 || (code >= 9 && code <= 13)
  if (code === 0xa0 || code === 0xfeff || code === 0x3000) return true
  return code >= 0x1680 && /\s/.test(String.fromCharCode(code))
}

export function isLineBreak(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** Letters, digits and what is written on top of them; half of a character outside the basic plane counts as one. */
export function isWordUnit(code: number): boolean {
  if (code < 0x80) return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 122)
  if (code >= 0xd800 && code <= 0xdfff) return false
  return wordCharacter.test(String.fromCharCode(code))
}

const wordCharacter = /[\p{L}\p{N}\p{M}]/u

/** Quotes, brackets and emphasis that may stand between a sentence's beginning and its first word. */
export const openingMarks: ReadonlySet<number> = codesOf('*_"\'`~([{<“‘„«「『《〈【（［')
/** Marks of lists, headings and quotations at a line's beginning. */
export const lineMarks: ReadonlySet<number> = codesOf('-*+•·‣◦●○▪■>#–—')
/** What may stand between a sentence's end and the blank after it. */
export const closingMarks: ReadonlySet<number> = codesOf('"\')]}*_`~$>”’»」』》〉】）］')
export const sentenceEnds: ReadonlySet<number> = codesOf('.!?…:。！？：；｡．')
/** Sentence ends that no blank needs to follow. */
export const wideSentenceEnds: ReadonlySet<number> = codesOf('。！？：；｡．')

function codesOf(characters: string): ReadonlySet<number> {
  return new Set([...characters].map((character) => character.charCodeAt(0)))
}
