import { formatPolicySetting } from '#policy'
import { streamedPiece } from '#trace'
import { checkSampling } from '../../check-sampling.ts'
import type { Demand, Engine, EngineDescription, Generation, GenerationRequest } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import { requestBatch } from '../../request-batch.ts'
import { type ReadingContext, readStream, readWhole } from './read-generation.ts'
import {
  chatRequest,
  completionRequest,
  filled,
  type RequestForm,
  type ServerRequest,
} from './request-body.ts'
import { connectServer, type Server, type ServerOptions } from './server.ts'
import { ServerFailure } from './server-failure.ts'
import { type ServerKind, serverKindOf } from './server-kind.ts'
import { tellsTokens, tokenIds } from './token-ids.ts'

export interface OpenAiEngineOptions extends ServerOptions {
  readonly model: string
  /** The user's message, with `{question}` in it. */
  readonly promptTemplate?: string
  /**
   * The whole prompt as the model is to read it, with `{question}` in it: then the server completes texts and renders no
   * chat, and any server can continue a prefix.
   */
  readonly rawTemplate?: string
  /** Which program serves; found out where left out. */
  readonly kind?: ServerKind
  /** Around the reasoning where it stands in the text; `<think>` where left out. */
  readonly markers?: { readonly open: string; readonly close: string }
  /** How many requests are under way at a time. */
  readonly concurrency?: number
  /** Whether whole responses are streamed too, so that a stall is noticed. */
  readonly stream?: boolean
  /** Fields for the body of every request: `reasoning_effort`, `chat_template_kwargs`, `provider`. */
  readonly extraBody?: Readonly<Record<string, unknown>>
  readonly clock: () => number
  readonly signal?: AbortSignal
}

/**
 * Any OpenAI-compatible server as an engine. Asked once for its models, so that a wrong URL, key or name is found before
 * anything is planned.
 *
 * A prefix is continued through `/apply-template` and `/completions` (llama.cpp), `continue_final_message` (vLLM, SGLang),
 * `prefix` (DeepSeek's beta), or `/completions` wherever `rawTemplate` is given. What is forbidden is a static `logit_bias`,
 * which holds for the answer too. Policies that steer are refused.
 *
 * @throws EngineError where the server can't be reached, refuses the key or does not have the model
 */
export async function openAiEngine(options: OpenAiEngineOptions): Promise<Engine> {
  const server = connectServer(options)
  const { model, signal, markers = { open: '<think>', close: '</think>' } } = options
  const kind = options.kind ?? (await serverKindOf(server, model, signal))
  const form: RequestForm = {
    kind,
    model,
    promptTemplate: options.promptTemplate ?? '{question}',
    markers,
    limitName: new URL(server.origin).hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens',
    extraBody: options.extraBody ?? {},
  }
  const asking = new Asking(server, form, options)
  return {
    describe: () => descriptionOf(form, server, options),
    refusal: (demand, { signal: asked } = {}) => asking.refusal(demand, asked),
    generate: (request, { signal: asked } = {}) => asking.stream(request, asked),
    generateAll: (requests, { signal: asked } = {}) => asking.batch(requests, asked),
    close: async () => {},
  }
}

function descriptionOf(
  { kind, model, promptTemplate, markers, extraBody }: RequestForm,
  { name }: Server,
  { rawTemplate }: OpenAiEngineOptions,
): EngineDescription {
  return {
    name: 'openai',
    model,
    tokenizer: 'as the server counts',
    promptTemplate: rawTemplate ?? promptTemplate,
    reasoningMarkers: markers,
    policyDefaults: {},
    server: { url: name, kind, isRaw: rawTemplate !== undefined, body: extraBody },
  }
}

const usualConcurrency = 8

/** What no other request would fare better with. */
const hopeless: readonly (number | undefined)[] = [401, 403, 404]

class Asking {
  readonly #server: Server
  readonly #form: RequestForm
  readonly #options: OpenAiEngineOptions
  readonly #reading: ReadingContext
  readonly #ids = new Map<string, Promise<readonly number[]>>()

  constructor(server: Server, form: RequestForm, options: OpenAiEngineOptions) {
    this.#server = server
    this.#form = form
    this.#options = options
    this.#reading = { server, markers: form.markers, model: form.model }
  }

