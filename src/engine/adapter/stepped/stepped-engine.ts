import { questionUnder } from '#policy'
import type { ReasoningSpan } from '#trace'
import { checkSampling } from '../../check-sampling.ts'
import type {
  Demand,
  Engine,
  EngineDescription,
  Generation,
  GenerationEvent,
  GenerationRequest,
} from '../../engine.ts'
import { requestBatch } from '../../request-batch.ts'
import { chooseToken, logProbabilityOf } from '../reasoner/choose-token.ts'
import type { SteeredModel } from '../reasoner/model-files.ts'
import { phraseTokens } from '../reasoner/phrase-tokens.ts'
import { reasoningMarkers } from '../reasoner/prompt.ts'
import { reasonerRefusal } from '../reasoner/reasoner-refusal.ts'
import { type Drawing, ResponseInFlight, type TokenListener } from '../reasoner/response-in-flight.ts'
import { textTokens } from '../reasoner/response-text.ts'
import type { Tokenizer } from '../reasoner/tokenizer.ts'
import { exponentials } from './exponentials.ts'
import { pieceBytes } from './piece-bytes.ts'
import type { SteppedModel } from './stepped-model.ts'

export interface SteppedEngineOptions {
  /** `transformers`, `llama`. */
  readonly name: string
  /** The whole prompt as the model reads it, with `{question}` in it; the model's chat template where left out. */
  readonly promptTemplate: string
}

/**
 * A model in this process as an engine. Every directive of a policy is carried out token by token, as on the reasoner, and every token
 * has its own random number: the same request gives the same tokens, whatever was asked before. One response at a time.
 *
 * Where the model has no `<think>` and `</think>` as tokens of their own, nothing tells where it reasons: then it runs without policies.
 */
export function steppedEngine(stepped: SteppedModel, { name, promptTemplate }: SteppedEngineOptions): Engine {
  const decoding = new Decoding(stepped, promptTemplate)
  const description: EngineDescription = {
    name,
    model: stepped.model,
    ...(stepped.weightsHash === undefined ? {} : { weightsHash: stepped.weightsHash }),
    tokenizer: stepped.model,
    promptTemplate,
    reasoningMarkers,
    policyDefaults: {},
  }
  return {
    describe: () => description,
    tokensOf: (text) => textTokens(decoding.tokenizer, text),
    contextTokens: stepped.contextTokens,
    refusal: (demand) => decoding.refusal(demand),
    generate: (request, { signal } = {}) => decoding.stream(request, signal),
    async *generateAll(requests, { signal } = {}) {
      for (const request of requests) decoding.check(request)
      const work = (index: number, stop: AbortSignal): Promise<Generation> =>
        decoding.whole(requests[index] as GenerationRequest, stop)
      for await (const { index, result } of requestBatch(requests.length, work, { concurrency: 1, signal }))
        yield { index, generation: result }
    },
    close: stepped.close,
  }
}

class Decoding {
  readonly tokenizer: Tokenizer
  readonly #stepped: SteppedModel
  readonly #model: SteeredModel
  readonly #template: string
  readonly #hasMarkers: boolean
  readonly #bias: (logits: Float32Array, drawing: Drawing) => void
  /** The model holds one response at a time: whoever comes meanwhile waits here. */
  #line: Promise<unknown> = Promise.resolve()

  constructor(stepped: SteppedModel, template: string) {
    this.#stepped = stepped
    this.#template = template
    const { open, close } = reasoningMarkers
    this.#hasMarkers = stepped.added.has(open) && stepped.added.has(close)
    this.tokenizer = tokenizerOf(stepped)
    const { contextTokens: context, ends } = stepped
    this.#model = { tokenizer: this.tokenizer, config: { context, endToken: ends[0] ?? -1 } }
    this.#bias = biasing(this.tokenizer)
  }

