import { createPolicy, formatPolicySetting, policyNeeds } from '#policy'
import { streamedPiece } from '#trace'
import { checkSampling } from '../../check-sampling.ts'
import type { Demand, Engine, EngineDescription, Generation, GenerationRequest } from '../../engine.ts'
import type { EngineError } from '../../engine-error.ts'
import { requestBatch } from '../../request-batch.ts'
import { continuationForms } from './continuation-form.ts'
import { nativeBudget } from './native-budget.ts'
import type { OpenAiEngineOptions } from './openai-engine-options.ts'
import { type ReadingContext, readStream, readWhole } from './read-generation.ts'
import {
  chatOf,
  chatRequest,
  completionRequest,
  filled,
  type RequestForm,
  type ServerRequest,
} from './request-body.ts'
import { connectServer, type Server } from './server.ts'
import { ServerFailure } from './server-failure.ts'
import { serverKindOf } from './server-kind.ts'
import { noContinuation, serverRefusal } from './server-refusal.ts'
import { type KnownTokens, knownIds } from './stretch-source.ts'
import { renderedPrompt, stretchedGeneration } from './stretched-generation.ts'

/**
 * Any OpenAI-compatible server as an engine. Asked once for its models, so that a wrong URL, key or name is found before
 * anything is planned.
 *
 * A policy is carried out in stretches, each a request that goes on from what stands already under a static `logit_bias`: by token
 * ids where the server takes and tells them (vLLM, llama.cpp, jevons), else by text. One that only asks in words, or does
 * nothing, is a request as any other.
 *
 * A prefix is continued through `/apply-template` and `/completions` (llama.cpp), `continue_final_message` (vLLM, SGLang),
 * `prefix` (DeepSeek's beta), or `/completions` wherever `rawTemplate` is given. What is forbidden is a static `logit_bias`,
 * which holds for the answer too.
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
    limitName: new URL(server.root).hostname === 'api.openai.com' ? 'max_completion_tokens' : 'max_tokens',
    extraBody: options.extraBody ?? {},
    tokenizer: options.tokenizer,
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
  readonly #known: KnownTokens = { ids: new Map(), texts: new Map() }

  constructor(server: Server, form: RequestForm, options: OpenAiEngineOptions) {
    this.#server = server
    this.#form = form
    this.#options = options
    this.#reading = { server, markers: form.markers, model: form.model }
  }

  async refusal(demand: Demand, signal?: AbortSignal): Promise<string | undefined> {
    const { capabilities, rawTemplate } = this.#options
    return await serverRefusal(demand, {
      server: this.#server,
      form: this.#form,
      isRaw: rawTemplate !== undefined,
      capabilities,
      known: this.#known,
      signal,
    })
  }

  async *stream(request: GenerationRequest, signal?: AbortSignal): ReturnType<Engine['generate']> {
    check(request)
    const native = await this.#nativeBudget(request, signal)
    if (native === undefined && policyNeeds(request.policy).length > 0) {
      yield* this.#streamStretched(request, signal)
      return
    }
    const { records, first } = await this.#server.retry(async () => {
      const prepared = await this.#prepare(request, signal, native)
      const opened = readStream(prepared, this.#reading, signal)
      return { records: opened, first: await opened.next() }
    }, signal)
    let hasReasoned = false
    try {
      for (let record = first; ; record = await records.next()) {
        if (record.done) {
          const { finishReason, stopped, usage } = record.value
          yield { type: 'end', finishReason, ...(stopped !== undefined && { stopped }), usage }
          return
        }
        const { reasoning, content } = streamedPiece(record.value)
        hasReasoned ||= reasoning !== ''
        if (reasoning !== '') yield { type: 'token', text: reasoning, part: 'reasoning' }
        if (content !== '') yield { type: 'token', text: content, ...(hasReasoned && { part: 'answer' }) }
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
    const native = await this.#nativeBudget(request, signal)
    if (native === undefined && policyNeeds(request.policy).length > 0) {
      const startedMs = clock()
      const read = await last(await this.#stretched(request, signal))
      return { ...read, durationMs: clock() - startedMs }
    }
    return await this.#server.retry(async () => {
      const startedMs = clock()
      const prepared = await this.#prepare(request, signal, native)
      const read = stream
        ? await last(readStream(prepared, this.#reading, signal))
        : await readWhole(prepared, this.#reading, signal)
      return { ...read, durationMs: clock() - startedMs }
    }, signal)
  }

  /** A policy that only asks in words, or does nothing, needs no stretches, nor does a budget that the server keeps itself. */
  async #nativeBudget(
    { policy, sampling }: GenerationRequest,
    signal: AbortSignal | undefined,
  ): Promise<Readonly<Record<string, unknown>> | undefined> {
    if (policy.name !== 'budget') return undefined
    return nativeBudget(policy, sampling.maxTokens, await this.#options.capabilities?.(signal))
  }

  async #prepare(
    request: GenerationRequest,
    signal: AbortSignal | undefined,
    budget: Readonly<Record<string, unknown>> = {},
  ): Promise<ServerRequest> {
    const prepared = await this.#asked(request, signal)
    return { ...prepared, body: { ...prepared.body, ...budget } }
  }

  async #asked(request: GenerationRequest, signal: AbortSignal | undefined): Promise<ServerRequest> {
    const form = this.#form
    const { rawTemplate } = this.#options
    const forbidden = request.forbidden ? await this.#forbidden(request.forbidden, signal) : []
    if (rawTemplate !== undefined) {
      const prompt = filled({ ...form, promptTemplate: rawTemplate }, request)
      return completionRequest(form, request, { prompt, forbidden })
    }
    if (request.prefix === undefined || form.kind !== 'llama.cpp')
      return chatRequest(form, request, forbidden)
    const prompt = await renderedPrompt(chatOf(form, request), { server: this.#server, form, signal })
    return completionRequest(form, request, { prompt, forbidden })
  }

  async #stretched(
    request: GenerationRequest,
    signal: AbortSignal | undefined,
  ): Promise<ReturnType<typeof stretchedGeneration>> {
    const { rawTemplate, stream = true, capabilities } = this.#options
    const { kind } = this.#form
    const able = await capabilities?.(signal)
    const [usual] = continuationForms(kind, rawTemplate !== undefined)
    const continuation = able?.continuation.form ?? usual
    if (continuation === undefined)
      throw new RangeError(
        `policy ${formatPolicySetting(request.policy)}: ${noContinuation(this.#server.name)}`,
      )
    return stretchedGeneration(request, {
      server: this.#server,
      form: this.#form,
      rawTemplate,
      continuation,
      isSplit: able ? able.reasoning === 'field' : kind === 'deepseek',
      isStreamed: stream,
      hasProbabilities: able?.probabilities.isHonoured !== false,
      known: this.#known,
      signal,
    })
  }

  async *#streamStretched(
    request: GenerationRequest,
    signal: AbortSignal | undefined,
  ): ReturnType<Engine['generate']> {
    const said = await this.#stretched(request, signal)
    try {
      for (;;) {
        const { value, done } = await said.next()
        if (!done) {
          yield value
          continue
        }
        const { finishReason, stopped, usage, execution } = value
        const more = { ...(stopped !== undefined && { stopped }), ...(execution && { execution }) }
        yield { type: 'end', finishReason, usage, ...more }
        return
      }
    } finally {
      await said.return(undefined as never)
    }
  }

  /** Asked once for each lexicon; what failed is asked again. */
  #forbidden(
    lexicon: NonNullable<GenerationRequest['forbidden']>,
    signal: AbortSignal | undefined,
  ): Promise<readonly number[]> {
    return knownIds(lexicon, this.#known, { server: this.#server, ...this.#form, signal })
  }
}

function check({ sampling, policy, promptIds }: GenerationRequest): void {
  checkSampling(sampling)
  createPolicy(policy)
  if (promptIds) throw new RangeError('a server is asked in words: it is given no prompt in tokens')
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
