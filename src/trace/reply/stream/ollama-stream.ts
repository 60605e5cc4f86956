import { type Body, bodyAt, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

const accepts = (event: Body): boolean =>
  typeof event.done === 'boolean' &&
  (bodyAt(event, 'message') !== undefined || typeof event.response === 'string')

/** Lines of Ollama's own /api/chat and /api/generate; the counts come with the last, whose `done` is true. */
export const ollamaStream: StreamDialect = {
  name: 'ollama',
  isEvent: (record) => record.done === false && accepts(record),
  accepts,
  assemble,
}

function assemble(): StreamAssembler {
  let content = ''
  let thinking = ''
  let last: Body = {}
  return {
    push: (event) => {
      const message = bodyAt(event, 'message')
      content += textAt(message, 'content') ?? textAt(event, 'response') ?? ''
      thinking += textAt(message ?? event, 'thinking') ?? ''
      last = event
    },
    isNext: () => last.done === true,
    whole: () => ({ ...last, message: { role: 'assistant', content, thinking } }),
  }
}
