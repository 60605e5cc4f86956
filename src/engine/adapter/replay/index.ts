export { type ReplayOptions, replayEngine } from './replay-engine.ts'
