/** Markup that may go into a page as it is. Only `html` and `trustedMarkup` make it: every other value is escaped. */
export interface Html {
  readonly type: 'html'
  readonly markup: string
}

export type HtmlPart = Html | string | number | undefined | readonly HtmlPart[]

/** Builds markup; what is put in is escaped unless it is markup already, also inside quoted attributes. */
export function html(strings: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  const joined = strings.map((text, index) => text + (index < parts.length ? markupOf(parts[index]) : ''))
  return { type: 'html', markup: joined.join('') }
}

/** For markup that this program itself made: drawn charts and the style sheet. Never for anything read from a run. */
export function trustedMarkup(markup: string): Html {
  return { type: 'html', markup }
}

function markupOf(part: HtmlPart): string {
  if (part === undefined) return ''
  if (typeof part === 'string' || typeof part === 'number') return escapeText(String(part))
  return 'type' in part ? part.markup : part.map(markupOf).join('')
}

/**
 * Control and format characters, lone surrogates, line and paragraph separators: they can hide text or turn its order.
 * Line breaks and tabs are harmless, and joiners are needed by some scripts and by emoji. A run of the same character is
 * one match.
 */
export const unseenCharacters: RegExp = /(?![\n\t\u200c\u200d])([\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}])\1*/gu

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for element content and quoted attributes; unseen characters become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replace(unseenCharacters, '\uFFFD')
    .replace(/[&<>"']/g, (character) => entities[character] ?? '')
}
