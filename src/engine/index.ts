export { BatchFailure } from './batch-failure.ts'
export type { ChatClient, ChatMessage, ChatReply, ChatRequest } from './chat.ts'
export type {
  Demand,
  Engine,
  EngineDescription,
  FinishReason,
  Generation,
  GenerationEvent,
  GenerationRequest,
  ReasoningPart,
  Sampling,
  StretchedExecution,
  TextToken,
  TokenUsage,
} from './engine.ts'
export { EngineError } from './engine-error.ts'
export { listeningFault } from './listening-fault.ts'
export { loadPeer } from './load-peer.ts'
export { hostNameIn, isLoopback } from './loopback.ts'
export type { RecordedResponse } from './recorded-response.ts'
export { requestBatch } from './request-batch.ts'
export { startThread } from './start-thread.ts'
export { type StreamRecord, sseEvents } from './stream-records.ts'
export { usableProcessors } from './usable-processors.ts'
