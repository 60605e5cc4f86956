import type { Stretch } from './reading.ts'

/** More matches than these are not listed. */
export const mostMatches = 5000

export interface Matches {
  readonly matches: readonly Stretch[]
  /** There are more than are listed. */
  readonly more: boolean
}

/** Where a text holds what is searched for: the words as a phrase or, where there is none, each of them. */
export function findInText(text: string, search: string): Matches {
  const words = wordsOf(search)
  if (words.length === 0) return { matches: [], more: false }
  const phrase = matchesOf(text, words.join('\\s+'))
  return phrase.matches.length > 0 || words.length === 1 ? phrase : matchesOf(text, words.join('|'))
}

/** A text in pieces, alternately not found and found. */
export function foundPieces(
  text: string,
  search: string,
): { readonly text: string; readonly found: boolean }[] {
  const pieces: { text: string; found: boolean }[] = []
  let at = 0
  for (const { start, end } of matchesOf(text, wordsOf(search).join('|')).matches) {
    if (start > at) pieces.push({ text: text.slice(at, start), found: false })
    pieces.push({ text: text.slice(start, end), found: true })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at), found: false })
  return pieces
}

function wordsOf(search: string): string[] {
  return search
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
}

function matchesOf(text: string, pattern: string): Matches {
  if (pattern === '') return { matches: [], more: false }
  const matches: Stretch[] = []
  for (const match of text.matchAll(new RegExp(pattern, 'giu'))) {
    if (matches.length === mostMatches) return { matches, more: true }
    matches.push({ start: match.index, end: match.index + match[0].length })
  }
  return { matches, more: false }
}
