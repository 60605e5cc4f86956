import { BatchFailure, type Engine, EngineError, type Generation, type GenerationRequest } from '#engine'

/** Generates for many who ask at the same time, in batches as large as there are askers: engines are fast at many. */
export interface RolloutBatches {
  /**
   * The generations of these requests, in their order.
   * @throws EngineError where one of them failed; RangeError where the engine refuses one
   */
  readonly generate: (
    requests: readonly GenerationRequest[],
    signal: AbortSignal,
  ) => Promise<readonly Generation[]>
}

interface Asked {
  readonly requests: readonly GenerationRequest[]
  readonly signal: AbortSignal
  readonly resolve: (generations: readonly Generation[]) => void
  readonly reject: (reason: unknown) => void
}

export function rolloutBatches(engine: Pick<Engine, 'generateAll'>): RolloutBatches {
  let waiting: Asked[] = []
  let isRunning = false
  const run = async (): Promise<void> => {
    // Whoever asks in the same turn comes along.
    await Promise.resolve()
    while (waiting.length > 0) {
      const together = waiting
      waiting = []
      await runBatch(engine, together)
    }
    isRunning = false
  }
  return {
    generate: (requests, signal) =>
      new Promise((resolve, reject) => {
        waiting.push({ requests, signal, resolve, reject })
        if (isRunning) return
        isRunning = true
        run().catch(reject)
      }),
  }
}

async function runBatch(engine: Pick<Engine, 'generateAll'>, together: readonly Asked[]): Promise<void> {
  try {
    await generateTogether(engine, together)
  } catch (error) {
    if (error instanceof BatchFailure) rejectFailed(together, error)
    else if (error instanceof RangeError && together.length > 1) {
      // One that is refused spoils the batch of all: alone each of them learns of its own.
      for (const asked of together) await runBatch(engine, [asked])
    } else for (const { reject } of together) reject(error)
  }
}

async function generateTogether(
  engine: Pick<Engine, 'generateAll'>,
  together: readonly Asked[],
): Promise<void> {
  const places = placesIn(together)
  const collected = together.map(({ requests }) => ({
    generations: [] as Generation[],
    left: requests.length,
  }))
  const [first] = together
  const requests = together.flatMap((asked) => asked.requests)
  const options = first === undefined ? {} : { signal: first.signal }
  for await (const { index, generation } of engine.generateAll(requests, options)) {
    const at = places[index]
    const mine = at && collected[at.asker]
    if (!at || !mine) throw new Error(`the engine answered request ${index} of ${requests.length}`)
    mine.generations[at.place] = generation
    mine.left--
    // What is complete need not wait for the rest of the batch.
    if (mine.left === 0) together[at.asker]?.resolve(mine.generations)
  }
}

/** Whose each request of the batch is, and which of theirs. */
function placesIn(together: readonly Asked[]): { readonly asker: number; readonly place: number }[] {
  return together.flatMap(({ requests }, asker) => requests.map((_, place) => ({ asker, place })))
}

function rejectFailed(together: readonly Asked[], { reasons }: BatchFailure): void {
  const places = placesIn(together)
  for (const [index, reason] of reasons) together[places[index]?.asker ?? 0]?.reject(new EngineError(reason))
}
