export { llamaEngine } from './llama-engine.ts'
