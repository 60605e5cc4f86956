import type { ResponseKey } from '#run'
import { responseId } from './response-id.ts'

/** What was found at places of responses, so that neighbours share it. Holds the latest few responses alone. */
export interface RolloutCache<Value> {
  /** Asks for what is not known; what failed is asked for anew. */
  readonly at: (response: ResponseKey, place: number, ask: () => Promise<Value>) => Promise<Value>
}

/** Thoughts come response by response, and no more of them are under way than this many responses can hold. */
const mostResponses = 300

export function rolloutCache<Value>(): RolloutCache<Value> {
  const responses = new Map<string, Map<number, Promise<Value>>>()
  const placesOf = (id: string): Map<number, Promise<Value>> => {
    const places = responses.get(id) ?? new Map<number, Promise<Value>>()
    if (!responses.has(id)) responses.set(id, places)
    for (const oldest of responses.keys()) {
      if (responses.size <= mostResponses) break
      responses.delete(oldest)
    }
    return places
  }
  return {
    at(response, place, ask) {
      const places = placesOf(responseId(response))
      const known = places.get(place)
      if (known !== undefined) return known
      const asked = ask()
      places.set(place, asked)
      // Whoever asked hears of it; nobody may find it here.
      asked.catch(() => places.delete(place))
      return asked
    },
  }
}
