import { asBody } from '../body.ts'
import { anthropicStream } from './anthropic-stream.ts'
import { bedrockStream } from './bedrock-stream.ts'
import { cohereStream } from './cohere-stream.ts'
import { googleStream } from './google-stream.ts'
import { llamaCompletionStream } from './llama-completion-stream.ts'
import { ollamaStream } from './ollama-stream.ts'
import { openAiChatStream } from './openai-chat-stream.ts'
import { openAiResponsesStream } from './openai-responses-stream.ts'
import type { StreamDialect } from './stream-dialect.ts'

export const streamDialects: readonly StreamDialect[] = [
  openAiChatStream,
  openAiResponsesStream,
  anthropicStream,
  bedrockStream,
  cohereStream,
  ollamaStream,
  googleStream,
  llamaCompletionStream,
]

/** Is this record, parsed from a line of a file, a piece of a recorded stream and not a whole reply? */
export function isStreamEvent(record: unknown): boolean {
  const body = asBody(record)
  return body !== undefined && streamDialects.some(({ isEvent }) => isEvent(body))
}