  async refusal(demand: Demand): Promise<string | undefined> {
    const { policy, prefix, forbidden } = demand
    const steers = prefix === true || forbidden !== undefined || (policy && policy.name !== 'none')
    if (steers && !this.#hasMarkers) return this.#markerless()
    return await reasonerRefusal(this.#model, demand)
  }

  #markerless(): string {
    return `${this.#stepped.model} has no tokens ${reasoningMarkers.open} and ${reasoningMarkers.close}: nothing tells where it reasons`
  }

  /** @throws RangeError where the request can't be carried out */
  check(request: GenerationRequest): GenerationRequest {
    checkSampling(request.sampling)
    if (request.earlier && request.earlier.length > 0)
      throw new RangeError('this engine reads one question, and nothing said before it')
    const { policy, prefix, forbidden } = request
    const steers = prefix !== undefined || forbidden !== undefined || policy.name !== 'none'
    if (steers && !this.#hasMarkers) throw new RangeError(this.#markerless())
    return request.promptIds === undefined ? { ...request, promptIds: this.#promptOf(request) } : request
  }

  #promptOf({ question, policy, prefix }: GenerationRequest): readonly number[] {
    const { open, close } = reasoningMarkers
    const asked = questionUnder(policy, question)
    for (const text of [asked, prefix ?? ''])
      if (text.includes(open) || text.includes(close))
        throw new RangeError(`question and prefix must not hold ${open} or ${close}`)
    const prompt = this.#template.replace('{question}', () => asked)
    if (prefix === undefined) return this.tokenizer.encode(prompt)
    const isOpen = prompt.trimEnd().endsWith(open)
    return this.tokenizer.encode(isOpen ? `${prompt}${prefix}` : `${prompt}${open}\n${prefix}`)
  }

  async whole(request: GenerationRequest, signal: AbortSignal): Promise<Generation> {
    const startedMs = performance.now()
    const response = new ResponseInFlight(this.#model, this.check(request))
    for await (const _ of this.#steps(response, signal)) signal.throwIfAborted()
    const generation = response.generation()
    return {
      ...generation,
      ...(response.isBegun ? { span: spanWithin(generation.text) } : {}),
      durationMs: performance.now() - startedMs,
    }
  }

  async *stream(
    request: GenerationRequest,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<GenerationEvent> {
    signal?.throwIfAborted()
    const events: GenerationEvent[] = []
    const listener: TokenListener = {
      onToken: (id, text, logProbability) =>
        events.push({ type: 'token', id, text, ...(logProbability === undefined ? {} : { logProbability }) }),
      onRollback: (characters) => events.push({ type: 'rollback', characters }),
    }
    const response = new ResponseInFlight(this.#model, this.check(request), listener)
    for await (const _ of this.#steps(response, signal)) {
      yield* events.splice(0)
      signal?.throwIfAborted()
    }
    yield* events.splice(0)
    const { finishReason, stopped, usage } = response.generation()
    yield { type: 'end', finishReason, ...(stopped === undefined ? {} : { stopped }), usage }
  }

  /** Decodes a response, a token a step, once no other is under way. */
  async *#steps(response: ResponseInFlight, signal: AbortSignal | undefined): AsyncGenerator<void> {
    const before = this.#line
    let leave = (): void => {}
    this.#line = new Promise<void>((resolve) => {
      leave = resolve
    })
    try {
      await before
      while (!response.finished()) {
        signal?.throwIfAborted()
        await this.#step(response)
        yield
      }
    } finally {
      leave()
    }
  }

  async #step(response: ResponseInFlight): Promise<void> {
    const { tokens, computed, compute } = response.sequence
    const logits = await this.#stepped.next(tokens, computed())
    compute(tokens.length)
    const drawing = response.drawing()
    const steered = Float32Array.from(logits)
    this.#bias(steered, drawing)
    for (const id of drawing.forbidden) steered[id] = Number.NEGATIVE_INFINITY
    const drawn = chooseToken(steered, drawing, drawing.uniform, exponentials)
    const { ends } = this.#stepped
    // Whichever end the model says, it is the end.
    response.accept(
      ends.includes(drawn) ? (ends[0] ?? drawn) : drawn,
      logProbabilityOf(drawn, logits, exponentials),
    )
  }
}

function tokenizerOf({ pieces, added, encode }: SteppedModel): Tokenizer {
  const bytesOf = pieceBytes(pieces)
  const special = new Map([...added].map(([content, id]) => [id, new TextEncoder().encode(content)]))
  return {
    size: pieces.length,
    encode,
    bytesOf: (id) => special.get(id) ?? bytesOf(pieces[id] ?? ''),
    // A marker that the model does not have is a token that it never says.
    addedToken: (content) => added.get(content) ?? -1,
  }
}

/** Adds biases to logits. The tokens of a lexicon are looked up once. */
function biasing(tokenizer: Tokenizer): (logits: Float32Array, drawing: Drawing) => void {
  const known = new Map<object, readonly number[]>()
  return (logits, { biases, ownBiases }) => {
    for (const [id, delta] of ownBiases) logits[id] = (logits[id] as number) + delta
    for (const { lexicon, delta } of biases) {
      const ids = known.get(lexicon) ?? phraseTokens(tokenizer, lexicon)
      known.set(lexicon, ids)
      for (const id of ids) logits[id] = (logits[id] as number) + delta
    }
  }
}

/** Where the reasoning is in a text that begins within it. */
function spanWithin(text: string): ReasoningSpan {
  const { close } = reasoningMarkers
  const end = text.indexOf(close)
  return end < 0 ? { start: 0, end: text.length } : { start: 0, end, answerStart: end + close.length }
}
