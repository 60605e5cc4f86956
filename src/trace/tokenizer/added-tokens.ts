import type { AddedToken } from './vocabulary.ts'

/** Finds the added tokens of a vocabulary in a text. */
export interface AddedTokens {
  /** Where the next one begins at or after `from`, or -1. Of those that begin there it is the longest. */
  readonly find: (text: string, from: number) => number
  /** The one found last. */
  readonly found: { id: number; end: number }
}

interface Node {
  readonly next: Map<number, Node>
  id?: number
}

export function addedTokens(tokens: readonly AddedToken[]): AddedTokens {
  const root: Node = { next: new Map() }
  for (const { content, id } of tokens) {
    let node = root
    for (let at = 0; at < content.length; at++) {
      const unit = content.charCodeAt(at)
      const next: Node = node.next.get(unit) ?? { next: new Map() }
      node.next.set(unit, next)
      node = next
    }
    // Where two have the same content the first one is meant.
    if (node !== root) node.id ??= id
  }
  const found = { id: 0, end: 0 }
  const matches = (text: string, start: number): boolean => {
    found.end = -1
    let node: Node | undefined = root
    for (let at = start; at < text.length; at++) {
      node = node.next.get(text.charCodeAt(at))
      if (node === undefined) break
      if (node.id !== undefined) {
        found.id = node.id
        found.end = at + 1
      }
    }
    return found.end >= 0
  }
  const nextFirst = firstFinder([...root.next.keys()])
  const find = (text: string, from: number): number => {
    for (let at = nextFirst(text, from); at >= 0; at = nextFirst(text, at + 1))
      if (matches(text, at)) return at
    return -1
  }
  return { find, found }
}

/** Finds the next of the units in a text, or -1. */
function firstFinder(units: readonly number[]): (text: string, from: number) => number {
  const [only, ...more] = units.map((unit) => String.fromCharCode(unit))
  if (only === undefined) return () => -1
  if (more.length === 0) return (text, from) => text.indexOf(only, from)
  const wanted = new Uint8Array(0x10000)
  for (const unit of units) wanted[unit] = 1
  return (text, from) => {
    for (let at = from; at < text.length; at++) if (wanted[text.charCodeAt(at)] !== 0) return at
    return -1
  }
}
