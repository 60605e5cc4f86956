import type { ClientKey } from './access.ts'
import { type AskedPolicy, askedPolicy } from './asked-policy.ts'
import type { Asked, TextRequest } from './backend.ts'
import { countAnswer } from './count-answer.ts'
import type { Exchange, ExchangeEnd } from './exchange.ts'
import { errorAnswer, type GatewayError } from './gateway-error.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import type { Admitted, KeyLimits } from './key-limits.ts'
import type { GatewayMetrics } from './metrics.ts'
import { clientGone, type OpenRequest, type OpenRequests } from './open-requests.ts'
import { type JsonBody, readBody } from './read-body.ts'
import { answerBySelection } from './selection/answer-by-selection.ts'
import { type Told, tappedAnswer } from './tapped-answer.ts'

export interface AnswerOptions {
  readonly endpoint: Asked['endpoint']
  readonly key: ClientKey | undefined
  readonly settings: GatewaySettings
  readonly requests: OpenRequests
  readonly metrics: GatewayMetrics
  readonly limits: KeyLimits
  readonly clock: () => number
  readonly now: () => Date
  /** What a client is told of an error. */
  readonly failure: (error: unknown) => GatewayError
  readonly report: (error: unknown) => void
}

/** Answers a request for text, and counts it whatever becomes of it. */
export async function answerRequest(request: TextRequest, options: AnswerOptions): Promise<Response> {
  const { endpoint, requests, metrics, clock, failure } = options
  const startedMs = clock()
  const seconds = (): number => (clock() - startedMs) / 1000
  const answering = new AnswerUnderWay(request, options, startedMs)
  let open: OpenRequest | undefined
  try {
    open = requests.open(request.signal, () => {
      metrics.durationSeconds({ endpoint }, seconds())
      answering.end()
    })
    const response = await answering.answer(open)
    if (open.isGoingOn()) metrics.firstPieceSeconds({ endpoint }, seconds())
    metrics.requests({ endpoint, status: String(response.status) })
    return response
  } catch (error) {
    const failed = failure(open?.signal.aborted ? open.signal.reason : error)
    metrics.requests({ endpoint, status: String(failed.status) })
    answering.failed(failed)
    return errorAnswer(failed)
  } finally {
    if (!open?.isGoingOn()) open?.end()
  }
}

/** One request on its way through the gateway, and what is told to those who watch. */
class AnswerUnderWay {
  readonly #request: TextRequest
  readonly #options: AnswerOptions
  readonly #startedMs: number
  readonly #startedAt: Date
  #admitted: Admitted | undefined
  #asking: Asking | undefined
  #open: OpenRequest | undefined
  #policy: string | undefined
  #isTold = false

  constructor(request: TextRequest, options: AnswerOptions, startedMs: number) {
    this.#request = request
    this.#options = options
    this.#startedMs = startedMs
    this.#startedAt = options.now()
  }

