import type { Engine, Generation, GenerationEvent, GenerationRequest } from '../../engine.ts'
import { createDecoder, type Decoder } from './decoder.ts'
import type { Model } from './model-files.ts'

/** How long decoding holds the thread before whatever else waits gets its turn. */
const turnMs = 12

/** Responses decoded side by side: more gain little, since their caches no longer fit near the processor. */
const slotsOfBatch = 16

interface Options {
  readonly signal?: AbortSignal
}

interface Indexed {
  readonly index: number
  readonly generation: Generation
}

/** Generation on the calling thread. Needs nothing of Node, so it also runs in a browser. */
export function inThread(model: Model): Pick<Engine, 'generate' | 'generateAll'> {
  // Packing the weights takes longer than a short response: decoders that are done wait here for the next use.
  const idle = new Map<number, Decoder[]>()
  const use = async function* <T>(
    slots: number,
    work: (decoder: Decoder) => AsyncGenerator<T>,
  ): AsyncGenerator<T> {
    const free = idle.get(slots) ?? []
    idle.set(slots, free)
    const decoder = free.pop() ?? createDecoder(model, { slots })
    try {
      yield* work(decoder)
    } finally {
      decoder.clear()
      free.push(decoder)
    }
  }
  return {
    generate: (request, options) => use(1, (decoder) => stream(decoder, request, options)),
    generateAll: (requests, options) => use(slotsOfBatch, (decoder) => batch(decoder, requests, options)),
  }
}

async function* stream(
  decoder: Decoder,
  request: GenerationRequest,
  { signal }: Options = {},
): AsyncGenerator<GenerationEvent> {
  signal?.throwIfAborted()
  const events: GenerationEvent[] = []
  decoder.join(request, {
    onToken: (id, text, logProbability) =>
      events.push({ type: 'token', id, text, ...(logProbability === undefined ? {} : { logProbability }) }),
    onRollback: (characters) => events.push({ type: 'rollback', characters }),
    onEnd: ({ finishReason, stopped, usage }) =>
      events.push({ type: 'end', finishReason, ...(stopped === undefined ? {} : { stopped }), usage }),
  })
  while (decoder.busy() || events.length > 0) {
    takeTurn(decoder)
    for (const event of events.splice(0)) {
      yield event
      signal?.throwIfAborted()
    }
    await othersTurn()
    signal?.throwIfAborted()
  }
}

async function* batch(
  decoder: Decoder,
  requests: readonly GenerationRequest[],
  { signal }: Options = {},
): AsyncGenerator<Indexed> {
  signal?.throwIfAborted()
  const done: Indexed[] = []
  let next = 0
  const refill = (): void => {
    for (; decoder.free() > 0 && next < requests.length; next++) {
      const index = next
      decoder.join(requests[index] as GenerationRequest, {
        onEnd: (generation) => done.push({ index, generation }),
      })
    }
  }
  while (next < requests.length || decoder.busy()) {
    takeTurn(decoder, refill)
    for (const one of done.splice(0)) {
      yield one
      signal?.throwIfAborted()
    }
    await othersTurn()
    signal?.throwIfAborted()
  }
}

/** Steps until the turn is over or nothing is left to do; `refill` runs before each step. */
export function takeTurn(decoder: Decoder, refill: () => void = () => {}): void {
  const until = performance.now() + turnMs
  do {
    refill()
    if (!decoder.busy()) return
    decoder.step()
  } while (performance.now() < until)
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0))
