import { closingMarker, isFenced, isSpokenOf } from './closing-marker.ts'
import { type ReasoningDialect, reasoningDialects } from './reasoning-dialects.ts'
import type { ReasoningMarkers, ReasoningSpan } from './split-reasoning.ts'

/** Where the reasoning is, and which dialect marks it. */
export interface LocatedReasoning {
  readonly span: ReasoningSpan
  /** Undefined where the text has no markers: all of it is answer. */
  readonly dialect?: ReasoningDialect
}

/**
 * Finds the reasoning inside a response's text, whatever the dialect of its markers.
 *
 * An opening marker counts at the beginning of the text, after blanks; or within its first 400 characters where it begins a
 * line or follows another marker, no code stands before it, and its closing follows. One that is never closed is reasoning
 * that was cut off: there is no answer. A closing marker alone means that the prompt's template held the opening:
 * everything before it is reasoning. It does not count where the text has spoken of the opening before (then it
 * explains the tags), unless it stands on a line of its own. Which of several closing markers counts: see closingMarker.
 *
 * @param tags markers that are tried first, the opening anywhere in the text
 */
export function findReasoning(text: string, tags: readonly ReasoningMarkers[] = []): ReasoningSpan {
  return locateReasoning(text, tags).span
}

export function locateReasoning(text: string, tags: readonly ReasoningMarkers[] = []): LocatedReasoning {
  for (const { open, close } of tags) {
    if (close === '') continue
    const dialect = { name: 'tags', open, close, source: 'the user' }
    const opening = text.indexOf(open)
    if (opening >= 0) return { span: spanFrom(text, opening, dialect), dialect }
    const closed = closedOnly(text, dialect)
    if (closed) return { span: closed, dialect }
  }
  const opened = openingNearBeginning(text)
  if (opened) return { span: spanFrom(text, opened.at, opened.dialect), dialect: opened.dialect }
  for (const dialect of closersIn(text)) {
    const span = closedOnly(text, dialect)
    if (span) return { span, dialect }
  }
  return { span: { start: 0, end: 0, answerStart: 0 } }
}

const nearBeginning = 400

function openingNearBeginning(
  text: string,
): { readonly at: number; readonly dialect: ReasoningDialect } | undefined {
  const first = text.search(/\S/)
  if (first < 0) return undefined
  const head = text.slice(first, first + nearBeginning)
  let best: { readonly at: number; readonly dialect: ReasoningDialect } | undefined
  for (const dialect of reasoningDialects) {
    const at = dialect.paired ? (head.startsWith(dialect.open) ? 0 : -1) : head.indexOf(dialect.open)
    if (at < 0 || (best && best.at <= first + at)) continue
    if (opens(text, { head, at, first, dialect })) best = { at: first + at, dialect }
  }
  return best
}

function opens(
  text: string,
  {
    head,
    at,
    first,
    dialect,
  }: {
    readonly head: string
    readonly at: number
    readonly first: number
    readonly dialect: ReasoningDialect
  },
): boolean {
  const after = first + at + dialect.open.length
  if (at === 0 && !dialect.paired) return !isSpokenOf(text, first, after)
  const before = head[at - 1] ?? '\n'
  if (before !== '\n' && before !== '>') return false
  if (head.lastIndexOf('`', at) >= 0) return false
  return text.indexOf(dialect.close, after) >= 0
}

function spanFrom(text: string, opening: number, dialect: ReasoningDialect): ReasoningSpan {
  const start = afterLineBreak(text, opening + dialect.open.length)
  if (dialect.answer !== undefined) {
    const announced = text.indexOf(dialect.answer, start)
    if (announced >= 0) return announcedSpan(text, { start, announced, dialect, answer: dialect.answer })
  }
  const closing = closingMarker(text, dialect.close, opening + dialect.open.length)
  if (closing === undefined) return { start, end: text.length }
  const end = { start: Math.min(start, closing), end: closing }
  // A message of analysis that ended without a final one after it: the answer never came.
  if (dialect.announced) return end
  return { ...end, answerStart: closing + dialect.close.length }
}

/** The answer has a marker of its own. Reasoning ends where the last stretch of it before that marker is closed. */
function announcedSpan(
  text: string,
  {
    start,
    announced,
    dialect,
    answer,
  }: {
    readonly start: number
    readonly announced: number
    readonly dialect: ReasoningDialect
    readonly answer: string
  },
): ReasoningSpan {
  const lastOpening = text.lastIndexOf(dialect.open, announced)
  const closing = text.indexOf(dialect.close, Math.max(start, lastOpening))
  const end = closing >= 0 && closing < announced ? closing : announced
  return { start: Math.min(start, end), end, answerStart: announced + answer.length }
}

function afterLineBreak(text: string, at: number): number {
  if (text[at] === '\n') return at + 1
  return text[at] === '\r' && text[at + 1] === '\n' ? at + 2 : at
}

/** Few and short needles, so that a long text without markers is searched at the speed of memory. */
function closersIn(text: string): readonly ReasoningDialect[] {
  const probes = ['</', '|>', '[/', '◁/'].filter((probe) => text.includes(probe))
  if (probes.length === 0) return []
  return reasoningDialects.filter(
    ({ close, answer, paired }) => !paired && probes.some((probe) => (answer ?? close).includes(probe)),
  )
}

function closedOnly(text: string, dialect: ReasoningDialect): ReasoningSpan | undefined {
  if (dialect.answer !== undefined) {
    const announced = text.indexOf(dialect.answer)
    if (announced >= 0 && !isSpokenOf(text, announced, announced + dialect.answer.length)) {
      const closing = text.lastIndexOf(dialect.close, announced)
      return { start: 0, end: Math.max(0, closing), answerStart: announced + dialect.answer.length }
    }
    if (dialect.announced) return undefined
  }
  const closing = closingMarker(text, dialect.close, 0)
  if (closing === undefined) return undefined
  const after = closing + dialect.close.length
  if (isFenced(text, closing, after)) return undefined
  if (explainsTags(text, dialect) && !standsAlone(text, closing, after)) return undefined
  return { start: 0, end: closing, answerStart: after }
}

/** The opening is spoken of before the closing first occurs. */
function explainsTags(text: string, { open, close }: ReasoningDialect): boolean {
  const opening = text.indexOf(open)
  return opening >= 0 && opening < text.indexOf(close)
}

function standsAlone(text: string, start: number, end: number): boolean {
  return (text[start - 1] ?? '\n') === '\n' && (text[end] ?? '\n') === '\n'
}
