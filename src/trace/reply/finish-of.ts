import type { ReplyFinish } from '../reply.ts'

/**
 * What a server's own word for the end of generation means. A call of a tool is an end that the model chose. A word that
 * nobody has told us, and those for a server's own faults, say nothing: `unknown`.
 */
export function finishOf(word: unknown): ReplyFinish {
  if (typeof word !== 'string') return 'unknown'
  switch (word.toLowerCase()) {
    case 'stop':
    case 'stop_sequence':
    case 'stop_sequences':
    case 'end_turn':
    case 'eos':
    case 'eos_token':
    case 'word':
    case 'complete':
    case 'completed':
    case 'finished':
    case 'tool_calls':
    case 'tool_call':
    case 'tool_use':
    case 'function_call':
      return 'stop'
    case 'length':
    case 'limit':
    case 'max_tokens':
    case 'max_output_tokens':
    case 'max_completion_tokens':
    case 'max_length':
    case 'model_length':
    case 'model_context_window_exceeded':
      return 'length'
    case 'content_filter':
    case 'content_filtered':
    case 'guardrail_intervened':
    case 'refusal':
    case 'safety':
    case 'image_safety':
    case 'recitation':
    case 'language':
    case 'blocklist':
    case 'prohibited_content':
    case 'spii':
    case 'sensitive':
    case 'error_toxic':
      return 'declined'
    default:
      return 'unknown'
  }
}
