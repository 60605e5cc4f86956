/** Everything that cannot be seen, other than line breaks, tabs and what joins letters of some scripts. */
const unseen = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * Text of strangers as a terminal may show it: control characters, escape sequences and marks that turn the direction of
 * writing are written out as `<U+001B>`.
 */
export function harmlessText(text: string): string {
  return text.replaceAll('\r\n', '\n').replace(unseen, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `<U+${code}>`
  })
}

/** The beginning of a text on one line of at most `most` characters. */
export function oneLine(text: string, most: number): string {
  const line = harmlessText(text.slice(0, 4 * most))
    .trim()
    .replace(/\s+/g, ' ')
  const characters = [...line]
  return characters.length <= most ? line : `${characters.slice(0, most - 1).join('')}…`
}
