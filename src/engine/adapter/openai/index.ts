export { openAiChat } from './openai-chat.ts'
export { type OpenAiEngineOptions, openAiEngine } from './openai-engine.ts'
export { type RateLimits, type RequestLimiter, requestLimiter } from './request-limiter.ts'
