export { type LlamaEngineOptions, llamaEngine } from './llama-engine.ts'
