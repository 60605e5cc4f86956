import type { Reply } from '../reply.ts'
import { asBody, textAt } from './body.ts'
import { errorReason } from './error-reason.ts'
import { replyDialects } from './reply-dialects.ts'
import { composeReply, type ReplyOptions } from './reply-draft.ts'

/** What a server's answer holds. */
export interface ReplyReading {
  /** Which dialect it is: `openai-chat`, `anthropic`, … ; `error` where it only says what went wrong. */
  readonly dialect: string
  /** The server's own id of the answer. */
  readonly id?: string
  readonly replies: readonly Reply[]
  /** Why there is no reply, or fewer than were asked for: infrastructure failed, not the model. */
  readonly failures: readonly string[]
}

/**
 * Reads a server's answer, parsed from JSON, whatever the dialect; undefined where it has the shape of none. Never
 * throws. Reasoning is taken from `reasoning`, else `reasoning_content`, else `thinking`, else details, blocks and parts,
 * else from inline tags.
 */
export function readReplies(answer: unknown, options: ReplyOptions = {}): ReplyReading | undefined {
  const body = asBody(answer)
  if (!body) return undefined
  const failure = errorReason(body)
  if (failure !== undefined) return { dialect: 'error', replies: [], failures: [failure] }
  const dialect = replyDialects.find(({ recognises }) => recognises(body))
  if (!dialect) return undefined
  const replies: Reply[] = []
  const failures: string[] = []
  for (const draft of dialect.read(body)) {
    if (typeof draft === 'string') failures.push(draft)
    else replies.push(composeReply(draft, options))
  }
  const id = textAt(body, 'id', 'responseId')
  return { dialect: dialect.name, replies, failures, ...(id !== undefined && { id }) }
}

/** Which dialect an answer is written in; undefined where it has the shape of none, or only says what went wrong. */
export function replyDialectOf(answer: unknown): string | undefined {
  const body = asBody(answer)
  return body && replyDialects.find(({ recognises }) => recognises(body))?.name
}

/** The first reply of a server's answer; undefined where it holds none. */
export function readReply(answer: unknown, options: ReplyOptions = {}): Reply | undefined {
  return readReplies(answer, options)?.replies[0]
}
