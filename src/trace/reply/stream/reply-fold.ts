import { asBody } from '../body.ts'
import { errorReason } from '../error-reason.ts'
import { type ReplyReading, readReplies } from '../read-reply.ts'
import type { ReplyOptions } from '../reply-draft.ts'
import type { StreamAssembler } from './stream-dialect.ts'
import { streamDialects } from './stream-dialects.ts'

/** Folds the events of one stream into what the same reply would have been in one piece. */
export interface ReplyFold {
  /** An event, parsed from JSON. What belongs to no known dialect (pings, events of tools) is passed over. */
  readonly push: (event: unknown) => void
  /** Does this event begin another stream? Then end this fold and begin a new one with it. */
  readonly isNext: (event: unknown) => boolean
  /**
   * The replies: several where several were asked for. An error among the events is a failure, and nothing before it
   * counts. A stream that was cut off has replies that end for an `unknown` reason. Undefined where no event was known.
   */
  readonly end: () => ReplyReading | undefined
}

/** The reading of a reply that came in pieces: any dialect, told from its first event. Never throws. */
export function replyFold(options: ReplyOptions = {}): ReplyFold {
  let assembler: StreamAssembler | undefined
  let failure: string | undefined
  return {
    push: (event) => {
      const body = asBody(event)
      if (!body) return
      failure ??= errorReason(body)
      assembler ??= streamDialects.find(({ accepts }) => accepts(body))?.assemble()
      assembler?.push(body)
    },
    isNext: (event) => {
      const body = asBody(event)
      return body !== undefined && (assembler?.isNext(body) ?? false)
    },
    end: () => {
      if (failure !== undefined) return { dialect: 'error', replies: [], failures: [failure] }
      return assembler && readReplies(assembler.whole(), options)
    },
  }
}
