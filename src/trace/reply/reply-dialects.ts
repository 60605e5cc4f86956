import { anthropicMessages } from './anthropic-messages.ts'
import { bedrockConverse } from './bedrock-converse.ts'
import { googleContent } from './google-content.ts'
import { llamaCompletion } from './llama-completion.ts'
import { ollamaNative } from './ollama-native.ts'
import { openAiChat } from './openai-chat.ts'
import { openAiResponses } from './openai-responses.ts'
import type { ReplyDialect } from './reply-dialect.ts'
import { sglangGenerate } from './sglang-generate.ts'
import { singleMessage } from './single-message.ts'

/** The narrow shapes before the wide ones. */
export const replyDialects: readonly ReplyDialect[] = [
  openAiChat,
  openAiResponses,
  anthropicMessages,
  bedrockConverse,
  googleContent,
  ollamaNative,
  sglangGenerate,
  singleMessage,
  llamaCompletion,
]
