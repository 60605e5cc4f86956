import { Hono } from 'hono'
import { EngineError } from '#engine'
import { splitThoughts } from '#thought'
import { type AccessRules, accessBy } from './access.ts'
import { askedPolicy } from './asked-policy.ts'
import type { Answered, Asked, Backend, ServedModel } from './backend.ts'
import { errorAnswer, GatewayError } from './gateway-error.ts'
import { type GatewayMetrics, gatewayMetrics } from './metrics.ts'
import { clientGone, type OpenRequest, type OpenRequests, openRequests } from './open-requests.ts'
import { readBody } from './read-body.ts'
import { addTokenize } from './tokenize.ts'

export interface GatewayOptions {
  readonly backend: Backend
  readonly access: AccessRules
  /** For requests that name none. */
  readonly policy?: string
  /** So many requests for text may be under way at a time; further ones are answered 429. */
  readonly mostOpen: number
  readonly mostBodyBytes: number
  /** Until an answer is complete. */
  readonly timeLimitMs: number
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
  /** Told what is the server's own fault. */
  readonly report: (error: unknown) => void
}

export interface Gateway {
  /** Answers a request; never rejects. */
  readonly handle: (request: Request) => Promise<Response>
  /** Lets no new request in; resolves once those under way are done, or cancelled after `limitMs`. */
  readonly drain: (limitMs: number) => Promise<void>
}

/** An OpenAI-compatible server around an engine or another server, without its socket. */
export function createGateway(options: GatewayOptions): Gateway {
  const { access, mostOpen: most, timeLimitMs, report } = options
  const requests = openRequests({ most, timeLimitMs })
  const metrics = gatewayMetrics(requests.count)
  const check = accessBy(access)
  const app = new Hono()
  addState(app, options, requests)
  app.use('*', async ({ req }, next) => {
    check(req.raw)
    await next()
  })
  for (const endpoint of ['/chat/completions', '/completions'] as const)
    app.post(`/v1${endpoint}`, ({ req }) => answer(req.raw, { endpoint, options, requests, metrics }))
  addModels(app, options.backend)
  addTokenize(app, () => options.backend)
  app.get('/metrics', ({ text }) => text(metrics.text(), 200, { 'content-type': prometheus }))
  app.all('/v1/responses', () => {
    throw new GatewayError(501, 'there is no /v1/responses here: use /v1/chat/completions')
  })
  app.notFound(({ req }) => errorAnswer(new GatewayError(404, notThere(req.method))))
  app.onError((error, { req }) =>
    // Whoever asked has gone: nobody reads this.
    errorAnswer(req.raw.signal.aborted ? clientGone : failureOf(error, report)),
  )
  return {
    async handle(request) {
      try {
        return await app.fetch(request)
      } catch (error) {
        return errorAnswer(failureOf(error, report))
      }
    },
    drain: requests.drain,
  }
}

const prometheus = 'text/plain; version=0.0.4; charset=utf-8'

function notThere(method: string): string {
  return `nothing answers ${method === 'GET' || method === 'POST' ? method : 'this method'} here: there are POST /v1/chat/completions and /v1/completions, GET /v1/models, /api/tags, /health, /ready and /metrics`
}

/** What tells whoever runs the server whether it does: asked without a key. */
function addState(app: Hono, { backend }: GatewayOptions, requests: OpenRequests): void {
  app.get('/health', ({ json }) => json({ status: 'ok' }))
  app.get('/ready', async ({ json, req }) => {
    const reason = requests.isDraining() ? 'the server is stopping' : await backend.unready(req.raw.signal)
    return reason === undefined ? json({ status: 'ready' }) : json({ status: 'not ready', reason }, 503)
  })
}

function addModels(app: Hono, backend: Backend): void {
  app.get('/v1/models', async ({ json, req }) => {
    const models = await backend.models(req.raw.signal)
    return json({ object: 'list', data: models.map(listed) })
  })
  app.get('/v1/models/:model{.+}', async ({ json, req }) => {
    const wanted = req.param('model')
    const found = (await backend.models(req.raw.signal)).find(({ id }) => id === wanted)
    if (found) return json(listed(found))
    throw new GatewayError(404, 'there is no such model here', { code: 'model_not_found', param: 'model' })
  })
  app.get('/api/tags', async ({ json, req }) => {
    const models = await backend.models(req.raw.signal)
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

interface Answering {
  readonly endpoint: Asked['endpoint']
  readonly options: GatewayOptions
  readonly requests: OpenRequests
  readonly metrics: GatewayMetrics
}

/** Answers a request for text, and counts it whatever becomes of it. */
async function answer(request: Request, answering: Answering): Promise<Response> {
  const { endpoint, options, requests, metrics } = answering
  const { clock, report } = options
  const startedMs = clock()
  const seconds = (): number => (clock() - startedMs) / 1000
  let open: OpenRequest | undefined
  try {
    open = requests.open(request.signal, () => metrics.durationSeconds({ endpoint }, seconds()))
    const response = await options.backend.answer(await askedOf(request, open, answering))
    if (open.isGoingOn()) metrics.firstPieceSeconds({ endpoint }, seconds())
    metrics.requests({ endpoint, status: String(response.status) })
    return response
  } catch (error) {
    const failure = failureOf(open?.signal.aborted ? open.signal.reason : error, report)
    metrics.requests({ endpoint, status: String(failure.status) })
    return errorAnswer(failure)
  } finally {
    if (!open?.isGoingOn()) open?.end()
  }
}

async function askedOf(
  request: Request,
  open: OpenRequest,
  { endpoint, options, metrics }: Answering,
): Promise<Asked> {
  const { bytes, json } = await readBody(request, options.mostBodyBytes)
  const header = request.headers.get('x-jevons-policy')
  const { model, policy } = askedPolicy({ body: json, header, standard: options.policy })
  const isAsItCame = model === json['model'] && !Object.hasOwn(json, 'jevons')
  const { jevons: _, ...rest } = json
  return {
    endpoint,
    body: model === undefined ? rest : { ...rest, model },
    bytes: isAsItCame ? bytes : undefined,
    policy,
    headers: request.headers,
    open,
    failure: (error) => failureOf(error, options.report),
    answered: (answer) => count(answer, metrics),
  }
}

function count({ usage, reasoning, policy }: Answered, metrics: GatewayMetrics): void {
  metrics.responses({ policy })
  const { prompt, reasoning: reasoned, output } = usage
  for (const [kind, tokens] of Object.entries({ prompt, reasoning: reasoned, output }))
    if (tokens !== undefined) metrics.tokens({ kind, policy }, tokens)
  const switches = reasoning.map((text) => Math.max(0, splitThoughts(text).thoughts.length - 1))
  metrics.switches(
    { policy },
    switches.reduce((sum, one) => sum + one, 0),
  )
}

/** What a stranger may be told; what is our own fault is told to whoever runs the server. */
function failureOf(error: unknown, report: (error: unknown) => void): GatewayError {
  if (error instanceof GatewayError) return error
  if (error instanceof EngineError) return new GatewayError(502, error.message, { code: 'engine_failed' })
  report(error)
  return new GatewayError(500, 'the server failed at this; its log says more')
}
