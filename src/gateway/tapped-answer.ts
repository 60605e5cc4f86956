import { type ReplyFold, type ReplyReading, readReplies, replyFold } from '#trace'
import { iterated, type Pieces, piecesOf, pulledResponse, wholeResponse } from './pieces-response.ts'

/** What a client was told, read on its way. */
export interface Told {
  readonly reading: ReplyReading | undefined
  readonly stopped: readonly string[]
  readonly isComplete: boolean
  /** When the first piece of a stream went out, by the same clock. */
  readonly firstPieceAtMs?: number
}

export interface TapOptions {
  /** The usage was asked for by this server: the client did not ask for it. */
  readonly hidesUsage: boolean
  readonly clock: () => number
  /** Called once, when the answer has reached its end or was left. */
  readonly onEnd: (told: Told) => void
}

/** An answer as it was, read while it passes. Nothing waits for whoever looks at what was read. */
export async function tappedAnswer(response: Response, options: TapOptions): Promise<Response> {
  const type = response.headers.get('content-type') ?? ''
  const pieces = piecesOf(response)
  if (type.startsWith('text/event-stream') && pieces) return tappedStream(response, pieces, options)
  const bytes = pieces ? Buffer.concat(await all(pieces)) : new Uint8Array()
  const answer = response.ok ? parsed(new TextDecoder().decode(bytes)) : undefined
  const reading = answer && readReplies(answer)
  options.onEnd({ reading, stopped: answer ? stoppedIn(answer) : [], isComplete: response.ok })
  return wholeResponse(bytes, { status: response.status, headers: response.headers })
}

async function all(pieces: Pieces): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = []
  for await (const piece of iterated(pieces)) read.push(piece)
  return read
}

function tappedStream(response: Response, pieces: Pieces, options: TapOptions): Response {
  const { hidesUsage, clock, onEnd } = options
  const tap = new StreamTap(hidesUsage)
  let firstPieceAtMs: number | undefined
  let isOver = false
  const end = (wasRead: boolean): void => {
    if (isOver) return
    isOver = true
    onEnd({ ...tap.told(wasRead), ...(firstPieceAtMs !== undefined && { firstPieceAtMs }) })
  }
  const passing: Pieces = {
    async next() {
      for (let piece = await pieces.next(); piece !== undefined; piece = await pieces.next()) {
        firstPieceAtMs ??= clock()
        const passed = tap.pass(piece)
        if (passed.length > 0) return passed
      }
      end(true)
      return undefined
    },
    async cancel() {
      end(false)
      await pieces.cancel()
    },
  }
  return pulledResponse(passing, { status: response.status, headers: response.headers })
}

const decoder = new TextDecoder()
const encoder = new TextEncoder()

/** What is read of a stream is kept until its end: of a longer one nothing is. */
const mostBytes = 64 << 20

/** Every chunk of a stream here holds whole events. */
class StreamTap {
  readonly #hidesUsage: boolean
  readonly #fold: ReplyFold = replyFold()
  readonly #stopped: string[] = []
  #isDone = false
  #length = 0

  constructor(hidesUsage: boolean) {
    this.#hidesUsage = hidesUsage
  }

  /** What of a chunk goes on. */
  pass(chunk: Uint8Array): Uint8Array {
    this.#length += chunk.length
    const events = decoder.decode(chunk).split('\n\n')
    const kept = events.filter((event) => !this.#take(event) || !this.#hidesUsage)
    return kept.length === events.length ? chunk : encoder.encode(kept.join('\n\n'))
  }

  told(wasRead: boolean): Omit<Told, 'firstPieceAtMs'> {
    return {
      reading: this.#length > mostBytes ? undefined : this.#fold.end(),
      stopped: this.#stopped,
      isComplete: wasRead && this.#isDone,
    }
  }

  /** Whether the event tells nothing but the usage. */
  #take(event: string): boolean {
    if (!event.includes('data:')) return false
    const data = event
      .split('\n')
      .flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length).trim()] : []))
      .join('\n')
    if (data === '[DONE]') {
      this.#isDone = true
      return false
    }
    const answer = parsed(data)
    if (!answer) return false
    if (this.#length <= mostBytes) this.#fold.push(answer)
    this.#stopped.push(...stoppedIn(answer))
    const { choices, usage } = answer as { readonly choices?: unknown; readonly usage?: unknown }
    return Array.isArray(choices) && choices.length === 0 && typeof usage === 'object' && usage !== null
  }
}

/** Why a policy ended the choices of an answer, or of an event. */
function stoppedIn(answer: object): readonly string[] {
  const { choices } = answer as { readonly choices?: unknown }
  if (!Array.isArray(choices)) return []
  return choices.flatMap((choice: { readonly jevons?: { readonly stopped?: unknown } } | null) => {
    const stopped = choice?.jevons?.stopped
    return typeof stopped === 'string' ? [stopped] : []
  })
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
