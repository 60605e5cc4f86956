import {
  type ActiveBias,
  type Directive,
  type Lexicon,
  type Policy,
  type PolicyEvent,
  type Steering,
  steer,
} from '#policy'
import type { ReasoningSpan } from '#trace'
import type { FinishReason, Sampling } from '../engine.ts'
import type { Place } from '../reasoning-phase.ts'
import type { MarkedToken } from './marked-tokens.ts'
import { countOf, SaidText } from './said-text.ts'
import type { Stretch, StretchEnd, StretchSaid, StretchStep, StretchToken } from './stretch.ts'
import { type StretchedProbe, stretchedProbe } from './stretched-probe.ts'

export interface StretchedOptions {
  readonly policy: Policy
  readonly markers: { readonly open: string; readonly close: string }
  readonly sampling: Sampling
  /** The prompt ends within the reasoning. */
  readonly isOpened: boolean
  /** What the response is given to begin with: the opening marker, unless the prompt has it, and a prefix of the reasoning. */
  readonly given: readonly StretchToken[]
  /** Phrases that may not begin in the reasoning, whatever the policy says. */
  readonly forbidden?: Lexicon
  /** Which of the random numbers that hang on the seed; `main` where left out. */
  readonly stream?: string
  /** At most so many tokens a stretch may have; without end where whoever reads can break off. */
  readonly mostTokens?: number
  /** So many tokens the model reads, and so many the prompt has, where both are known. */
  readonly context?: { readonly tokens: number; readonly prompt: number }
}

type Step = Exclude<Directive, { type: 'bias' }> | { readonly type: 'put'; readonly token: StretchToken }
type Ended = { readonly finishReason: FinishReason; readonly stopped?: string }

/** So many times its limit of tokens a response may take: as an engine with logits in hand has it. */
const mostWork = 4

/**
 * A response that is generated in stretches under a policy, each token of it under the very biases that it would have been drawn
 * under token by token. A stretch holds as long as the biases that it began with; what is then still to come is discarded, and
 * what else the policy wants is done before the next stretch. So a biased stretch goes on where a switch renews the bias, an
 * unbiased one ends at a switch, and a biased one at the end of the reasoning.
 *
 * A state machine without input and output: `next` says what has to be done, the others are told what came of it.
 */
export class StretchedResponse {
  readonly #options: StretchedOptions
  readonly #steering: Steering
  readonly #text: SaidText
  #waiting: Step[] = []
  #encoding: { readonly text: string; readonly then: (tokens: readonly StretchToken[]) => void } | undefined
  #stretch: Stretch | undefined
  #received = 0
  #probe: StretchedProbe | undefined
  #probes = 0
  #rollbacks = 0
  #stream: string
  #steps = 0
  /** What a policy has taken back and probed: as much as token by token. */
  #besides = 0
  #discarded = 0
  /** Tokens that a server counted beyond the pieces that it sent. */
  #uncut = 0
  #isClosing = false
  #ended: Ended | undefined

  constructor(options: StretchedOptions) {
    const { policy, markers, stream = 'main', isOpened, given } = options
    this.#options = options
    this.#steering = steer(policy)
    this.#stream = stream
    this.#text = new SaidText(markers)
    if (isOpened) this.#tell(this.#text.open())
    this.#tell(this.#text.give(given))
    // A policy knows what went before; what it would have put in there is there already.
    if (given.length > 0) this.#waiting = []
  }

  /** What was said and taken back since this was last asked. */
  said(): readonly StretchSaid[] {
    return this.#text.told()
  }

