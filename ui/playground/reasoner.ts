import type { GenerationRequest } from '#engine'
import type { PlaygroundReply, PlaygroundRequest, WrittenResponse } from './worker-message.ts'

export interface SampledResponse {
  readonly index: number
  readonly text: string
  readonly finishReason: WrittenResponse['finishReason']
}

/** The embedded reasoner, as the playground asks it. */
export interface PlaygroundReasoner {
  /** Resolves once the weights are there, with the sentence that must stand beside what it writes. */
  readonly ready: Promise<string | null>
  readonly respond: (request: GenerationRequest, signal: AbortSignal) => Promise<WrittenResponse>
  /** Resolves once all are written; each is handed over when it is done. */
  readonly sample: (
    requests: readonly GenerationRequest[],
    options: { readonly signal: AbortSignal; readonly onResponse: (response: SampledResponse) => void },
  ) => Promise<void>
  readonly close: () => void
}

type Listener = (reply: PlaygroundReply) => void

/** Starts the worker and speaks with it. */
export function startReasoner(): PlaygroundReasoner {
  const worker = new Worker(new URL('./playground-worker.ts', import.meta.url), { type: 'module' })
  const { ready, ask } = conversation(worker)
  return {
    ready,
    async respond(request, signal) {
      let written: WrittenResponse | undefined
      await ask(
        (id) => ({ type: 'respond', id, request }),
        signal,
        (reply) => {
          if (reply.type === 'response') written = reply.response
        },
      )
      if (!written) throw new Error('the reasoner wrote nothing')
      return written
    },
    sample: (requests, { signal, onResponse }) =>
      ask(
        (id) => ({ type: 'sample', id, requests }),
        signal,
        (reply) => {
          if (reply.type === 'sampled') onResponse(reply)
        },
      ),
    close: () => worker.terminate(),
  }
}

interface Conversation {
  readonly ready: Promise<string | null>
  /** Posts a request and takes what comes back about it until it is done; an aborted one is stopped. */
  readonly ask: (
    request: (id: number) => Exclude<PlaygroundRequest, { readonly type: 'stop' }>,
    signal: AbortSignal,
    take: Listener,
  ) => Promise<void>
}

function conversation(worker: Worker): Conversation {
  const listeners = new Map<number, Listener>()
  const post = (message: PlaygroundRequest): void => worker.postMessage(message)
  let last = 0
  const ready = new Promise<string | null>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<PlaygroundReply>) => {
      if (data.type === 'ready') resolve(data.notice)
      else if (data.type === 'failed' && data.id === null) reject(new Error(data.reason))
      else if (data.id !== null) listeners.get(data.id)?.(data)
    })
    worker.addEventListener('error', ({ message }) => reject(new Error(message)))
  })
  return {
    ready,
    async ask(request, signal, take) {
      await ready
      signal.throwIfAborted()
      const id = ++last
      try {
        await new Promise<void>((resolve, reject) => {
          listeners.set(id, (reply) => {
            if (reply.type === 'done') resolve()
            else if (reply.type === 'failed') reject(new Error(reply.reason))
            else take(reply)
          })
          signal.addEventListener('abort', () => reject(signal.reason), { once: true })
          post(request(id))
        })
      } catch (error) {
        post({ type: 'stop', id })
        throw error
      } finally {
        listeners.delete(id)
      }
    },
  }
}
