import { asBody, type Body, bodiesAt, bodyAt, textAt } from '../body.ts'
import { readContent } from '../content-parts.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

/** Chunks of chat and text completions, from OpenAI and all who follow it. Usage comes last, in a chunk without choices. */
export const openAiChatStream: StreamDialect = {
  name: 'openai-chat',
  isEvent: (record) => {
    if (record.object === 'chat.completion.chunk') return true
    const [choice] = bodiesAt(record, 'choices')
    if (!choice || bodyAt(choice, 'message')) return false
    return (
      bodyAt(choice, 'delta') !== undefined ||
      (typeof choice.text === 'string' && choice.finish_reason === null)
    )
  },
  accepts: (event) => Array.isArray(event.choices),
  assemble,
}

interface ChoiceSoFar {
  reasoning: string
  content: string
  refusal: string
  readonly details: Body[]
  finish: unknown
  error: Body | undefined
}

function assemble(): StreamAssembler {
  const choices = new Map<unknown, ChoiceSoFar>()
  let id: string | undefined
  let model: string | undefined
  let usage: Body | undefined
  let timings: Body | undefined
  return {
    push: (event) => {
      id ??= textAt(event, 'id')
      model ??= textAt(event, 'model')
      usage = bodyAt(event, 'usage') ?? bodyAt(bodyAt(event, 'x_groq'), 'usage') ?? usage
      timings = bodyAt(event, 'timings') ?? timings
      for (const choice of bodiesAt(event, 'choices')) addChoice(choices, choice)
    },
    isNext: (event) => {
      const other = textAt(event, 'id')
      if (id !== undefined && other !== undefined) return id !== other
      return (
        introduces(event) && choices.size > 0 && [...choices.values()].every(({ finish }) => finish != null)
      )
    },
    whole: () => ({ id, model, usage, timings, choices: [...choices.values()].map(wholeChoice) }),
  }
}

const introduces = (event: Body): boolean =>
  bodiesAt(event, 'choices').some((choice) => textAt(bodyAt(choice, 'delta'), 'role') !== undefined)

function addChoice(choices: Map<unknown, ChoiceSoFar>, choice: Body): void {
  const index = choice.index ?? 0
  let soFar = choices.get(index)
  if (!soFar) {
    soFar = { reasoning: '', content: '', refusal: '', details: [], finish: undefined, error: undefined }
    choices.set(index, soFar)
  }
  soFar.finish = choice.finish_reason ?? soFar.finish
  soFar.error = asBody(choice.error) ?? soFar.error
  const { delta, reasoning, content, refusal } = pieceIn(choice)
  soFar.reasoning += reasoning
  soFar.content += content
  soFar.refusal += refusal
  soFar.details.push(...bodiesAt(delta, 'reasoning_details'))
}

/** What one event of a stream adds to its only choice: reasoning first, where an event holds both. */
export function streamedPiece(event: unknown): { readonly reasoning: string; readonly content: string } {
  const [choice] = bodiesAt(asBody(event), 'choices')
  const { reasoning, content } = choice ? pieceIn(choice) : { reasoning: '', content: '' }
  return { reasoning, content }
}

function pieceIn(choice: Body): {
  readonly delta: Body
  readonly reasoning: string
  readonly content: string
  readonly refusal: string
} {
  const delta = bodyAt(choice, 'delta', 'message') ?? { content: choice.text }
  const content = readContent(delta.content)
  return {
    delta,
    // Gateways send the same piece under two names: the first counts.
    reasoning: textAt(delta, 'reasoning', 'reasoning_content', 'thinking') ?? content.reasoning,
    content: content.answer,
    refusal: textAt(delta, 'refusal') ?? content.refusal,
  }
}

const wholeChoice = ({ reasoning, content, refusal, details, finish, error }: ChoiceSoFar): Body => ({
  message: { reasoning, content, refusal, reasoning_details: details },
  finish_reason: finish,
  error,
})
