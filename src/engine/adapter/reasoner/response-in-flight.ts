import { type ActiveBias, createPolicy, type Directive, type PolicyEvent, steer } from '#policy'
import { randomStream } from '#statistics'
import type { FinishReason, GenerationRequest, TokenUsage } from '../../engine.ts'
import type { Model } from './model-files.ts'
import { checkRequest, reasoningMarkers, reasoningMarkerTokens } from './prompt.ts'
import { type ReasoningPhase, reasoningPhase } from './reasoning-phase.ts'
import { type ResponseText, responseText } from './response-text.ts'

/** One response while it is decoded: what has been said, where its reasoning stands, what its policy wants. */
export interface ResponseInFlight {
  readonly request: GenerationRequest
  /** Prompt and response so far. */
  readonly tokens: readonly number[]
  readonly said: ResponseText
  readonly usage: () => TokenUsage
  readonly finished: () => FinishReason | undefined
  readonly biases: () => readonly ActiveBias[]
  /** Tokens that may not be drawn next. */
  readonly forbidden: () => readonly number[]
  /** The random number for the next token. */
  readonly uniform: () => number
  /** Takes the token that was drawn, and whatever the policy then puts in. */
  readonly accept: (id: number) => void
}

export function responseInFlight(
  model: Model,
  request: GenerationRequest,
  onToken: (id: number, text: string) => void = () => {},
): ResponseInFlight {
  const { tokenizer, config } = model
  const { asked, given, forbidden } = checkRequest(model, request)
  const tokens = [...asked, ...given]
  const said = responseText(tokenizer)
  const steering = steer(createPolicy(request.policy))
  const phase = reasoningPhase(reasoningMarkerTokens(model))
  // Every token of a response has its own number: a continuation draws those that its tokens would have had.
  const stream = randomStream(request.seed, request.stream ?? 'main')
  const output = (): number => tokens.length - asked.length - given.length
  let finish: FinishReason | undefined

  const tell = (event: PolicyEvent): void => {
    for (const directive of steering.accept(event)) {
      if (directive.type === 'stop') finish = 'policy'
      else for (const id of tokenizer.encode(textToPutIn(directive, phase.isOver()))) take(id)
    }
  }
  const take = (id: number): void => {
    if (finish) return
    tokens.push(id)
    if (id === config.endToken) finish = 'stop'
    else say(id)
    if (output() >= request.sampling.maxTokens || tokens.length >= config.context) finish ??= 'length'
    if (finish) steering.accept({ type: 'end' })
  }
  const say = (id: number): void => {
    const text = said.add(id)
    onToken(id, text)
    for (const event of phase.eventsOf(id, text)) tell(event)
  }
  // A policy knows what went before; what it would have put in there is there already.
  for (const event of eventsOfGiven(model, given, phase)) steering.accept(event)
  const reasonedBefore = phase.tokens()
  return {
    request,
    tokens,
    said,
    usage: () => ({
      prompt: asked.length + given.length,
      reasoning: phase.tokens() - reasonedBefore,
      output: output(),
    }),
    finished: () => finish,
    biases: steering.biases,
    forbidden: () => (phase.isOpen() ? forbidden : []),
    uniform: () => stream(given.length + output()),
    accept: take,
  }
}

function eventsOfGiven(
  { tokenizer }: Model,
  given: readonly number[],
  phase: ReasoningPhase,
): readonly PolicyEvent[] {
  const text = responseText(tokenizer)
  return given.flatMap((id) => phase.eventsOf(id, text.add(id)))
}

/** What a directive writes into the response, as if the model had. */
function textToPutIn(
  directive: Exclude<Directive, { type: 'bias' | 'stop' }>,
  reasoningIsOver: boolean,
): string {
  if (directive.type === 'insert') return directive.text
  if (directive.type === 'endReasoning') {
    return reasoningIsOver ? '' : `${directive.text ?? ''}${reasoningMarkers.close}`
  }
  throw new Error(`the reasoner can't carry out "${directive.type}" yet`)
}
