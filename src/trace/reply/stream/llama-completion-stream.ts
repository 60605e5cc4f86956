import { type Body, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

const accepts = (event: Body): boolean => typeof event.content === 'string' && typeof event.stop === 'boolean'

/** Events of llama.cpp's own /completion; the counts come with the last, whose `stop` is true. */
export const llamaCompletionStream: StreamDialect = {
  name: 'llama-completion',
  isEvent: (record) => record.stop === false && accepts(record),
  accepts,
  assemble,
}

function assemble(): StreamAssembler {
  let content = ''
  let last: Body = {}
  return {
    push: (event) => {
      content += textAt(event, 'content') ?? ''
      last = event
    },
    isNext: () => last.stop === true,
    whole: () => ({ ...last, content }),
  }
}
