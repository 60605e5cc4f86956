import {
  type ActiveBias,
  createPolicy,
  type Directive,
  type Policy,
  type PolicyEvent,
  type Steering,
  steer,
} from '#policy'
import { randomStream } from '#statistics'
import type { Generation, GenerationRequest } from '../../engine.ts'
import { type Place, type ReasoningPhase, reasoningPhase } from '../../reasoning-phase.ts'
import type { SteeredModel } from './model-files.ts'
import { type ProbeInFlight, probeInFlight } from './probe-in-flight.ts'
import { checkRequest, type Prompt, reasoningMarkers, reasoningMarkerTokens } from './prompt.ts'
import { type ResponseText, responseText } from './response-text.ts'
import { type TokenSequence, tokenSequence } from './token-sequence.ts'

/** Who hears of a response while it is decoded. */
export interface TokenListener {
  readonly onToken?: (id: number, text: string, logProbability?: number) => void
  /** The last so many characters are taken back. */
  readonly onRollback?: (characters: number) => void
}

/** How the next token is drawn. */
export interface Drawing {
  readonly temperature: number
  readonly topP: number
  readonly biases: readonly ActiveBias[]
  /** Those of the request itself, by token. */
  readonly ownBiases: readonly (readonly [number, number])[]
  /** Tokens that may not be drawn. */
  readonly forbidden: readonly number[]
  readonly uniform: number
}

type Ended = Pick<Generation, 'finishReason' | 'stopped'>
type Step = Exclude<Directive, { type: 'bias' }> | { readonly type: 'put'; readonly id: number }

/**
 * So many times its limit of tokens a response may take with all that its policy has discarded, probed and asked for. A policy
 * that goes round in circles ends there.
 */
const mostWork = 4

/** One response while it is decoded: what has been said, where its reasoning stands, what its policy wants. */
export class ResponseInFlight {
  readonly request: GenerationRequest
  /** Prompt and response so far; while a probe is under way, the copy that it continues. */
  readonly sequence: TokenSequence
  readonly said: ResponseText
  /** What comes out begins within the reasoning. */
  readonly isBegun: boolean
  readonly #model: SteeredModel
  readonly #prompt: Prompt
  readonly #listener: TokenListener
  readonly #steering: Steering
  readonly #phase: ReasoningPhase
  readonly #markers: { readonly open: number; readonly close: number }
  readonly #stream: string
  readonly #reasonedBefore: number
  readonly #ownBiases: readonly (readonly [number, number])[]
  readonly #answerLogProbabilities: number[] = []
  #random: (position: number) => number
  /** Where the reasoning begins among the tokens. */
  #reasoningFrom = 0
  #waiting: Step[] = []
  #probe: ProbeInFlight | undefined
  #probes = 0
  #rollbacks = 0
  #steps = 0
  /** Tokens that were generated and are not in the response. */
  #besides = 0
  #isClosing = false
  #ended: Ended | undefined

  /** @param policy the one that the request names, where left out */
  constructor(
    model: SteeredModel,
    request: GenerationRequest,
    listener: TokenListener = {},
    policy?: Policy,
  ) {
    this.request = request
    this.#model = model
    this.#listener = listener
    this.#prompt = checkRequest(model, request)
    const { asked, given } = this.#prompt
    this.sequence = tokenSequence(asked)
    this.said = responseText(model.tokenizer, given)
    const { maxTokens } = request.sampling
    const random = randomStream(request.seed, 'policy')
    this.#steering = steer(policy ?? createPolicy(request.policy, { random, maxTokens }))
    this.#phase = reasoningPhase()
    this.#markers = reasoningMarkerTokens(model)
    this.#stream = request.stream ?? 'main'
    // Every token of a response has its own number: a continuation draws those that its tokens would have had.
    this.#random = randomStream(request.seed, this.#stream)
    this.#ownBiases = Object.entries(request.biases ?? {}).map(([id, delta]) => [Number(id), delta])
    this.#readGiven(given)
    this.#reasonedBefore = this.#phase.tokens()
    this.isBegun = this.#phase.isOpen()
  }

