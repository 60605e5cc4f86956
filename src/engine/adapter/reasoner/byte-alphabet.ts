/**
 * GPT-2's spelling of bytes: printable ones as they are, the others as characters from U+0100 on, so that every byte
 * sequence is a readable text in `tokenizer.json`.
 */
export const byteAlphabet: readonly string[] = spell()

/** The byte that a character of the alphabet spells. */
export const bytesOfAlphabet: ReadonlyMap<string, number> = new Map(
  byteAlphabet.map((letter, byte) => [letter, byte]),
)

function spell(): string[] {
  const printable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++))
}
