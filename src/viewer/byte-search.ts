/**
 * Whether a word may stand in a piece of a file's bytes: a quick look that passes over what can't match, before anything is parsed.
 * Pieces are asked about from the first to the last, so that the bytes are gone through once for each word.
 *
 * @param words in lower case
 */
export function byteSearch(
  bytes: Buffer,
  words: readonly string[],
): (word: string, start: number, end: number) => boolean {
  // A byte a character: as fast as comparing bytes, and the letters A to Z lose their case.
  const text = bytes.toString('latin1').toLowerCase()
  const hits = new Map(words.map((word) => [word, { needle: needleOf(word), at: -1 }]))
  return (word, start, end) => {
    const hit = hits.get(word)
    if (!hit || hit.needle === '') return true
    if (hit.at < start) {
      const next = text.indexOf(hit.needle, start)
      hit.at = next < 0 ? text.length : next
    }
    return hit.at < end
  }
}

/** The longest part of a word that stands in the file as these bytes whatever its case; '' where there is none. */
function needleOf(word: string): string {
  const parts: string[] = ['']
  for (const character of word) {
    const isLetterBeyondZ = character > '\u007f' && character.toUpperCase() !== character.toLowerCase()
    if (isLetterBeyondZ) parts.push('')
    else parts[parts.length - 1] += character
  }
  const longest = parts.reduce((best, part) => (part.length > best.length ? part : best))
  // As JSON writes it within a text, byte by byte.
  return Buffer.from(JSON.stringify(longest).slice(1, -1)).toString('latin1').toLowerCase()
}
