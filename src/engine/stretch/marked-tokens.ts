import type { StretchToken } from './stretch.ts'

/** A token, or a part of one: a marker of the reasoning, the rest of one, or what is none. */
export interface MarkedToken extends StretchToken {
  readonly marker?: 'open' | 'close' | 'rest'
}

/**
 * Finds the markers of the reasoning in tokens, be a marker one token, a part of a piece of text, or cut in several. Tokens that
 * a marker may begin in are held until the next one decides.
 */
export interface MarkedTokens {
  /** @param awaited the marker that may come next; the opening one only where nothing but blanks precedes it */
  readonly read: (token: StretchToken, awaited: 'open' | 'close' | undefined) => readonly MarkedToken[]
  /** What is held, as it is: nothing will decide any more. */
  readonly release: () => readonly MarkedToken[]
  readonly held: () => readonly StretchToken[]
}

export function markedTokens(markers: { readonly open: string; readonly close: string }): MarkedTokens {
  let held: readonly StretchToken[] = []
  const read: MarkedTokens['read'] = (token, awaited) => {
    const tokens = [...held, token]
    held = []
    if (awaited === undefined) return tokens
    const text = tokens.map((one) => one.text).join('')
    const marker = markers[awaited]
    const at = awaited === 'open' ? openingAt(text, marker) : text.indexOf(marker)
    if (at >= 0) {
      const cut = around(tokens, { at, length: marker.length, marker: awaited })
      // An empty reasoning may be opened and closed in one piece.
      return awaited === 'close' ? cut : cut.flatMap((part) => (part.marker ? [part] : read(part, 'close')))
    }
    if (awaited === 'open' ? marker.startsWith(text.trimStart()) : mayEndIn(text, marker)) {
      held = tokens
      return []
    }
    return tokens
  }
  return {
    read,
    release() {
      const released = held
      held = []
      return released
    },
    held: () => held,
  }
}

function openingAt(text: string, marker: string): number {
  const inked = text.trimStart()
  return inked.startsWith(marker) ? text.length - inked.length : -1
}

/** Whether the text ends with what a marker begins with. */
function mayEndIn(text: string, marker: string): boolean {
  for (let length = Math.min(text.length, marker.length - 1); length > 0; length--)
    if (text.endsWith(marker.slice(0, length))) return true
  return false
}

/** The tokens, cut where the marker begins and ends; the id of a token stays with its first part. */
function around(
  tokens: readonly StretchToken[],
  { at, length, marker }: { readonly at: number; readonly length: number; readonly marker: 'open' | 'close' },
): readonly MarkedToken[] {
  let start = 0
  return tokens.flatMap((token): MarkedToken[] => {
    const from = start
    const end = from + token.text.length
    start = end
    if (token.text === '') return [token]
    const places = [from, at, at + length, end].filter((place) => place >= from && place <= end)
    const cuts = [...new Set(places)].sort((a, b) => a - b)
    return cuts.slice(1).map((to, part): MarkedToken => {
      const begin = cuts[part] as number
      const isMarker = begin >= at && to <= at + length
      const own: StretchToken = part === 0 ? token : { text: '' }
      return {
        ...own,
        text: token.text.slice(begin - from, to - from),
        ...(isMarker && { marker: begin === at ? marker : 'rest' }),
        ...((part > 0 || (isMarker && begin > at)) && { isTied: true }),
      }
    })
  })
}
