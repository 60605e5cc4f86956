import { type Body, bodyAt, textAt } from '../body.ts'
import type { StreamAssembler, StreamDialect } from './stream-dialect.ts'

const isEvent = (event: Body): boolean =>
  bodyAt(
    event,
    'messageStart',
    'contentBlockStart',
    'contentBlockDelta',
    'contentBlockStop',
    'messageStop',
  ) !== undefined || bodyAt(bodyAt(event, 'metadata'), 'usage') !== undefined

/** Events of Amazon Bedrock's ConverseStream, each an object with one key. */
export const bedrockStream: StreamDialect = { name: 'bedrock', isEvent, accepts: isEvent, assemble }

interface BlockSoFar {
  text: string
  reasoning: string
  signature: string
  redacted: boolean
}

function assemble(): StreamAssembler {
  const blocks = new Map<unknown, BlockSoFar>()
  let begun = false
  let stopReason: unknown
  let metadata: Body | undefined
  return {
    push: (event) => {
      begun ||= bodyAt(event, 'messageStart') !== undefined
      stopReason = bodyAt(event, 'messageStop')?.stopReason ?? stopReason
      metadata = bodyAt(event, 'metadata') ?? metadata
      const delta = bodyAt(event, 'contentBlockDelta')
      if (delta) addToBlock(blocks, delta)
    },
    isNext: (event) => begun && bodyAt(event, 'messageStart') !== undefined,
    whole: () => ({
      ...metadata,
      stopReason,
      output: { message: { content: [...blocks.values()].flatMap(wholeBlock) } },
    }),
  }
}

function addToBlock(blocks: Map<unknown, BlockSoFar>, event: Body): void {
  let block = blocks.get(event.contentBlockIndex)
  if (!block) {
    block = { text: '', reasoning: '', signature: '', redacted: false }
    blocks.set(event.contentBlockIndex, block)
  }
  const delta = bodyAt(event, 'delta')
  const reasoning = bodyAt(delta, 'reasoningContent')
  block.text += textAt(delta, 'text') ?? ''
  block.reasoning += textAt(reasoning, 'text') ?? ''
  block.signature += textAt(reasoning, 'signature') ?? ''
  block.redacted ||= reasoning !== undefined && 'redactedContent' in reasoning
}

function wholeBlock({ text, reasoning, signature, redacted }: BlockSoFar): readonly Body[] {
  const parts: Body[] = []
  if (redacted) parts.push({ reasoningContent: { redactedContent: true } })
  if (reasoning !== '' || signature !== '')
    parts.push({ reasoningContent: { reasoningText: { text: reasoning, signature } } })
  if (text !== '') parts.push({ text })
  return parts
}
