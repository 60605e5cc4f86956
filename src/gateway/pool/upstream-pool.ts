import type { Asked, Backend, ServedModel, TokenizeAsked } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { noTokens } from '../no-tokens.ts'
import { piecesOf } from '../pieces-response.ts'
import { unknownModel } from '../unknown-model.ts'
import { type AttemptLimits, attemptOf } from './attempt.ts'
import { begunStream } from './begun-stream.ts'
import { type HealthRules, type MemberHealth, memberHealth, retryAfterMs } from './member-health.ts'
import { weightedTurns } from './weighted-turns.ts'

/** One of the servers behind a gateway. */
export interface PoolMember {
  readonly name: string
  readonly backend: Backend
  /** Its share of the requests, beside the others' weights. */
  readonly weight: number
  /** The only models that it is asked for. */
  readonly models?: readonly string[]
  /** Requests at a time. */
  readonly concurrent?: number
  readonly limits: AttemptLimits
  /** Whether all clients share its key: then all of them are limited where one is. */
  readonly hasOwnKey: boolean
}

export interface PoolOptions {
  readonly health: HealthRules & { readonly everyMs: number; readonly timeoutMs: number }
  readonly clock: () => number
  readonly now: () => Date
}

/** How a server took a request: `waits` where it asked to be left alone. */
type AttemptResult = 'answered' | 'refused' | 'failed' | 'waits'

/** Several servers as one. */
export interface UpstreamPool extends Backend {
  /** Of each server, whether it is asked. */
  readonly states: () => readonly { readonly name: string; readonly isIn: boolean; readonly open: number }[]
  readonly attempts: () => readonly {
    readonly name: string
    readonly result: AttemptResult
    readonly count: number
  }[]
  readonly close: () => void
}

interface Member extends PoolMember {
  readonly known: MemberHealth
  readonly counts: Map<AttemptResult, number>
  open: number
}

/**
 * Each request goes to a server that is well, has room and knows the model, by weights; where it fails before the first token,
 * to the next. Afterwards what breaks is told to the client: half an answer can't be continued by another server.
 */
export function upstreamPool(given: readonly PoolMember[], options: PoolOptions): UpstreamPool {
  const { health, clock, now } = options
  const members = given.map(
    (member): Member => ({
      ...member,
      known: memberHealth(health, clock),
      counts: new Map(),
      open: 0,
    }),
  )
  const turns = weightedTurns<Member>()
  const stopAsking = askOften(members, health)
  return {
    async answer(asked) {
      const able = members.filter((member) => serves(member, asked.body['model']))
      if (able.length === 0) throw unknownModel('no upstream serves this model', asked.body['model'])
      const tried = new Set<Member>()
      let last: (() => Response) | undefined
      for (;;) {
        const member = turns.next(availableOf(able.filter((one) => !tried.has(one))))
        if (!member) break
        tried.add(member)
        const outcome = await attempt(member, asked, now)
        if (outcome.isLast) return outcome.answer()
        last = outcome.answer
      }
      if (last) return last()
      throw overloaded(able)
    },
    models: async (signal) => await modelsOf(members, signal),
    tokenize: async (asked) => await tokenized(members, asked),
    async unready(signal) {
      const reasons: string[] = []
      for (const { backend, known, name } of members) {
        if (known.isOut()) reasons.push(`${name} is left out after failures`)
        else {
          const reason = await backend.unready(signal)
          if (reason === undefined) return undefined
          reasons.push(`${name}: ${reason}`)
        }
      }
      return reasons.join('; ')
    },
    states: () => members.map(({ name, known, open }) => ({ name, isIn: !known.isOut(), open })),
    attempts: () =>
      members.flatMap(({ name, counts }) => [...counts].map(([result, count]) => ({ name, result, count }))),
    close: stopAsking,
  }
}

function serves({ models }: PoolMember, model: unknown): boolean {
  return models === undefined || models.includes(String(model))
}

/** Where all are left out, all are asked all the same: nothing is lost by that. */
function availableOf(members: readonly Member[]): readonly Member[] {
  const free = members.filter(
    ({ known, open, concurrent = Number.POSITIVE_INFINITY }) => known.waitMs() === 0 && open < concurrent,
  )
  const well = free.filter(({ known }) => !known.isOut())
  return well.length > 0 ? well : free
}

function overloaded(members: readonly Member[]): GatewayError {
  const waits = members.map(({ known }) => known.waitMs())
  const soonest = Math.max(1, Math.ceil(Math.min(...waits) / 1000))
  return new GatewayError(429, 'every upstream has as many requests as it bears: ask again later', {
    code: 'overloaded',
    retryAfterSeconds: soonest,
  })
}

interface Outcome {
  /** Whether no other server need be asked. */
  readonly isLast: boolean
  /** @throws what the attempt ended by, where it did */
  readonly answer: () => Response
}

