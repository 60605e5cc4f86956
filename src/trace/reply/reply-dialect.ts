import type { Body } from './body.ts'
import type { ReplyDraft } from './reply-draft.ts'

/** One way in which servers write a reply. Adding one: a file beside this, a line in reply-dialects.ts, a fixture. */
export interface ReplyDialect {
  readonly name: string
  /** Has the body this shape? Asked in the order of the table; looks at a few keys only. */
  readonly recognises: (body: Body) => boolean
  /** The replies in it: several where several were asked for. A text instead of a draft says why one failed. */
  readonly read: (body: Body) => readonly (ReplyDraft | string)[]
}
