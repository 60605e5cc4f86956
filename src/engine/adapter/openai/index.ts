export { openAiChat } from './openai-chat.ts'
export type { ServerOptions } from './server.ts'
