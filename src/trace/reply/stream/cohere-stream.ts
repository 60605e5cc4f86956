import { type Body, bodyAt, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

const types: ReadonlySet<unknown> = new Set([
  'message-start',
  'content-start',
  'content-delta',
  'content-end',
  'message-end',
])

/** Events of Cohere's chat, version 2. */
export const cohereStream: StreamDialect = {
  name: 'message',
  isEvent: ({ type }) => types.has(type),
  accepts: ({ type }) => types.has(type),
  assemble,
}

function assemble(): StreamAssembler {
  let thinking = ''
  let text = ''
  let begun = false
  let id: unknown
  let end: Body = {}
  return {
    push: (event) => {
      begun ||= event.type === 'message-start'
      id ??= event.id
      const delta = bodyAt(event, 'delta')
      if (event.type === 'message-end') end = delta ?? end
      const content = bodyAt(bodyAt(delta, 'message'), 'content')
      thinking += textAt(content, 'thinking') ?? ''
      text += textAt(content, 'text') ?? ''
    },
    isNext: (event) => begun && event.type === 'message-start',
    whole: () => ({
      ...end,
      id,
      message: {
        role: 'assistant',
        content: [
          { type: 'thinking', thinking },
          { type: 'text', text },
        ],
      },
    }),
  }
}
