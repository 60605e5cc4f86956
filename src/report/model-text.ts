import { escapeText, type Html, trustedMarkup, unseenCharacters } from './html.ts'

/** What a model wrote, as a page may show it: escaped, and characters that cannot be seen written out as `U+202E`. */
export function modelText(text: string): Html {
  const lines = text.replaceAll('\r\n', '\n')
  let markup = ''
  let from = 0
  for (const match of lines.matchAll(unseenCharacters)) {
    markup += escapeText(lines.slice(from, match.index)) + named(match[0])
    from = match.index + match[0].length
  }
  return trustedMarkup(markup + escapeText(lines.slice(from)))
}

/** A run of one unseen character: its code, and how often it stands there. */
function named(run: string): string {
  const characters = [...run]
  const code = (characters[0] ?? '').codePointAt(0) ?? 0
  const times = characters.length > 1 ? `\u00d7${characters.length}` : ''
  return `<i class="unseen">U+${code.toString(16).toUpperCase().padStart(4, '0')}${times}</i>`
}

/** The first characters of a text, without cutting a surrogate pair in two. */
export function beginning(text: string, most: number): string {
  if (text.length <= most) return text
  const cut = text.slice(0, most)
  return /[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut
}
