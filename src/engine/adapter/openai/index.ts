export { openAiChat } from './openai-chat.ts'
export { type OpenAiEngineOptions, openAiEngine } from './openai-engine.ts'
export type { ServerOptions } from './server.ts'
export { type ServerKind, serverKinds } from './server-kind.ts'