  /** What has to be done. Asked again before that is done, it says the same. */
  next(): StretchStep {
    while (!this.#ended && !this.#probe && !this.#encoding) {
      const step = this.#waiting.shift()
      if (!step) break
      this.#steps++
      this.#carryOut(step)
      const work = this.#kept() + this.#besides + this.#steps
      if (!this.#ended && work > mostWork * this.#options.sampling.maxTokens)
        this.#end({ finishReason: 'policy', stopped: 'the policy went round in circles' })
    }
    if (this.#ended) return { type: 'end', ...this.#ended }
    if (this.#encoding) return { type: 'encode', text: this.#encoding.text }
    this.#stretch ??= this.#probe ? this.#probe.stretch() : this.#plan()
    return { type: 'generate', stretch: this.#stretch }
  }

  /** How the text that was asked for is cut. */
  encoded(tokens: readonly StretchToken[]): void {
    const waiting = this.#encoding
    this.#encoding = undefined
    waiting?.then(tokens)
  }

  /** Takes the next token of the stretch under way; false where nothing that comes after it is wanted. */
  take(token: StretchToken): boolean {
    if (!token.isSilent) this.#received++
    return this.#probe ? this.#probe.take(token) : this.#takeAll(this.#text.read(token))
  }

  /** So many further tokens came of the stretch, and are not wanted. */
  discard(tokens: number): void {
    this.#received += tokens
    this.#discarded += tokens
  }

  /** The stretch is over: as the server tells, or since no more of it was wanted, or since it broke off. */
  stretchEnded(end?: StretchEnd): void {
    const planned = this.#stretch?.maxTokens ?? 0
    const received = this.#received
    this.#received = 0
    if (this.#probe) this.#endProbe(this.#probe, end)
    else if (end && !this.#ended) this.#takeEnd(end, { planned, received })
    this.#stretch = undefined
  }

  /** The stretch broke off: what was taken of it stays, unless it was a probe's, and it is planned anew. */
  brokeOff(): void {
    this.#received = 0
    this.#stretch = undefined
    this.#probe?.restart()
  }

  /** Reasoning tokens of the response as it stands, and all tokens that were generated and left out of it, probes apart. */
  counts(): { readonly reasoning: number; readonly discarded: number } {
    return { reasoning: this.#text.reasoningTokens(), discarded: this.#discarded }
  }

  /** Where reasoning and answer are in what was said, and how long its tokens are. */
  read(): {
    readonly span: ReasoningSpan
    readonly tokenLengths: readonly number[]
    readonly hasReasoned: boolean
  } {
    const text = this.#text
    return { span: text.span(), tokenLengths: text.tokenLengths(), hasReasoned: text.hasBegun() }
  }

  #takeEnd(
    { finish, tokens }: StretchEnd,
    { planned, received }: { readonly planned: number; readonly received: number },
  ): void {
    // The end of the text may be counted as a token too.
    if (tokens !== undefined && tokens > received + 1) this.#uncut += tokens - received
    if (finish === 'length' && (tokens ?? received) >= planned) return
    if (!this.#takeAll(this.#text.release())) return
    // A server that tells no counts may have sent fewer pieces than it generated tokens.
    if (finish === 'length' && tokens === undefined && received > 0) return
    this.#end({ finishReason: finish })
  }

  #biases(): readonly ActiveBias[] {
    const { forbidden } = this.#options
    const own = this.#steering.biases()
    if (forbidden === undefined || !this.#text.isOpen()) return own
    const lexicon = { ...forbidden, name: `forbidden ${forbidden.name}` }
    return [...own, { lexicon, delta: Number.NEGATIVE_INFINITY }]
  }

  #plan(): Stretch {
    const { sampling, mostTokens = Number.POSITIVE_INFINITY } = this.#options
    const left = sampling.maxTokens - this.#kept()
    return {
      purpose: 'response',
      prefix: this.#text.all(),
      isWithin: this.#text.isOpen(),
      biases: this.#biases(),
      maxTokens: Math.max(1, Math.min(left, this.#steering.horizonTokens(), mostTokens)),
      temperature: sampling.temperature,
      stream: this.#stream,
      offset: this.#text.length(),
      withProbabilities: false,
    }
  }

  /** Takes tokens until something else is wanted; the rest is discarded. */
  #takeAll(parts: readonly MarkedToken[]): boolean {
    let goesOn = true
    for (const [place, part] of parts.entries()) {
      if (!goesOn && !part.isTied) {
        this.#discarded += parts.slice(place).reduce((sum, one) => sum + countOf(one), 0)
        return false
      }
      this.#take(part)
      goesOn = goesOn && !this.#ended && this.#waiting.length === 0 && this.#isUnderSameBiases()
    }
    return goesOn
  }

  #isUnderSameBiases(): boolean {
    const planned = this.#stretch?.biases ?? []
    const now = this.#biases()
    const isPlanned = ({ lexicon, delta }: ActiveBias): boolean =>
      planned.some((one) => one.lexicon.name === lexicon.name && one.delta === delta)
    return now.length === planned.length && now.every(isPlanned)
  }

  /** Tokens of the response as it stands. */
  #kept(): number {
    return this.#text.count() + this.#uncut
  }

  #take(part: MarkedToken): void {
    const { context, sampling } = this.#options
    this.#tell(this.#text.push(part))
    const isFull =
      this.#kept() >= sampling.maxTokens ||
      (context !== undefined && context.prompt + this.#text.length() >= context.tokens)
    if (isFull && !this.#ended) this.#end({ finishReason: 'length' })
  }

  /** What the policy answers comes before whatever was still waiting. */
  #tell(events: readonly PolicyEvent[]): void {
    const answers = events.flatMap((event) => this.#steering.accept(event))
    this.#waiting.unshift(...answers)
  }

  #end(ended: Ended): void {
    this.#ended = ended
    this.#steering.accept({ type: 'end' })
  }

  #carryOut(step: Step): void {
    if (step.type === 'put') for (const part of this.#text.read(step.token)) this.#take(part)
    else if (step.type === 'insert') this.#put(step.text)
    else if (step.type === 'stop') this.#end({ finishReason: 'policy', stopped: step.reason })
    else if (step.type === 'endReasoning') this.#close(step.text)
    else if (!this.#text.hasBegun()) return
    else if (step.type === 'rollback') this.#rollBack(this.#text.placeWithin(step.toOffset))
    else this.#beginProbe(step)
  }

  /** Text as if the model had said it, before whatever else waits. */
  #put(text: string): void {
    if (text === '') return
    const then = (tokens: readonly StretchToken[]): void =>
      void this.#waiting.unshift(...tokens.map((token): Step => ({ type: 'put', token })))
    this.#encoding = { text, then }
  }

  /** Once: what is put in may move the policy to ask for it again. */
  #close(text = ''): void {
    if (!this.#text.isOpen() || this.#isClosing) return
    this.#breakOff()
    this.#isClosing = true
    this.#put(`${text}${this.#options.markers.close}`)
  }

  /** Whatever was being put in is overtaken. */
  #breakOff(): void {
    this.#waiting = this.#waiting.filter(({ type }) => type !== 'put')
    this.#isClosing = false
  }

  #rollBack(place: Place): void {
    this.#breakOff()
    const gone = this.#text.cut(place)
    this.#besides += gone
    this.#discarded += gone
    this.#rollbacks++
    this.#stream = this.#streamOf(`rollback/${this.#rollbacks}`)
    this.#tell([{ type: 'rolledBack', toOffset: place.characters }])
    this.#put(place.piece)
  }

  #streamOf(name: string): string {
    const { stream = 'main' } = this.#options
    return stream === 'main' ? name : `${stream}/${name}`
  }

  #beginProbe(directive: Extract<Directive, { type: 'probe' }>): void {
    const { markers } = this.#options
    const place = this.#text.placeOf(directive.from ?? Number.POSITIVE_INFINITY)
    const stream = this.#streamOf(`probe/${this.#probes}`)
    this.#probes++
    const closed = directive.closing === undefined ? '' : `${directive.closing}${markers.close}`
    const before = this.#text.upTo(place)
    const then = (put: readonly StretchToken[]): void => {
      this.#probe = stretchedProbe({ ...this.#options, directive, before, put, stream })
      if (!this.#probe.fits) this.#endProbe(this.#probe, undefined)
    }
    this.#encoding = { text: `${place.piece}${closed}${directive.suffix}`, then }
  }

  #endProbe(probe: StretchedProbe, end: StretchEnd | undefined): void {
    this.#probe = undefined
    this.#besides += probe.tokens()
    this.#tell([probe.result(end)])
  }
}
