import type { Engine, GenerationRequest } from '#engine'
import { formatPolicySetting, type PolicySetting } from '#policy'
import { type ResponseSeed, responseSeed } from '#statistics'
import type { Asked, OnPolicyError } from '../backend.ts'
import { eventStream, eventText } from '../event-stream.ts'
import { GatewayError } from '../gateway-error.ts'
import { wholeResponse } from '../pieces-response.ts'
import {
  type AnswerHead,
  type AnswerShape,
  answerShape,
  type ToldPiece,
  totalUsage,
  usageFields,
} from './answer-shape.ts'
import { type EngineAsk, engineAsk } from './engine-ask.ts'
import { type GenerationEnd, saidPieces } from './said-pieces.ts'
import { policyHeaders, settledPolicy } from './settled-policy.ts'

export interface AnsweringOptions {
  readonly engine: Engine
  readonly onPolicyError: OnPolicyError
  readonly now: () => Date
}

/**
 * Has an engine answer a request.
 * @throws GatewayError where it can't, before anything is generated
 */
export async function answerWithEngine(asked: Asked, options: AnsweringOptions): Promise<Response> {
  const { engine, onPolicyError, now } = options
  const ask = engineAsk(asked, engine.describe(), engine.tokensOf)
  const { signal } = asked.open
  const { setting, refused } = await settledPolicy(engine, { policy: asked.policy, onPolicyError, signal })
  const headers = policyHeaders(formatPolicySetting(setting), refused)
  const answer = new EngineAnswer({ asked, ask, engine, shape: answerShape(asked.endpoint) }, setting, now())
  try {
    if (!ask.stream)
      return wholeResponse(JSON.stringify(await answer.whole()), {
        headers: { 'content-type': 'application/json', ...headers },
      })
    const texts = answer.texts()
    // The head of a chat says nothing yet; with the second text the engine has begun, and has refused what it refuses.
    const beginning = await textOf(texts, 2)
    const { open, failure } = asked
    return eventStream(texts, { beginning, headers: new Headers(headers), open, failure })
  } catch (error) {
    // A RangeError is how an engine refuses a request, in one line.
    throw error instanceof RangeError ? new GatewayError(400, error.message) : error
  }
}

interface Answering {
  readonly asked: Asked
  readonly ask: EngineAsk
  readonly engine: Engine
  readonly shape: AnswerShape
}

class EngineAnswer {
  readonly #answering: Answering
  readonly #requests: readonly GenerationRequest[]
  readonly #head: AnswerHead
  readonly #ends: GenerationEnd[] = []
  readonly #reasoning: string[] = []

  constructor(answering: Answering, policy: PolicySetting, now: Date) {
    const { ask, shape } = answering
    this.#answering = answering
    this.#requests = requestsOf(ask, policy)
    const created = Math.floor(now.getTime() / 1000)
    this.#head = { id: `${shape.idPrefix}${crypto.randomUUID()}`, created, model: ask.model }
  }

  async whole(): Promise<object> {
    const choices: { readonly said: ToldPiece; readonly end: GenerationEnd }[] = []
    for (const request of this.#requests) {
      const said = { reasoning: '', content: '', tokens: [] as ToldPiece['tokens'][number][] }
      for await (const { reasoning, content, tokens } of this.#pieces(request)) {
        said.reasoning += reasoning
        said.content += content
        said.tokens.push(...tokens)
      }
      choices.push({ said, end: this.#ends.at(-1) as GenerationEnd })
    }
    const { shape, ask } = this.#answering
    return shape.whole(this.#head, choices, this.#finish(), ask.telling)
  }

  /** Choices one after the other. */
  async *texts(): AsyncGenerator<string> {
    const { shape, ask } = this.#answering
    const head = this.#head
    for (const [index, request] of this.#requests.entries()) {
      yield textsOf(shape.first(head, index))
      for await (const piece of this.#pieces(request))
        yield textsOf(shape.piece(head, index, piece, ask.telling))
      yield textsOf(shape.last(head, index, this.#ends.at(-1) as GenerationEnd))
    }
    const usage = this.#finish()
    if (ask.includeUsage && usage) yield textsOf(shape.usage(head, usage))
    yield eventText('[DONE]')
  }

  async *#pieces(request: GenerationRequest): AsyncGenerator<ToldPiece> {
    const { engine, asked } = this.#answering
    const isRaw = asked.endpoint === '/completions'
    const pieces = saidPieces(engine, request, asked.open.signal)
    let reasoned = ''
    try {
      for (let piece = await pieces.next(); ; piece = await pieces.next()) {
        if (piece.done) {
          this.#ends.push(piece.value)
          return
        }
        const { raw, split, id, logProbability } = piece.value
        const token = {
          text: raw,
          ...(id !== undefined && { id }),
          ...(logProbability !== undefined && { logProbability }),
        }
        const tokens = id === undefined ? [] : [token]
        reasoned += split.reasoning
        yield isRaw ? { reasoning: '', content: raw, tokens } : { ...split, tokens }
      }
    } finally {
      this.#reasoning.push(reasoned)
      await pieces.return(undefined as never)
    }
  }

  #finish(): object | undefined {
    const usage = totalUsage(this.#ends.map((end) => end.usage))
    const policy = this.#requests[0]?.policy.name ?? 'none'
    this.#answering.asked.answered({ usage, reasoning: this.#reasoning, policy })
    return usageFields(usage)
  }
}

const textsOf = (event: object | undefined): string => (event === undefined ? '' : eventText(event))

async function textOf(texts: AsyncGenerator<string>, count: number): Promise<string> {
  let text = ''
  for (let taken = 0; taken < count; taken++) {
    const { done, value } = await texts.next()
    if (done) break
    text += value
  }
  return text
}

/** Each choice has random numbers of its own, the same for the same seed and question under any policy. */
function requestsOf(
  { question, earlier, prefix, promptIds, biases, sampling, seed, n }: EngineAsk,
  policy: PolicySetting,
): readonly GenerationRequest[] {
  const studySeed = seed === undefined ? crypto.randomUUID() : `serve ${seed}`
  return Array.from({ length: n }, (_, sample) => {
    const own: ResponseSeed = responseSeed({ studySeed, problem: question, sample })
    const more = {
      ...(earlier && { earlier }),
      ...(prefix !== undefined && { prefix }),
      ...(promptIds && { promptIds }),
      ...(biases && { biases }),
    }
    return { question, seed: own, sampling, policy, ...more }
  })
}
