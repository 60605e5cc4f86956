/**
 * GPT-2's spelling of bytes in `tokenizer.json`: printable ones as they are, the others as characters from U+0100 on. The
 * letter of each byte, 0 to 255.
 */
export const byteLetters: readonly string[] = spelled()

function spelled(): string[] {
  const printable = (byte: number): boolean =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || (byte >= 174 && byte <= 255)
  let next = 256
  return Array.from({ length: 256 }, (_, byte) => String.fromCharCode(printable(byte) ? byte : next++))
}
