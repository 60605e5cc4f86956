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
