import { asBody, type Body, bodyAt, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

const types: ReadonlySet<unknown> = new Set([
  'message_start',
  'content_block_start',
  'content_block_delta',
  'content_block_stop',
  'message_delta',
  'message_stop',
  'ping',
])

/** Events of Anthropic's Messages. */
export const anthropicStream: StreamDialect = {
  name: 'anthropic',
  isEvent: ({ type }) => types.has(type),
  accepts: ({ type }) => types.has(type),
  assemble,
}

function assemble(): StreamAssembler {
  const blocks = new Map<unknown, BlockSoFar>()
  let message: Body | undefined
  let end: Body | undefined
  let usage: Body = {}
  return {
    push: (event) => {
      message = asBody(event.message) ?? message
      usage = { ...usage, ...counted(bodyAt(message, 'usage'), event), ...bodyAt(event, 'usage') }
      if (event.type === 'message_delta') end = bodyAt(event, 'delta') ?? end
      if (event.type === 'content_block_start' || event.type === 'content_block_delta')
        addToBlock(blocks, event)
    },
    isNext: (event) => event.type === 'message_start' && message !== undefined,
    whole: () => ({
      ...message,
      ...end,
      type: 'message',
      role: 'assistant',
      usage,
      content: [...blocks.values()].map(({ start, ...added }) => ({
        ...start,
        text: (textAt(start, 'text') ?? '') + added.text,
        thinking: (textAt(start, 'thinking') ?? '') + added.thinking,
        signature: (textAt(start, 'signature') ?? '') + added.signature,
      })),
    }),
  }
}

/** The counts of the message's start hold only until its end tells better ones. */
const counted = (usage: Body | undefined, event: Body): Body | undefined =>
  event.type === 'message_start' ? usage : undefined

interface BlockSoFar {
  start: Body | undefined
  text: string
  thinking: string
  signature: string
}

function addToBlock(blocks: Map<unknown, BlockSoFar>, event: Body): void {
  let block = blocks.get(event.index)
  if (!block) {
    block = { start: undefined, text: '', thinking: '', signature: '' }
    blocks.set(event.index, block)
  }
  block.start = bodyAt(event, 'content_block') ?? block.start
  const delta = bodyAt(event, 'delta')
  block.text += textAt(delta, 'text') ?? ''
  block.thinking += textAt(delta, 'thinking') ?? ''
  block.signature += textAt(delta, 'signature') ?? ''
  // A stream whose beginning is lost does not say what its blocks are.
  block.start ??= { type: textAt(delta, 'thinking') === undefined ? 'text' : 'thinking' }
}
