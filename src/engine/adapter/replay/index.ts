export { replayEngine } from './replay-engine.ts'
