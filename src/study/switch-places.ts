import { createHash } from 'node:crypto'
import type { ResponseKey } from '#run'
import { hashParts } from '#statistics'
import { type OpenerLexicon, switchCandidates, thoughtSplitter } from '#thought'

/** A place at which a thought would begin, with what a model is shown of it. */
export interface SwitchPlace extends ResponseKey {
  readonly opener: string
  /** Where it stands in the reasoning, by characters. */
  readonly at: number
  readonly before: string
  readonly after: string
  /** SHA-256 of what is shown, the first 32 hex digits. */
  readonly textHash: string
}

/** Draws places of each transition of a lexicon, evenly from all that are added and always the same. */
export interface PlaceSampler {
  readonly add: (key: ResponseKey, reasoning: string) => void
  /** Those that were drawn, opener by opener in the order of the lexicon. */
  readonly places: () => readonly SwitchPlace[]
}

interface Drawn {
  /** A hash of where the place is: the lowest ones are drawn. */
  readonly rank: string
  readonly place: SwitchPlace
}

/** @param most places of each opener */
export function placeSampler(lexicon: OpenerLexicon, most: number): PlaceSampler {
  const split = thoughtSplitter({ lexicon })
  const drawn = new Map<string, Drawn[]>(lexicon.transitions.map((opener) => [opener, []]))
  return {
    add({ problem, arm, sample }, reasoning) {
      for (const { opener, at, before, after } of switchCandidates(reasoning, split(reasoning))) {
        const own = drawn.get(opener)
        if (own === undefined) continue
        const textHash = hashOf([before, opener, after])
        const place = { problem, arm, sample, opener, at, before, after, textHash }
        own.push({ rank: rankOf(place), place })
        if (own.length >= 2 * most + 64) lowest(own, most)
      }
    },
    places: () => [...drawn.values()].flatMap((own) => lowest(own, most).map(({ place }) => place)),
  }
}

function rankOf({ problem, arm, sample, at }: SwitchPlace): string {
  const { high, low } = hashParts([problem, arm, sample, at])
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0')
}

/** Leaves the lowest ones in the list. */
function lowest(drawn: Drawn[], most: number): readonly Drawn[] {
  drawn.sort((a, b) => (a.rank < b.rank ? -1 : 1))
  drawn.splice(most)
  return drawn
}

function hashOf(shown: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(shown)).digest('hex').slice(0, 32)
}
