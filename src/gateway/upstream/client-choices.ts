import { nothing, type ReasoningSplitter, reasoningSplitter } from '../reasoning-splitter.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * Brings the choices of one answer, or of the events of one stream, into the form that every client reads: the reasoning under
 * both of its names, and none of its markers in the content.
 */
export interface ClientChoices {
  /** An answer, or one event of it; the same object where nothing had to change. */
  readonly take: (answer: object) => object
  /** What was read so far, of each choice. */
  readonly reasoning: () => readonly string[]
  /** Whether every choice that was seen has said why it ended. */
  readonly areFinished: () => boolean
}

const markers = { open: '<think>', close: '</think>' }
const reasoningNames = ['reasoning', 'reasoning_content', 'thinking'] as const

export function clientChoices(): ClientChoices {
  const known = new Map<unknown, ChoiceSoFar>()
  const soFar = ({ index = 0 }: Fields): ChoiceSoFar => {
    const own = known.get(index) ?? { splitter: reasoningSplitter(markers), reasoning: '', isFinished: false }
    known.set(index, own)
    return own
  }
  return {
    take(answer) {
      const { choices } = answer as Fields
      if (!Array.isArray(choices)) return answer
      const taken = choices.map((choice: unknown) =>
        isFields(choice) ? clientChoice(choice, soFar(choice)) : choice,
      )
      const isSame = taken.every((choice, place) => choice === choices[place])
      return isSame ? answer : { ...answer, choices: taken }
    },
    reasoning: () => [...known.values()].map(({ reasoning }) => reasoning),
    areFinished: () => known.size > 0 && [...known.values()].every(({ isFinished }) => isFinished),
  }
}

interface ChoiceSoFar {
  readonly splitter: ReasoningSplitter
  reasoning: string
  isFinished: boolean
}

function clientChoice(choice: Fields, soFar: ChoiceSoFar): Fields {
  soFar.isFinished ||= typeof choice['finish_reason'] === 'string'
  const name = isFields(choice['delta']) ? 'delta' : 'message'
  const said = choice[name]
  if (!isFields(said)) return choice
  const isLast = name === 'message' || soFar.isFinished
  const { fields, reasoning } = clientMessage(said, soFar.splitter, isLast)
  soFar.reasoning += reasoning
  return fields === said ? choice : { ...choice, [name]: fields }
}

function clientMessage(
  said: Fields,
  splitter: ReasoningSplitter,
  isLast: boolean,
): { readonly fields: Fields; readonly reasoning: string } {
  const named = reasoningNames.map((name) => said[name]).find((text) => typeof text === 'string')
  const { content } = said
  // Parts are the upstream's own form: they say themselves what is reasoning.
  if (Array.isArray(content)) return { fields: said, reasoning: named ?? '' }
  if (named !== undefined) splitter.beginAnswer()
  const added = splitter.add(typeof content === 'string' ? content : '')
  const ended = isLast ? splitter.end() : nothing
  const left = added.content + ended.content
  const inline = added.reasoning + ended.reasoning
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
