import { type ReasoningSplitter, reasoningSplitter } from '../reasoning-splitter.ts'

type Fields = Readonly<Record<string, unknown>>

/** What an answer, or one event of it, is made into, and what is read of it on the way. */
export interface ClientAnswer {
  /** The same object where nothing had to change. */
  readonly answer: object
  readonly reasoning: string
}

/**
 * Brings the choices of one answer, or of the events of one stream, into the form that every client reads: the reasoning under
 * both of its names, and none of its markers in the content.
 */
export interface ClientChoices {
  readonly take: (answer: object) => ClientAnswer
  /** Whether every choice that was seen has said why it ended. */
  readonly areFinished: () => boolean
}

const markers = { open: '<think>', close: '</think>' }
const reasoningNames = ['reasoning', 'reasoning_content', 'thinking'] as const

export function clientChoices(): ClientChoices {
  const splitters = new Map<unknown, ReasoningSplitter>()
  const unfinished = new Set<unknown>()
  let seen = false
  const splitterOf = (index: unknown): ReasoningSplitter => {
    const known = splitters.get(index) ?? reasoningSplitter(markers)
    splitters.set(index, known)
    return known
  }
  const follow = (choice: Fields): void => {
    seen = true
    const index = choice['index'] ?? 0
    if (typeof choice['finish_reason'] === 'string') unfinished.delete(index)
    else unfinished.add(index)
  }
  return {
    take(answer) {
      const { choices } = answer as Fields
      if (!Array.isArray(choices)) return { answer, reasoning: '' }
      let reasoning = ''
      const taken = choices.map((choice: unknown) => {
        if (!isFields(choice)) return choice
        follow(choice)
        const one = clientChoice(choice, splitterOf(choice['index'] ?? 0))
        reasoning += one.reasoning
        return one.choice
      })
      const isSame = taken.every((choice, place) => choice === choices[place])
      return { answer: isSame ? answer : { ...answer, choices: taken }, reasoning }
    },
    areFinished: () => seen && unfinished.size === 0,
  }
}

function clientChoice(
  choice: Fields,
  splitter: ReasoningSplitter,
): { readonly choice: Fields; readonly reasoning: string } {
  const name = isFields(choice['delta']) ? 'delta' : 'message'
  const said = choice[name]
  if (!isFields(said)) return { choice, reasoning: '' }
  const isLast = name === 'message' || typeof choice['finish_reason'] === 'string'
  const { fields, reasoning } = clientMessage(said, splitter, isLast)
  return { choice: fields === said ? choice : { ...choice, [name]: fields }, reasoning }
}

function clientMessage(
  said: Fields,
  splitter: ReasoningSplitter,
  isLast: boolean,
): { readonly fields: Fields; readonly reasoning: string } {
  const named = reasoningNames.map((name) => said[name]).find((text) => typeof text === 'string')
  const { content } = said
  if (named !== undefined) splitter.beginAnswer()
  const pieces = [
    splitter.add(typeof content === 'string' ? content : ''),
    ...(isLast ? [splitter.end()] : []),
  ]
  const left = pieces.map((piece) => piece.content).join('')
  const inline = pieces.map((piece) => piece.reasoning).join('')
  const reasoning = `${named ?? ''}${inline}`
  const hasReasoning = named !== undefined || inline !== ''
  const isMirrored =
    !hasReasoning || (said['reasoning'] === reasoning && said['reasoning_content'] === reasoning)
  if (isMirrored && left === (content ?? '')) return { fields: said, reasoning }
  return {
    fields: {
      ...said,
      ...(left !== (content ?? '') && { content: left }),
      ...(hasReasoning && { reasoning, reasoning_content: reasoning }),
    },
    reasoning,
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
