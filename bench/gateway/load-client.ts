import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http'
import { microseconds } from './microseconds.ts'

/** What the client of the benchmark is told to do; it answers each with a `Loaded`. */
export type LoadOrder =
  | ({ readonly type: 'load' } & Load)
  /** Opens streams and keeps reading them until they are let go. */
  | { readonly type: 'hold'; readonly to: Target; readonly streams: number; readonly paceMs: number }
  | { readonly type: 'let go' }

export interface Target {
  readonly url: string
  readonly model: string
}

export interface Load {
  readonly to: Target
  readonly requests: number
  /** Requests at a time. */
  readonly concurrent: number
  readonly tokens: number
  readonly paceMs: number
  readonly stream: boolean
  /** Starts nothing new after that. */
  readonly mostSeconds?: number
  /** In place of the script that the scripted upstream reads. */
  readonly question?: string | undefined
}

/** What the client saw. */
export interface Loaded {
  readonly answered: number
  /** Answers that broke off, or lack a token. */
  readonly failed: number
  readonly tokens: number
  readonly seconds: number
  /** From a request to its first token, of each stream. */
  readonly firstTokenMs: readonly number[]
  /** From the upstream's writing a token to its being read, of tokens after the first. */
  readonly tokenMs: readonly number[]
}

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })

interface Seen {
  readonly isWhole: boolean
  readonly tokens: number
  readonly firstTokenMs: number | undefined
  readonly tokenMs: readonly number[]
}

interface Asking extends Pick<Load, 'to' | 'tokens' | 'paceMs' | 'stream' | 'question'> {
  readonly onFirst?: () => void
  readonly onRequest?: (request: ClientRequest) => void
}

function ask({ to, tokens, paceMs, stream, question, onFirst, onRequest }: Asking): Promise<Seen> {
  const content = question ?? `tokens=${tokens} pace=${paceMs}`
  const more = question === undefined ? {} : { temperature: 0, seed: 7, max_tokens: tokens }
  const body = JSON.stringify({ model: to.model, messages: [{ role: 'user', content }], stream, ...more })
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: 'Bearer none',
  }
  return new Promise((resolve) => {
    const startedAt = microseconds()
    const asking = request(`${to.url}/chat/completions`, { method: 'POST', agent, headers }, (response) => {
      const reading = new Reading(startedAt, onFirst)
      response.on('data', (chunk: Buffer) => reading.take(chunk.toString('latin1')))
      response.on('error', () => {})
      response.on('close', () => resolve(reading.seen(response, { stream, tokens, question })))
    })
    asking.on('error', () => resolve({ isWhole: false, tokens: 0, firstTokenMs: undefined, tokenMs: [] }))
    onRequest?.(asking)
    asking.end(body)
  })
}

/** The moments that an answer consists of, as they come. */
class Reading {
  readonly #startedAt: number
  readonly #onFirst: (() => void) | undefined
  readonly #tokenMs: number[] = []
  #firstTokenMs: number | undefined
  #tokens = 0
  /** By the usage. */
  #told = 0
  #rest = ''
  #isDone = false

  constructor(startedAt: number, onFirst: (() => void) | undefined) {
    this.#startedAt = startedAt
    this.#onFirst = onFirst
  }

  take(text: string): void {
    const at = microseconds()
    const whole = this.#rest + text
    const end = whole.lastIndexOf('\n\n') + 2
    this.#told = Number(/"completion_tokens": ?(\d+)/.exec(whole)?.[1] ?? this.#told)
    this.#rest = end < 2 ? whole : whole.slice(end)
    if (end < 2) return
    const events = whole.slice(0, end)
    if (events.includes('[DONE]')) this.#isDone = true
    for (const [, sent] of events.matchAll(/content": ?"@(\d+)/g)) this.#token(at, Number(sent))
  }

  #token(at: number, sent: number): void {
    this.#tokens++
    if (this.#firstTokenMs !== undefined) {
      this.#tokenMs.push((at - sent) / 1000)
      return
    }
    this.#firstTokenMs = (at - this.#startedAt) / 1000
    this.#onFirst?.()
  }

  seen(
    response: IncomingMessage,
    { stream, tokens, question }: Pick<Load, 'stream' | 'tokens' | 'question'>,
  ): Seen {
    const isEnded = response.complete && response.statusCode === 200
    const isWhole =
      isEnded && (!stream || (this.#isDone && (question !== undefined || this.#tokens === tokens)))
    return {
      isWhole,
      tokens: question === undefined ? tokens : this.#told,
      firstTokenMs: this.#firstTokenMs,
      tokenMs: this.#tokenMs,
    }
  }
}

/** What is still under way so long after the last request was to start, is given up. */
const lateMs = 5000
const longestMs = 2 ** 31 - 1

async function load(order: Load): Promise<Loaded> {
  const { requests, concurrent, mostSeconds = Number.POSITIVE_INFINITY } = order
  const seen: Seen[] = []
  const startedAt = microseconds()
  const secondsOf = (): number => (microseconds() - startedAt) / 1e6
  let left = requests
  const underWay = new Set<ClientRequest>()
  const onRequest = (request: ClientRequest): void => {
    underWay.add(request)
    request.once('close', () => underWay.delete(request))
  }
  const asker = async (): Promise<void> => {
    while (left-- > 0 && secondsOf() < mostSeconds) seen.push(await ask({ ...order, onRequest }))
  }
  const late = setTimeout(
    () => {
      for (const request of underWay) request.destroy()
    },
    Math.min(1000 * mostSeconds + lateMs, longestMs),
  )
  await Promise.all(Array.from({ length: concurrent }, asker))
  clearTimeout(late)
  return summed(seen, secondsOf())
}

function summed(seen: readonly Seen[], seconds: number): Loaded {
  const whole = seen.filter(({ isWhole }) => isWhole)
  return {
    answered: whole.length,
    failed: seen.length - whole.length,
    tokens: whole.reduce((sum, { tokens }) => sum + tokens, 0),
    seconds,
    firstTokenMs: whole.flatMap(({ firstTokenMs }) => firstTokenMs ?? []),
    tokenMs: whole.flatMap(({ tokenMs }) => tokenMs),
  }
}

const held = new Set<ClientRequest>()

/** Who has not answered by then, has not. */
const holdingMs = 20_000

/** Resolves once each has said something, or has failed. */
async function hold({ to, streams, paceMs }: Extract<LoadOrder, { type: 'hold' }>): Promise<Loaded> {
  const startedAt = microseconds()
  let answered = 0
  const opened = Array.from({ length: streams }, () => {
    return new Promise<void>((resolve) => {
      const onFirst = (): void => {
        answered++
        resolve()
      }
      const onRequest = (request: ClientRequest): void => void held.add(request)
      const asking = { to, tokens: 1e6, paceMs, stream: true, onFirst, onRequest }
      void ask(asking).then(() => resolve())
    })
  })
  await Promise.race([Promise.all(opened), new Promise((resolve) => setTimeout(resolve, holdingMs))])
  const seconds = (microseconds() - startedAt) / 1e6
  return { answered, failed: streams - answered, tokens: 0, seconds, firstTokenMs: [], tokenMs: [] }
}

function letGo(): Loaded {
  for (const request of held) request.destroy()
  held.clear()
  return summed([], 0)
}

process.on('message', (order: LoadOrder) => {
  const done = order.type === 'load' ? load(order) : order.type === 'hold' ? hold(order) : letGo()
  void Promise.resolve(done).then((loaded) => process.send?.(loaded))
})
process.on('disconnect', () => process.exit(0))
