import { asBody, type Body, bodiesAt, bodyAt, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

const isEvent = (event: Body): boolean => typeof event.type === 'string' && event.type.startsWith('response.')

/** Events of OpenAI's Responses. The last one holds the whole; of a stream that was cut the pieces are put together. */
export const openAiResponsesStream: StreamDialect = {
  name: 'openai-responses',
  isEvent,
  accepts: isEvent,
  assemble,
}

interface ItemSoFar {
  whole: Body | undefined
  reasoning: string
  readonly summaries: Map<unknown, string>
  answer: string
  refusal: string
}

function assemble(): StreamAssembler {
  const items = new Map<unknown, ItemSoFar>()
  let response: Body | undefined
  return {
    push: (event) => {
      response = bodyAt(event, 'response') ?? response
      const type = textAt(event, 'type') ?? ''
      if (isPiece(type)) addToItem(itemAt(items, event), type, event)
    },
    isNext: (event) => {
      const other = textAt(bodyAt(event, 'response'), 'id')
      if (response === undefined) return false
      return event.type === 'response.created' || (other !== undefined && other !== textAt(response, 'id'))
    },
    whole: () => {
      if (bodiesAt(response, 'output').length > 0) return { ...response }
      return { ...response, object: 'response', output: [...items.values()].flatMap(wholeItems) }
    },
  }
}

const isPiece = (type: string): boolean => type.endsWith('.delta') || type === 'response.output_item.done'

function itemAt(items: Map<unknown, ItemSoFar>, event: Body): ItemSoFar {
  const index = event.output_index
  let item = items.get(index)
  if (!item) {
    item = { whole: undefined, reasoning: '', summaries: new Map(), answer: '', refusal: '' }
    items.set(index, item)
  }
  return item
}

function addToItem(item: ItemSoFar, type: string, event: Body): void {
  const delta = textAt(event, 'delta') ?? ''
  switch (type) {
    case 'response.output_item.done':
      item.whole = asBody(event.item)
      break
    case 'response.output_text.delta':
      item.answer += delta
      break
    case 'response.refusal.delta':
      item.refusal += delta
      break
    case 'response.reasoning_text.delta':
      item.reasoning += delta
      break
    case 'response.reasoning_summary_text.delta':
      item.summaries.set(event.summary_index, (item.summaries.get(event.summary_index) ?? '') + delta)
      break
    default:
      break
  }
}

/** An item that is done may leave out the summary that was streamed before. */
function wholeItems({ whole, reasoning, summaries, answer, refusal }: ItemSoFar): readonly Body[] {
  const items: Body[] = []
  if (reasoning !== '' || summaries.size > 0) {
    items.push({ type: 'reasoning', content: [{ text: reasoning }], summary: [...summaries.values()] })
  } else if (whole?.type === 'reasoning') items.push(whole)
  if (whole && whole.type !== 'reasoning') items.push(whole)
  else if (answer !== '' || refusal !== '') {
    items.push({ type: 'message', content: [{ text: answer }, { refusal }] })
  }
  return items
}