  async answer(open: OpenRequest): Promise<Response> {
    const { settings, key, limits, clock } = this.#options
    this.#open = open
    if (key) this.#admitted = limits.admit(key)
    const body = await readBody(this.#request, settings.mostBodyBytes)
    const asking = askingOf(body, this.#request.headers, settings)
    this.#asking = asking
    const response = await this.#answered(asking, open)
    this.#policy = response.headers.get('x-jevons-policy') ?? undefined
    if (asking.branch !== undefined) response.headers.set('x-jevons-branch', asking.branch)
    if (!this.#isWatched()) return response
    return await tappedAnswer(response, {
      hidesUsage: asking.hidesUsage,
      clock,
      onEnd: (told) => this.#tell(response.status, told),
    })
  }

  failed({ status }: GatewayError): void {
    if (this.#isWatched()) this.#tell(status, { reading: undefined, stopped: [], isComplete: false })
  }

  end(): void {
    this.#admitted?.end()
  }

  async #answered(asking: Asking, open: OpenRequest): Promise<Response> {
    const { endpoint, settings, metrics, failure } = this.#options
    const count = countAnswer(metrics, asking.policy)
    const asked: Asked = {
      endpoint,
      body: asking.body,
      bytes: asking.bytes,
      policy: asking.policy,
      select: asking.select,
      headers: this.#request.headers,
      open,
      failure,
      answered: count,
    }
    if (asking.select === undefined) return await settings.backend.answer(asked)
    return await answerBySelection(asked, settings.backend, this.#options.now)
  }

  #isWatched(): boolean {
    const { settings, key } = this.#options
    return settings.watchers.length > 0 || settings.canary !== undefined || isMetered(key)
  }

  #tell(status: number, told: Told): void {
    if (this.#isTold || !this.#asking) return
    this.#isTold = true
    const { endpoint, settings, key, clock, report } = this.#options
    const { body, select, branch } = this.#asking
    const { firstPieceAtMs, reading, stopped } = told
    const exchange: Exchange = {
      endpoint,
      body,
      startedAt: this.#startedAt,
      policy: this.#policy,
      select,
      branch,
      key: key?.name,
      status,
      reading,
      stopped,
      end: this.#ending(status, told),
      ...(firstPieceAtMs !== undefined && { firstPieceMs: firstPieceAtMs - this.#startedMs }),
      durationMs: clock() - this.#startedMs,
      traceParent: this.#request.headers.get('traceparent') ?? undefined,
    }
    this.#admitted?.charge(tokensOf(exchange))
    settings.canary?.see(exchange)
    for (const watch of settings.watchers) {
      try {
        watch(exchange)
      } catch (error) {
        report(error)
      }
    }
  }

  #ending(status: number, { isComplete, reading }: Told): ExchangeEnd {
    if (isComplete && (reading?.failures.length ?? 0) === 0) return 'answered'
    if (this.#request.signal.aborted || this.#open?.signal.reason === clientGone) return 'left'
    return status >= 400 && status < 500 ? 'refused' : 'failed'
  }
}

interface Asking extends Pick<AskedPolicy, 'policy' | 'select'> {
  readonly body: Readonly<Record<string, unknown>>
  readonly bytes: Uint8Array | undefined
  readonly branch: Exchange['branch']
  readonly hidesUsage: boolean
}

/** What is asked of the backend: nothing of ours, and the usage where somebody here has to know it. */
function askingOf({ bytes, json }: JsonBody, headers: Headers, settings: GatewaySettings): Asking {
  const { aliases, canary, policy: standardPolicy, select: standardSelect } = settings
  const standard = { policy: standardPolicy, select: standardSelect }
  const { model, policy, select, isNamed } = askedPolicy({ body: json, headers, aliases, standard })
  const branch = canary && !isNamed ? canary.branchOf(requestIdIn(headers)) : undefined
  const { jevons: _, ...rest } = json
  const own = model === undefined ? rest : { ...rest, model }
  const hidesUsage = isUsageNeeded(settings) && json['stream'] === true && !asksForUsage(json)
  const body = hidesUsage ? { ...own, stream_options: { ...optionsIn(json), include_usage: true } } : own
  const isAsItCame = model === json['model'] && !Object.hasOwn(json, 'jevons') && !hidesUsage
  return {
    body,
    bytes: isAsItCame ? bytes : undefined,
    policy: branch === 'canary' ? canary?.setting.policy : policy,
    select,
    branch,
    hidesUsage,
  }
}

/** The client's own, so that it can be in the same branch again; else any. */
function requestIdIn(headers: Headers): string {
  return headers.get('x-request-id') ?? crypto.randomUUID()
}

function isUsageNeeded({ watchers, canary, keys }: GatewaySettings): boolean {
  return watchers.length > 0 || canary !== undefined || keys.some(isMetered)
}

function isMetered(key: ClientKey | undefined): boolean {
  return key?.limits.tokensPerMinute !== undefined
}

function optionsIn(json: JsonBody['json']): object {
  const options = json['stream_options']
  return typeof options === 'object' && options !== null ? options : {}
}

function asksForUsage(json: JsonBody['json']): boolean {
  return (optionsIn(json) as { readonly include_usage?: unknown }).include_usage === true
}

/** Where nobody told, by its length: a limit has to hold all the same. */
const charactersPerToken = 4

function tokensOf({ reading }: Exchange): number {
  const replies = reading?.replies ?? []
  const { prompt, output } = replies[0]?.usage ?? {}
  const said = replies.reduce((sum, { text }) => sum + text.length, 0)
  return (prompt ?? 0) + (output ?? Math.ceil(said / charactersPerToken))
}
