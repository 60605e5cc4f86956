export { openAiChat } from './openai-chat.ts'
export { type OpenAiEngineOptions, openAiEngine } from './openai-engine.ts'
