import { type Accessor, createEffect, createMemo, createSignal, on } from 'solid-js'
import { words } from '../language/language.ts'
import { saidCount } from '../language/said.ts'
import { findInText, mostMatches } from './find-in-text.ts'
import type { Stretch } from './reading.ts'

/** What was found in one response, and which of it is in sight. */
export interface TextSearch {
  readonly matchesIn: (block: Stretch) => readonly Stretch[]
  readonly current: Accessor<Stretch | undefined>
  readonly move: (by: 1 | -1) => void
  /** "3 of 12"; empty where nothing is searched for. */
  readonly said: Accessor<string>
}

export function textSearch(text: Accessor<string>, search: Accessor<string>): TextSearch {
  const found = createMemo(() => findInText(text(), search()))
  const [at, setAt] = createSignal(0)
  createEffect(on(found, () => setAt(0), { defer: true }))
  const matches = (): readonly Stretch[] => found().matches
  return {
    matchesIn: ({ start, end }) => {
      const all = matches()
      const from = firstEndingAfter(all, start)
      let to = from
      while (to < all.length && (all[to]?.start ?? end) < end) to += 1
      return all.slice(from, to)
    },
    current: () => matches()[at()],
    move: (by) => {
      const { length } = matches()
      if (length > 0) setAt((now) => (now + by + length) % length)
    },
    said: () => {
      if (search().trim() === '') return ''
      const { length } = matches()
      if (length === 0) return words().reader.noMatch
      const all = found().more ? words().reader.tooMany(saidCount(mostMatches)) : saidCount(length)
      return words().reader.matches(saidCount(at() + 1), all)
    },
  }
}

/** By halving: there may be thousands of matches, and a thousand blocks that ask for theirs. */
function firstEndingAfter(matches: readonly Stretch[], offset: number): number {
  let low = 0
  let high = matches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.end ?? 0) > offset) high = middle
    else low = middle + 1
  }
  return low
}
