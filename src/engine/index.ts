export type {
  Engine,
  EngineDescription,
  FinishReason,
  Generation,
  GenerationEvent,
  GenerationRequest,
  Sampling,
  TokenUsage,
} from './engine.ts'
export { startThread } from './start-thread.ts'
export { usableProcessors } from './usable-processors.ts'
