export { apportionedOffsets, apportionTokens } from './apportion-tokens.ts'
export { findReasoning } from './find-reasoning.ts'
export { type ReasoningEvidence, type ReasoningField, reasoningKindOf } from './reasoning-kind.ts'
export { type ReplyReading, readReplies, readReply, replyDialectOf } from './reply/read-reply.ts'
export type { ReplyOptions } from './reply/reply-draft.ts'
export { streamedPiece } from './reply/stream/openai-chat-stream.ts'
export { type ReplyFold, replyFold } from './reply/stream/reply-fold.ts'
export { isStreamEvent } from './reply/stream/stream-dialects.ts'
export { joinedReply, type ReasoningKind, type Reply, type ReplyFinish, type ReplyUsage } from './reply.ts'
export { type ReasoningMarkers, type ReasoningSpan, splitReasoning } from './split-reasoning.ts'
export { startOffsets, type TokenOffsets, tokenOffsets } from './token-offsets.ts'
export { buildVocabulary, type VocabularyParts } from './tokenizer/build-vocabulary.ts'
export { byteLetters } from './tokenizer/byte-alphabet.ts'
export { byteCounter } from './tokenizer/byte-counter.ts'
export {
  packLists,
  unpackVocabulary,
  type VocabularyHeader,
  vocabularyHeader,
} from './tokenizer/packed-vocabulary.ts'
export { stagesOf } from './tokenizer/published-stages.ts'
export type { TokenCounter } from './tokenizer/token-counter.ts'
export { type AddedToken, type Vocabulary, VocabularyError } from './tokenizer/vocabulary.ts'
