export { joinedReply, type ReasoningKind, type Reply, type ReplyFinish, type ReplyUsage } from './reply.ts'
export { type ReasoningMarkers, type ReasoningSpan, splitReasoning } from './split-reasoning.ts'
export { type TokenOffsets, tokenOffsets } from './token-offsets.ts'