  async refusal({ policy, prefix, forbidden }: Demand, signal?: AbortSignal): Promise<string | undefined> {
    const { name } = this.#server
    if (policy && policy.name !== 'none') return policyRefusal(formatPolicySetting(policy))
    if (prefix && this.#form.kind === 'other' && this.#options.rawTemplate === undefined) {
      return `${name} is not known to continue a prefix; with the model's whole prompt as a raw template any server can`
    }
    if (!forbidden) return undefined
    if (!tellsTokens(this.#form.kind))
      return `${name} does not tell its tokens, so no phrase can be forbidden there`
    try {
      await this.#forbidden(forbidden, signal)
      return undefined
    } catch (error) {
      if (error instanceof EngineError) return error.message
      throw error
    }
  }

  async *stream(request: GenerationRequest, signal?: AbortSignal): ReturnType<Engine['generate']> {
    check(request)
    const { records, first } = await this.#server.retry(async () => {
      const prepared = await this.#prepare(request, signal)
      const opened = readStream(prepared, this.#reading, signal)
      return { records: opened, first: await opened.next() }
    }, signal)
    try {
      for (let record = first; ; record = await records.next()) {
        if (record.done) {
          const { finishReason, stopped, usage } = record.value
          yield { type: 'end', finishReason, ...(stopped !== undefined && { stopped }), usage }
          return
        }
        const { reasoning, content } = streamedPiece(record.value)
        if (reasoning + content !== '') yield { type: 'token', text: reasoning + content }
      }
    } finally {
      await records.return(undefined as never)
    }
  }

  async *batch(
    requests: readonly GenerationRequest[],
    signal?: AbortSignal,
  ): ReturnType<Engine['generateAll']> {
    for (const request of requests) check(request)
    const { concurrency = usualConcurrency } = this.#options
    const work = (index: number, stop: AbortSignal): Promise<Generation> =>
      this.#whole(requests[index] as GenerationRequest, stop)
    const batch = requestBatch(requests.length, work, { concurrency, signal, ends: isHopeless })
    for await (const { index, result } of batch) yield { index, generation: result }
  }

  async #whole(request: GenerationRequest, signal: AbortSignal): Promise<Generation> {
    const { clock, stream = true } = this.#options
    return await this.#server.retry(async () => {
      const startedMs = clock()
      const prepared = await this.#prepare(request, signal)
      const read = stream
        ? await last(readStream(prepared, this.#reading, signal))
        : await readWhole(prepared, this.#reading, signal)
      return { ...read, durationMs: clock() - startedMs }
    }, signal)
  }

  async #prepare(request: GenerationRequest, signal: AbortSignal | undefined): Promise<ServerRequest> {
    const form = this.#form
    const { rawTemplate } = this.#options
    const forbidden = request.forbidden ? await this.#forbidden(request.forbidden, signal) : []
    if (rawTemplate !== undefined) {
      const prompt = filled({ ...form, promptTemplate: rawTemplate }, request)
      return completionRequest(form, request, { prompt, forbidden })
    }
    if (request.prefix === undefined || form.kind !== 'llama.cpp')
      return chatRequest(form, request, forbidden)
    const prompt = await this.#rendered(filled(form, request), signal)
    return completionRequest(form, request, { prompt, forbidden })
  }

  /** llama.cpp renders a chat for whoever asks. */
  async #rendered(content: string, signal: AbortSignal | undefined): Promise<string> {
    const body = { messages: [{ role: 'user', content }], ...this.#form.extraBody }
    const answer = await this.#server.ask('//apply-template', body, signal)
    const { prompt } = (answer ?? {}) as Readonly<Record<string, unknown>>
    if (typeof prompt === 'string') return prompt
    throw new EngineError(`${this.#server.origin}/apply-template answers what is no prompt`)
  }

  /** Asked once for each lexicon; what failed is asked again. */
  #forbidden(
    lexicon: NonNullable<GenerationRequest['forbidden']>,
    signal: AbortSignal | undefined,
  ): Promise<readonly number[]> {
    const key = JSON.stringify(lexicon.phrases)
    const known = this.#ids.get(key)
    if (known !== undefined) return known
    const { kind, model } = this.#form
    const asked = tokenIds(lexicon, { server: this.#server, kind, model, signal })
    this.#ids.set(key, asked)
    asked.catch(() => this.#ids.delete(key))
    return asked
  }
}

function check({ sampling, policy }: GenerationRequest): void {
  checkSampling(sampling)
  if (policy.name !== 'none') throw new RangeError(policyRefusal(formatPolicySetting(policy)))
}

function policyRefusal(policy: string): string {
  return `policy ${policy}: a server can't be steered while it generates; only none runs there, or the policy on the reasoner`
}

function isHopeless(error: EngineError): boolean {
  return error instanceof ServerFailure && hopeless.includes(error.status)
}

async function last<Value>(all: AsyncGenerator<unknown, Value>): Promise<Value> {
  for (;;) {
    const { value, done } = await all.next()
    if (done) return value
  }
}
