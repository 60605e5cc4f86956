import { isWordUnit } from './character.ts'
import type { OpenerClass, OpenerLexicon } from './opener.ts'
import { beginsSentence } from './sentence-start.ts'

/** An opener as it stands in a text. */
export interface FoundOpener {
  readonly opener: string
  readonly class: OpenerClass
}

export interface OpenerSearch {
  /** Visits the openers of a text from left to right: where lines and sentences begin, as whole words, the longest that fits. */
  readonly each: (text: string, visit: (at: number, found: FoundOpener) => void) => void
  /** The opener that stands at a place, whatever stands before it. */
  readonly at: (text: string, at: number) => FoundOpener | undefined
}

interface Entry extends FoundOpener {
  /** Scripts without blanks between words have no end of a word to look for. */
  readonly endsAnywhere: boolean
}

/** A place in the tree of all openers, spelt letter by letter. */
interface Spelling {
  readonly next: Map<number, Spelling>
  entry?: Entry
}

type NextCandidate = (from: number) => number

/** Up to so many different beginnings it is quicker to look for each of them by itself. */
const fewStems = 6

/** Prepares the search for a lexicon's openers; the work on a text is linear in its length. */
export function openerSearch(lexicon: OpenerLexicon): OpenerSearch {
  const entries = entriesOf(lexicon)
  const tree = spelt(entries)
  const at = (text: string, place: number): Entry | undefined => longestAt(tree, text, place)
  const stems = stemsOf(entries.map(({ opener }) => opener))
  const candidates = stems.length <= fewStems ? eachByItself(stems) : allTogether(stems)
  return {
    at,
    each(text, visit) {
      const next = candidates(text)
      for (let place = next(0); place >= 0; ) {
        const found = at(text, place)
        if (found === undefined || !beginsSentence(text, place)) {
          place = next(place + 1)
          continue
        }
        visit(place, found)
        place = next(place + found.opener.length)
      }
    },
  }
}

function spelt(entries: readonly Entry[]): Spelling {
  const tree: Spelling = { next: new Map() }
  for (const entry of entries) {
    let node = tree
    for (let index = 0; index < entry.opener.length; index++) {
      const code = entry.opener.charCodeAt(index)
      const next = node.next.get(code) ?? { next: new Map() }
      node.next.set(code, next)
      node = next
    }
    node.entry = entry
  }
  return tree
}

/** "But wait" is not seen as "But", while "But waiting" is. */
function longestAt(tree: Spelling, text: string, at: number): Entry | undefined {
  let longest: Entry | undefined
  let node = tree.next.get(text.charCodeAt(at))
  for (let end = at + 1; node !== undefined; end++) {
    const { entry } = node
    if (entry !== undefined && (entry.endsAnywhere || end === text.length || !isWordAt(text, end)))
      longest = entry
    node = node.next.get(text.charCodeAt(end))
  }
  return longest
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  if (code < 0xd800 || code > 0xdbff) return isWordUnit(code)
  return /[\p{L}\p{N}\p{M}]/u.test(String.fromCodePoint(text.codePointAt(at) ?? 0))
}

/** Each opener as it is written and with a capital letter. */
function entriesOf({ transitions, reflections }: OpenerLexicon): readonly Entry[] {
  const entries = new Map<string, Entry>()
  const add = (phrase: string, of: OpenerClass): void => {
    const opener = phrase.trim()
    if (opener === '' || entries.has(opener)) return
    entries.set(opener, {
      opener,
      class: of,
      endsAnywhere: /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]$/u.test(opener),
    })
  }
  for (const phrase of transitions) add(phrase, 'transition')
  for (const phrase of reflections) add(phrase, 'reflection')
  for (const entry of [...entries.values()]) add(capitalised(entry.opener), entry.class)
  return [...entries.values()]
}

function capitalised(phrase: string): string {
  const first = String.fromCodePoint(phrase.codePointAt(0) ?? 0)
  return first.toUpperCase() + phrase.slice(first.length)
}

/** The openers that no other one is the beginning of: where one of all stands, one of these does. */
function stemsOf(openers: readonly string[]): readonly string[] {
  const shortestFirst = [...openers].sort()
  const stems: string[] = []
  for (const opener of shortestFirst) {
    const last = stems.at(-1)
    if (last === undefined || !opener.startsWith(last)) stems.push(opener)
  }
  return stems
}

function eachByItself(stems: readonly string[]): (text: string) => NextCandidate {
  return (text) => {
    const places = stems.map((stem) => text.indexOf(stem))
    return (from) => {
      let least = -1
      for (let index = 0; index < stems.length; index++) {
        let place = places[index] as number
        if (place >= 0 && place < from) {
          place = text.indexOf(stems[index] as string, from)
          places[index] = place
        }
        if (place >= 0 && (least < 0 || place < least)) least = place
      }
      return least
    }
  }
}

/** One pass for all: an alternation of plain words, in which nothing can be tried twice. */
function allTogether(stems: readonly string[]): (text: string) => NextCandidate {
  const pattern = new RegExp(stems.map(escaped).join('|'), 'g')
  return (text) => (from) => {
    pattern.lastIndex = from
    return pattern.exec(text)?.index ?? -1
  }
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
