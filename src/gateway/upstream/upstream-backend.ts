import type { Engine } from '#engine'
import { policyKind } from '#policy'
import type { Asked, Backend, OnPolicyError } from '../backend.ts'
import { answerWithEngine } from '../engine/answer-with-engine.ts'
import { ownName } from '../engine/engine-backend.ts'
import { policyHeaders, settledPolicy } from '../engine/settled-policy.ts'
import { eventStream } from '../event-stream.ts'
import { GatewayError } from '../gateway-error.ts'
import { piecesOf, wholeResponse } from '../pieces-response.ts'
import { clientChoices } from './client-choices.ts'
import { clientHeaders } from './passed-headers.ts'
import { relayedEvents } from './relayed-events.ts'
import { tokenizeUpstream } from './tokenize-upstream.ts'
import { toldUsage } from './told-usage.ts'
import { type UpstreamOptions, type UpstreamServer, upstreamServer } from './upstream-server.ts'
import { jsonIn, wholeBytes } from './whole-answer.ts'

export interface UpstreamBackendOptions extends UpstreamOptions {
  readonly onPolicyError: OnPolicyError
  /** A model of the upstream as an engine: it knows which policies can be carried out there, and does. */
  readonly openEngine: (model: string, signal: AbortSignal, how: UpstreamEngine) => Promise<Engine>
  readonly now: () => Date
}

/** How an engine asks its upstream. */
export interface UpstreamEngine {
  /** Prompts are whole texts, and no chats. */
  readonly isRaw: boolean
  /** The client's own, where it is passed on. */
  readonly apiKey?: string
}

/**
 * Another server behind a gateway. A request whose policy is none passes through. A policy is handed on to where it is known (a
 * server of jevons), carried out here by requests that go on from each other, or refused.
 */
export function upstreamBackend(options: UpstreamBackendOptions): Backend {
  const server = upstreamServer(options)
  const engines = new Map<string, Promise<Engine>>()
  const engineOf = ({ body, endpoint, headers, open }: Asked): Promise<Engine> => {
    const model = String(body['model'])
    const isRaw = endpoint === '/completions'
    const own = options.passKey ? /^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] : undefined
    const apiKey = options.apiKey ?? own
    const name = JSON.stringify([model, isRaw, apiKey])
    const opened =
      engines.get(name) ??
      options.openEngine(model, open.signal, { isRaw, ...(apiKey !== undefined && { apiKey }) })
    // A name that a client makes up is soon forgotten again.
    if (engines.size < mostEngines) engines.set(name, opened)
    opened.catch(() => engines.delete(name))
    return opened
  }
  return {
    models: server.models,
    tokenize: (asked) => tokenizeUpstream(server, asked),
    async answer(asked) {
      const { policy = 'none' } = asked
      if (policy === 'none') return await passThrough(asked, { server })
      const { signal } = asked.open
      if (await carriesOutPolicies(server, asked))
        return await passThrough(asked, { server, handedOn: policy })
      const { onPolicyError, now } = options
      const engine = await engineOf(asked)
      const { setting, refused } = await settledPolicy(engine, { policy, onPolicyError, signal })
      if (refused !== undefined) return await passThrough(asked, { server, refused })
      if (setting.name === 'none') return await passThrough(asked, { server })
      return await answerWithEngine(asked, { engine, onPolicyError, now })
    },
    async unready(signal) {
      try {
        const soon = AbortSignal.any([signal, AbortSignal.timeout(readyMs)])
        const response = await server.send('/models', { headers: new Headers(), signal: soon })
        await response.body?.cancel()
        return response.status >= 500 || response.status === 401
          ? `the upstream answers ${response.status}`
          : undefined
      } catch (error) {
        return error instanceof GatewayError ? error.message : `the upstream gave nothing for ${readyMs} ms`
      }
    },
  }
}

const mostEngines = 32
const readyMs = 5000

/** Asked anew each time: an upstream may be another one by now, and the answer is short. */
async function carriesOutPolicies(server: UpstreamServer, { open }: Asked): Promise<boolean> {
  try {
    return (await server.models(open.signal)).some(({ owner }) => owner === ownName)
  } catch (error) {
    if (error instanceof GatewayError && error.details.code === 'upstream_models') return false
    throw error
  }
}

interface Passing {
  readonly server: UpstreamServer
  /** A policy that the upstream is to carry out. */
  readonly handedOn?: string
  /** Why the policy that was asked for is left out. */
  readonly refused?: string
}

async function passThrough(asked: Asked, { server, handedOn, refused }: Passing): Promise<Response> {
  const { endpoint, body, bytes, open, failure } = asked
  const sent = handedOn === undefined ? body : { ...body, jevons: { policy: handedOn } }
  const isUnchanged = bytes !== undefined && handedOn === undefined
  const response = await server.send(endpoint, {
    headers: asked.headers,
    body: isUnchanged ? bytes : JSON.stringify(sent),
    signal: open.signal,
  })
  const headers = clientHeaders(response.headers)
  const applied = response.headers.get('x-jevons-policy') ?? 'none'
  const why = refused ?? response.headers.get('x-jevons-policy-refused') ?? undefined
  for (const [name, value] of Object.entries(policyHeaders(applied, why))) headers.set(name, value)
  const [type = ''] = (response.headers.get('content-type') ?? '').toLowerCase().split(';')
  const [name = ''] = applied.split(':')
  // What an upstream says goes into no label that nobody knows.
  const policy = handedOn !== undefined && policyKind(name) ? name : 'none'
  const pieces = piecesOf(response)
  if (response.ok && type === 'text/event-stream' && pieces) {
    const texts = relayedEvents(pieces, ({ usage, reasoning }) =>
      asked.answered({ usage: toldUsage(usage), reasoning, policy }),
    )
    return eventStream(texts, { beginning: '', headers, open, failure })
  }
  return await wholeAnswer(response, { asked, headers, policy, isJson: type === 'application/json' })
}

/** An answer in one piece; what is none, such as an error, goes on as it is. */
async function wholeAnswer(
  response: Response,
  {
    asked,
    headers,
    policy,
    isJson,
  }: {
    readonly asked: Asked
    readonly headers: Headers
    readonly policy: string
    readonly isJson: boolean
  },
): Promise<Response> {
  const bytes = await wholeBytes(piecesOf(response))
  const read = response.ok ? jsonIn(bytes) : undefined
  if (response.ok && isJson && read === undefined)
    throw new GatewayError(502, 'the upstream answers what is not JSON', { code: 'upstream_malformed' })
  if (read === undefined) return wholeResponse(bytes, { status: response.status, headers })
  const choices = clientChoices()
  const answer = choices.take(read)
  const { usage } = read as { readonly usage?: unknown }
  asked.answered({ usage: toldUsage(usage), reasoning: choices.reasoning(), policy })
  return wholeResponse(answer === read ? bytes : JSON.stringify(answer), { status: response.status, headers })
}
