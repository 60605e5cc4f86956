import { Hono } from 'hono'
import { EngineError } from '#engine'
import { accessBy, type ClientKey } from './access.ts'
import { answerRequest } from './answer-request.ts'
import type { Asked, Backend, ServedModel, TextRequest } from './backend.ts'
import { errorAnswer, GatewayError } from './gateway-error.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { keyLimits } from './key-limits.ts'
import { gatewayMetrics } from './metrics.ts'
import { clientGone, type OpenRequests, openRequests } from './open-requests.ts'
import { addTokenize } from './tokenize.ts'

export interface GatewayOptions {
  readonly settings: GatewaySettings
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
  readonly now: () => Date
  /** Told what is the server's own fault. */
  readonly report: (error: unknown) => void
}

export interface Gateway {
  /** Answers a request; never rejects. */
  readonly handle: (request: Request) => Promise<Response>
  /** Answers a request for text; never rejects. */
  readonly answer: (endpoint: Asked['endpoint'], request: TextRequest) => Promise<Response>
  /** New requests are answered by these; those under way end as they began. */
  readonly change: (settings: GatewaySettings) => void
  /** Lets no new request in; resolves once those under way are done, or cancelled after `limitMs`. */
  readonly drain: (limitMs: number) => Promise<void>
}

type Answer = (
  endpoint: Asked['endpoint'],
  request: TextRequest,
  key: ClientKey | undefined,
) => Promise<Response>

/** An OpenAI-compatible server around an engine or before other servers, without its socket. */
export function createGateway({ settings: first, clock, now, report }: GatewayOptions): Gateway {
  let settings = first
  let check = accessBy(first.keys)
  const requests = openRequests(() => ({ most: settings.mostOpen, timeLimitMs: settings.timeLimitMs }))
  const metrics = gatewayMetrics(requests.count)
  const limits = keyLimits(clock)
  const failure = (error: unknown): GatewayError => failureOf(error, report)
  const parts = { requests, metrics, limits, clock, now, failure, report }
  const answer: Answer = (endpoint, request, key) =>
    answerRequest(request, { endpoint, key, settings, ...parts })
  const app = new Hono<{ Variables: { key: ClientKey | undefined } }>()
  addState(app as never, () => settings.backend, requests)
  app.use('*', async (context, next) => {
    context.set('key', check(context.req.raw))
    await next()
  })
  for (const endpoint of ['/chat/completions', '/completions'] as const)
    app.post(`/v1${endpoint}`, ({ req, get }) => answer(endpoint, req.raw as TextRequest, get('key')))
  addModels(app as never, () => settings)
  addTokenize(app as never, () => settings, requests)
  app.get('/metrics', ({ text }) =>
    text(`${metrics.text()}${settings.metrics()}`, 200, { 'content-type': prometheus }),
  )
  app.get('/jevons/canary', ({ json }) => json(canaryOf(settings)))
  app.all('/v1/responses', () => {
    throw new GatewayError(501, 'there is no /v1/responses here: use /v1/chat/completions')
  })
  app.notFound(({ req }) => errorAnswer(notThere(req, app.routes)))
  app.onError((error, { req }) =>
    // Whoever asked has gone: nobody reads this.
    errorAnswer(req.raw.signal.aborted ? clientGone : failure(error)),
  )
  return {
    async handle(request) {
      try {
        return await app.fetch(request)
      } catch (error) {
        return errorAnswer(failure(error))
      }
    },
    async answer(endpoint, request) {
      try {
        return await answer(endpoint, request, check(request))
      } catch (error) {
        return errorAnswer(failure(error))
      }
    },
    change(next) {
      settings = next
      check = accessBy(next.keys)
    },
    drain: requests.drain,
  }
}

function canaryOf({ canary }: GatewaySettings): object {
  if (canary) return canary.comparison()
  throw new GatewayError(404, 'there is no canary here: name one in the configuration', { code: 'no_canary' })
}

const prometheus = 'text/plain; version=0.0.4; charset=utf-8'

/** Another method at a place that there is, or nothing there at all. */
function notThere(
  { method, path }: { readonly method: string; readonly path: string },
  routes: readonly { readonly method: string; readonly path: string }[],
): GatewayError {
  const here = new Set(
    routes.flatMap((one) => (one.method !== 'ALL' && isAt(one.path, path) ? methodsOf(one.method) : [])),
  )
  const named = method === 'GET' || method === 'POST' ? method : 'this method'
  if (here.size > 0)
    return new GatewayError(405, `${named} is not for ${path}: ask with ${[...here].join(' or ')}`, {
      allow: [...here],
      code: 'method_not_allowed',
    })
  return new GatewayError(
    404,
    `nothing answers ${named} here: there are POST /v1/chat/completions, /v1/completions and /tokenize, GET /v1/models, /api/tags, /jevons/canary, /health, /ready and /metrics`,
  )
}

/** The models of a list have names below it. */
function isAt(route: string, path: string): boolean {
  const [begin = '', parameter] = route.split(':', 2)
  return parameter === undefined ? route === path : path.startsWith(begin) && path.length > begin.length
}

function methodsOf(method: string): readonly string[] {
  return method === 'GET' ? ['GET', 'HEAD'] : [method]
}

/** What tells whoever runs the server whether it does: asked without a key. */
function addState(app: Hono, backend: () => Backend, requests: OpenRequests): void {
  app.get('/health', ({ json }) => json({ status: 'ok' }))
  app.get('/ready', async ({ json, req }) => {
    const reason = requests.isDraining() ? 'the server is stopping' : await backend().unready(req.raw.signal)
    return reason === undefined ? json({ status: 'ready' }) : json({ status: 'not ready', reason }, 503)
  })
}

function addModels(app: Hono, settings: () => GatewaySettings): void {
  app.get('/v1/models', async ({ json, req }) => {
    const models = await modelsOf(settings(), req.raw.signal)
    return json({ object: 'list', data: models.map(listed) })
  })
  app.get('/v1/models/:model{.+}', async ({ json, req }) => {
    const wanted = req.param('model')
    const found = (await modelsOf(settings(), req.raw.signal)).find(({ id }) => id === wanted)
    if (found) return json(listed(found))
    throw new GatewayError(404, 'there is no such model here', { code: 'model_not_found', param: 'model' })
  })
  app.get('/api/tags', async ({ json, req }) => {
    const models = await modelsOf(settings(), req.raw.signal)
    return json({ models: models.map(tagged) })
  })
}

function listed({ id, owner, created }: ServedModel): object {
  return { id, object: 'model', ...(created !== undefined && { created }), owned_by: owner }
}

/** As Ollama lists them. */
function tagged({ id, digest }: ServedModel): object {
  return { name: id, model: id, ...(digest !== undefined && { digest: digest.replace(/^sha256:/, '') }) }
}

async function modelsOf(
  { backend, aliases }: GatewaySettings,
  signal: AbortSignal,
): Promise<readonly ServedModel[]> {
  const named = [...aliases.keys()].map((id) => ({ id, owner: 'alias' }))
  return [...named, ...(await backend.models(signal)).filter(({ id }) => !aliases.has(id))]
}

/** What a stranger may be told; what is our own fault is told to whoever runs the server. */
function failureOf(error: unknown, report: (error: unknown) => void): GatewayError {
  if (error instanceof GatewayError) return error
  if (error instanceof EngineError) return new GatewayError(502, error.message, { code: 'engine_failed' })
  report(error)
  return new GatewayError(500, 'the server failed at this; its log says more')
}
