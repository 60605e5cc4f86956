import { createHash } from 'node:crypto'
import type { ThoughtKey } from './judged-record.ts'
import type { ResponseKey } from './record.ts'

/** SHA-256 of a text, the first 32 hex digits: tells whether a record is about the thought that stands there now. */
export function textHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}

/** The key of a thought: the response it is in, and where in the response's text it stands. */
export function thoughtKey(
  { problem, arm, sample, text }: ResponseKey & { readonly text: string },
  { start, end }: { readonly start: number; readonly end: number },
): ThoughtKey {
  return { problem, arm, sample, start, end, textHash: textHash(text.slice(start, end)) }
}

/** A thought's key as one text, for maps and sets. */
export function thoughtId({ problem, arm, sample, start, end, textHash }: ThoughtKey): string {
  return JSON.stringify([problem, arm, sample, start, end, textHash])
}
