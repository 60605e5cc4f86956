import type { ResponseLine, RunDescription } from '#run'
import { splitReasoning } from '#trace'

/** The reasoning of a response, where it is the model's own and given. */
export interface OwnReasoning {
  readonly text: string
  /** Its offsets into the response's text. */
  readonly start: number
  readonly end: number
}

/** Undefined where there is none, or where it is a vendor's summary: what a summary says is not how the model thought. */
export function ownReasoning(
  response: ResponseLine,
  { engine }: Pick<RunDescription, 'engine'>,
): OwnReasoning | undefined {
  if (response.reasoning !== undefined && response.reasoning !== 'full') return undefined
  const { start, end } = response.span ?? splitReasoning(response.text, engine.reasoningMarkers)
  if (!(end > start)) return undefined
  return { text: response.text.slice(start, end), start, end }
}
