/** Where the reasoning of a response is: character offsets into its text. */
export interface ReasoningSpan {
  /** First character after the opening marker and the line break that follows it. */
  readonly start: number
  /** First character of the closing marker, or the length of the text where it never came. */
  readonly end: number
  /** Where the answer begins: after the closing marker; undefined while the reasoning is not closed. */
  readonly answerStart?: number
}

export interface ReasoningMarkers {
  readonly open: string
  readonly close: string
}

/**
 * Finds the reasoning in a response. A closing marker without an opening one means that the prompt's template held the
 * opening: everything before it is reasoning. An opening without a closing is reasoning that was cut off. Neither: there
 * is no reasoning, and all of the text is answer.
 */
export function splitReasoning(text: string, { open, close }: ReasoningMarkers): ReasoningSpan {
  const opening = text.indexOf(open)
  const closing = text.indexOf(close, Math.max(0, opening))
  if (opening < 0 && closing < 0) return { start: 0, end: 0, answerStart: 0 }
  const opened = opening < 0 || (closing >= 0 && closing < opening) ? 0 : opening + open.length
  const start = text[opened] === '\n' ? opened + 1 : opened
  if (closing < 0) return { start, end: text.length }
  return { start: Math.min(start, closing), end: closing, answerStart: closing + close.length }
}