async function attempt(member: Member, asked: Asked, now: () => Date): Promise<Outcome> {
  const { known, limits, backend } = member
  const trying = attemptOf(asked, limits)
  let isOver = false
  const over = (isBroken: boolean): void => {
    if (isOver) return
    isOver = true
    member.open--
    trying.end()
    if (isBroken) known.failed()
  }
  member.open++
  try {
    const response = await backend.answer(trying.asked)
    if (member.hasOwnKey && (response.status === 401 || response.status === 403)) throw refusedKey
    const isStream = trying.asked.open.isGoingOn() && piecesOf(response) !== undefined
    if (isStream) {
      const begun = await begunStream(response, { attempt: trying, limits, client: asked.open, onEnd: over })
      known.answered()
      attempted(member, 'answered')
      return { isLast: true, answer: () => begun }
    }
    over(false)
    return {
      isLast: !isWorthAnother(response, member, now),
      answer: () => response,
    }
  } catch (error) {
    over(false)
    const failure = trying.signal.aborted ? (trying.signal.reason as unknown) : error
    const isOurs = asked.open.signal.aborted || !isUpstreams(failure)
    if (!isOurs) {
      known.failed()
      attempted(member, 'failed')
    }
    return {
      isLast: isOurs,
      answer: () => {
        throw failure
      },
    }
  }
}

/** What the upstream says of it may hold a part of the key, which is none of the client's business. */
const refusedKey = new GatewayError(502, 'the upstream refuses the key of this server', {
  code: 'upstream_key',
})

/** What an answer that is complete says of its server, and whether another one might do better. */
function isWorthAnother({ status, headers }: Response, member: Member, now: () => Date): boolean {
  const { known, hasOwnKey } = member
  if (status === 429) {
    const waitMs = retryAfterMs(headers.get('retry-after'), now())
    if (waitMs !== undefined && hasOwnKey) known.askedToWait(waitMs)
    attempted(member, 'waits')
    return true
  }
  if (status >= 500) {
    known.failed()
    attempted(member, 'failed')
    return true
  }
  known.answered()
  attempted(member, status < 400 ? 'answered' : 'refused')
  return false
}

function attempted({ counts }: Member, result: AttemptResult): void {
  counts.set(result, (counts.get(result) ?? 0) + 1)
}

/** A refusal of ours would be the same before any server. */
function isUpstreams(failure: unknown): boolean {
  return !(failure instanceof GatewayError) || failure.status === 429 || failure.status >= 500
}

/** The first server that has the model and tells its tokens. Servers of one model cut alike: none needs its turn. */
async function tokenized(members: readonly Member[], asked: TokenizeAsked): Promise<object> {
  const { model } = asked.body
  const able = members.filter((member) => model === undefined || serves(member, model))
  let last: Error = noTokens
  for (const member of availableOf(able)) {
    const told = await toldBy(member, asked)
    if (!(told instanceof Error)) return told
    if (told !== noTokens) last = told
  }
  throw last
}

/** Its tokens, or why this server does not tell them. @throws GatewayError where no server would */
async function toldBy({ backend, hasOwnKey }: Member, asked: TokenizeAsked): Promise<object> {
  try {
    return (await backend.tokenize?.(asked)) ?? noTokens
  } catch (error) {
    asked.signal.throwIfAborted()
    if (hasOwnKey && error instanceof GatewayError && [401, 403].includes(error.status)) return refusedKey
    if (!isUpstreams(error)) throw error
    return error as Error
  }
}

/** The models of all servers that answer, each once. */
async function modelsOf(members: readonly Member[], signal: AbortSignal): Promise<readonly ServedModel[]> {
  const lists = await Promise.allSettled(
    members.map(async (member) =>
      (await member.backend.models(signal)).filter(({ id }) => serves(member, id)),
    ),
  )
  const found = lists.flatMap((list) => (list.status === 'fulfilled' ? list.value : []))
  const refused = lists.find((list) => list.status === 'rejected')
  if (found.length === 0 && refused) throw refused.reason
  return [...new Map(found.map((model) => [model.id, model])).values()]
}

function askOften(
  members: readonly Member[],
  { everyMs, timeoutMs }: { readonly everyMs: number; readonly timeoutMs: number },
): () => void {
  if (everyMs === 0) return () => {}
  const closing = new AbortController()
  const ask = async ({ backend, known }: Member): Promise<void> => {
    const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(timeoutMs)])
    const reason = await backend.unready(signal).catch(() => 'it can’t be asked')
    if (!closing.signal.aborted) known.found(reason === undefined)
  }
  const timer = setInterval(() => {
    for (const member of members) void ask(member)
  }, everyMs)
  timer.unref()
  return () => {
    clearInterval(timer)
    closing.abort()
  }
}
