import type { RecordFormat } from '../import-format.ts'
import { chatBatch } from './chat-batch.ts'
import { chatLangfuse } from './chat-langfuse.ts'
import { chatLog } from './chat-log.ts'
import { chatOpenWebUi } from './chat-open-webui.ts'
import { chatOtel } from './chat-otel.ts'
import { bareReplyFormat } from './chat-reply.ts'

/** Replies of servers, in the order in which they are asked whether they know a record: those with more around a reply first. */
export const chatFormats: readonly RecordFormat[] = [
  chatBatch,
  chatLangfuse,
  chatOtel,
  chatOpenWebUi,
  chatLog,
  bareReplyFormat('openai-chat', {
    summary:
      'chat and text completions: OpenAI, DeepSeek, vLLM, SGLang, llama.cpp, Ollama /v1, OpenRouter, LiteLLM, Groq, Mistral',
    dialects: ['openai-chat'],
  }),
  bareReplyFormat('openai-responses', { summary: 'OpenAI Responses', dialects: ['openai-responses'] }),
  bareReplyFormat('anthropic', { summary: 'Anthropic Messages', dialects: ['anthropic'] }),
  bareReplyFormat('bedrock', { summary: 'Amazon Bedrock Converse', dialects: ['bedrock'] }),
  bareReplyFormat('google', { summary: 'Google generateContent (Gemini, Vertex AI)', dialects: ['google'] }),
  bareReplyFormat('ollama', { summary: 'Ollama /api/chat and /api/generate', dialects: ['ollama'] }),
  bareReplyFormat('chat-message', {
    summary:
      'single messages of an assistant: Cohere, llama.cpp /completion, SGLang /generate, bare messages',
    dialects: ['message', 'llama-completion', 'sglang-generate'],
  }),
]