  finished(): Ended | undefined {
    return this.#ended
  }

  drawing(): Drawing {
    const { sampling } = this.request
    const forbidden = this.#phase.isOpen() ? this.#prompt.forbidden : []
    const ownBiases = this.#ownBiases
    if (this.#probe) return { ...sampling, ...this.#probe.drawing(), biases: [], ownBiases, forbidden }
    const uniform = this.#random(this.sequence.tokens.length - this.#prompt.asked.length)
    return { ...sampling, biases: this.#steering.biases(), ownBiases, forbidden, uniform }
  }

  /** Takes the token that was drawn, and whatever the policy then wants. */
  accept(id: number, logProbability: number): void {
    if (this.#probe) this.#acceptProbed(this.#probe, id, logProbability)
    else {
      if (this.#phase.isOver()) this.#answerLogProbabilities.push(logProbability)
      this.#take(id, logProbability)
    }
    this.#carryOn()
  }

  generation(): Omit<Generation, 'durationMs' | 'span'> {
    const { asked, given } = this.#prompt
    const sum = this.#answerLogProbabilities.reduce((total, one) => total + one, 0)
    const count = this.#answerLogProbabilities.length
    return {
      text: this.said.text(),
      tokenLengths: this.said.tokenLengths(),
      ...(this.#ended ?? { finishReason: 'length' }),
      ...(count === 0 ? {} : { answerLogProbability: sum / count }),
      usage: {
        prompt: asked.length + given.length,
        reasoning: this.#phase.tokens() - this.#reasonedBefore,
        output: this.#kept() + this.#besides,
      },
    }
  }

  /** A policy knows what went before; what it would have put in there is there already. */
  #readGiven(given: readonly number[]): void {
    const text = responseText(this.#model.tokenizer)
    for (const id of given) {
      this.sequence.push(id)
      for (const event of this.#eventsOf({ id, text: text.add(id) })) this.#steering.accept(event)
    }
  }

  #eventsOf(said: { id: number; text: string; logProbability?: number }): readonly PolicyEvent[] {
    const had = this.#phase.hasBegun()
    const { open, close } = this.#markers
    const marker = said.id === open ? 'open' : said.id === close ? 'close' : undefined
    const events = this.#phase.eventsOf(said, marker)
    if (!had && this.#phase.hasBegun())
      this.#reasoningFrom = this.sequence.tokens.length - this.#phase.tokens() - Number(this.#phase.isOver())
    return events
  }

  /** Tokens of the response as it stands. */
  #kept(): number {
    const { asked, given } = this.#prompt
    return this.sequence.tokens.length - asked.length - given.length
  }

  #take(id: number, logProbability?: number): void {
    const { config } = this.#model
    this.sequence.push(id)
    const isEnd = id === config.endToken
    if (isEnd) this.#ended = { finishReason: 'stop' }
    const isFull =
      this.#kept() >= this.request.sampling.maxTokens || this.sequence.tokens.length >= config.context
    const text = isEnd ? '' : this.said.add(id)
    const said = { id, text, ...(logProbability === undefined ? {} : { logProbability }) }
    if (!isEnd) {
      this.#listener.onToken?.(id, text, logProbability)
      this.#tell(this.#eventsOf(said))
    }
    if (isFull) this.#ended ??= { finishReason: 'length' }
    if (this.#ended) this.#steering.accept({ type: 'end' })
  }

  /** What the policy answers comes before whatever was still waiting. */
  #tell(events: readonly PolicyEvent[]): void {
    const answers = events.flatMap((event) => this.#steering.accept(event))
    this.#waiting.unshift(...answers)
  }

  #carryOn(): void {
    while (!this.#ended && !this.#probe) {
      const step = this.#waiting.shift()
      if (!step) return
      this.#steps++
      this.#carryOut(step)
      const work = this.#kept() + this.#besides + this.#steps
      if (!this.#ended && work > mostWork * this.request.sampling.maxTokens) {
        const stopped = 'the policy went round in circles'
        this.#end({ finishReason: 'policy', stopped })
      }
    }
  }

  #end(ended: Ended): void {
    this.#ended = ended
    this.#steering.accept({ type: 'end' })
  }

  #carryOut(step: Step): void {
    if (step.type === 'put') this.#take(step.id)
    else if (step.type === 'insert') this.#put(step.text)
    else if (step.type === 'stop') this.#end({ finishReason: 'policy', stopped: step.reason })
    else if (step.type === 'endReasoning') this.#close(step.text)
    else if (!this.#phase.hasBegun()) return
    else if (step.type === 'rollback') this.#rollBack(this.#placeWithin(step.toOffset))
    else this.#beginProbe(step)
  }

  /** Text as if the model had said it, before whatever else waits. */
  #put(text: string): void {
    const ids = this.#model.tokenizer.encode(text)
    this.#waiting.unshift(...ids.map((id): Step => ({ type: 'put', id })))
  }

  /** Once: what is put in may move the policy to ask for it again. */
  #close(text = ''): void {
    if (!this.#phase.isOpen() || this.#isClosing) return
    this.#breakOff()
    this.#isClosing = true
    this.#put(`${text}${reasoningMarkers.close}`)
  }

  /** Whatever was being put in is overtaken. */
  #breakOff(): void {
    this.#waiting = this.#waiting.filter(({ type }) => type !== 'put')
    this.#isClosing = false
  }

  /** What was given stays: there is nothing to go back to before its end. */
  #placeWithin(offset: number): Place {
    const place = this.#phase.placeOf(Math.max(0, offset))
    if (place.tokens >= this.#reasonedBefore) return place
    const tokens = this.#reasonedBefore
    return { tokens, characters: this.#phase.charactersOf(tokens), piece: '' }
  }

  #rollBack({ tokens, characters, piece }: Place): void {
    const { asked, given } = this.#prompt
    this.#breakOff()
    this.#besides += this.sequence.cut(this.#reasoningFrom + tokens).length
    const gone = this.said.keep(this.sequence.tokens.length - asked.length - given.length)
    this.#phase.reopen(tokens)
    this.#answerLogProbabilities.length = 0
    this.#rollbacks++
    this.#random = randomStream(this.request.seed, this.#streamOf(`rollback/${this.#rollbacks}`))
    if (gone > 0) this.#listener.onRollback?.(gone)
    this.#tell([{ type: 'rolledBack', toOffset: characters }])
    if (piece !== '') this.#put(piece)
  }

  #streamOf(name: string): string {
    return this.#stream === 'main' ? name : `${this.#stream}/${name}`
  }

  #beginProbe(directive: Extract<Directive, { type: 'probe' }>): void {
    const place = this.#phase.placeOf(directive.from ?? Number.POSITIVE_INFINITY)
    const random = randomStream(this.request.seed, this.#streamOf(`probe/${this.#probes}`))
    this.#probes++
    const probe = probeInFlight(this.#model, this.sequence, {
      directive,
      at: this.#reasoningFrom + place.tokens,
      piece: place.piece,
      random,
      sampling: this.request.sampling,
    })
    this.#probe = probe
    if (probe.isOver()) this.#endProbe(probe)
  }

  #acceptProbed(probe: ProbeInFlight, id: number, logProbability: number): void {
    probe.accept(id, logProbability)
    if (probe.isOver()) this.#endProbe(probe)
  }

  #endProbe(probe: ProbeInFlight): void {
    this.#probe = undefined
    this.#besides += probe.restore()
    this.#tell([probe.result()])
  }
}
