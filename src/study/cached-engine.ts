import { BatchFailure, type Engine, EngineError, type Generation } from '#engine'
import { type ResponseCache, responseKey } from './response-cache.ts'

/** How a response is marked that was bought before. */
export const fromCache = 'cache'

type Generated = ReturnType<Engine['generateAll']>

/**
 * An engine that asks for nothing twice: what its cache holds comes from there, and what it generates goes there. What our own time
 * limit cut off is not kept, since another limit would not have.
 * @param jevons the version of what carries out policies
 */
export function cachedEngine(
  engine: Engine,
  { cache, jevons }: { readonly cache: ResponseCache; readonly jevons: string },
): Engine {
  const description = engine.describe()
  return {
    ...engine,
    async *generateAll(requests, options = {}) {
      const missing: {
        readonly index: number
        readonly key: string
        readonly request: (typeof requests)[number]
      }[] = []
      for (const [index, request] of requests.entries()) {
        options.signal?.throwIfAborted()
        const key = responseKey(description, request, jevons)
        const known = cache.get(key)
        if (known) yield { index, generation: { ...known, source: fromCache } }
        else missing.push({ index, key, request })
      }
      if (missing.length === 0) return
      const generated = engine.generateAll(
        missing.map(({ request }) => request),
        options,
      )
      const keys = missing.map(({ key }) => key)
      const places = missing.map(({ index }) => index)
      yield* placed(kept(generated, { cache, keys }), places)
    },
  }
}

/** Keeps what is generated as it is handed over. */
async function* kept(
  generated: Generated,
  { cache, keys }: { readonly cache: ResponseCache; readonly keys: readonly string[] },
): Generated {
  for await (const one of generated) {
    const fault = isWhole(one.generation) && faultOf(() => cache.put(keys[one.index] ?? '', one.generation))
    // What is paid for is handed over, whatever becomes of the cache.
    yield one
    if (fault) throw fault
  }
}

/** The same at the places that the requests had among all. */
async function* placed(generated: Generated, places: readonly number[]): Generated {
  const placeOf = (at: number): number => places[at] ?? at
  try {
    for await (const { index, generation } of generated) yield { index: placeOf(index), generation }
  } catch (error) {
    if (!(error instanceof BatchFailure)) throw error
    throw new BatchFailure(new Map([...error.reasons].map(([at, reason]) => [placeOf(at), reason])), error)
  }
}

function isWhole({ finishReason, stopped }: Generation): boolean {
  return !(finishReason === 'length' && stopped !== undefined)
}

function faultOf(work: () => void): EngineError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    return new EngineError(`the cache of responses: ${error instanceof Error ? error.message : error}`)
  }
}
