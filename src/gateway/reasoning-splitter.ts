import { markerFilter } from './marker-filter.ts'

/** What a piece of text adds to the reasoning and to the answer. */
export interface SplitPiece {
  readonly reasoning: string
  readonly content: string
}

export const nothing: SplitPiece = { reasoning: '', content: '' }

/** Takes a text that comes in pieces apart into reasoning and answer, so that no marker is in either. */
export interface ReasoningSplitter {
  readonly add: (text: string) => SplitPiece
  /** The reasoning came by another way: what has not begun yet is answer. */
  readonly beginAnswer: () => void
  /** What was held back, since it might have become a marker. */
  readonly end: () => SplitPiece
}

type Phase = 'before' | 'opened' | 'reasoning' | 'closed' | 'answer'

/**
 * The reasoning begins at an opening marker that only blanks precede, or at once where it is given as open, and ends at the
 * first closing one: what comes later can't be waited for. A text without an opening is answer. Markers in the answer are what
 * a server leaves that ends reasoning by force (llama.cpp issue 28182), or what a model writes that does not know where it
 * stands: they are left out, wherever and however many. The line break after a marker belongs to it, as long as no answer has
 * begun.
 */
export function reasoningSplitter(
  { open, close }: { readonly open: string; readonly close: string },
  { isOpen = false }: { readonly isOpen?: boolean } = {},
): ReasoningSplitter {
  let phase: Phase = isOpen ? 'reasoning' : 'before'
  let held = ''
  const answer = markerFilter([open, close])
  const read: Readonly<Record<Phase, (text: string) => SplitPiece>> = {
    before(text) {
      const inked = text.trimStart()
      if (inked.startsWith(open)) return go('opened', inked.slice(open.length))
      if (inked.startsWith(close)) return go('closed', inked)
      if (!open.startsWith(inked) && !close.startsWith(inked)) return go('answer', text)
      held = text
      return nothing
    },
    opened(text) {
      if (text !== '' && text !== '\r') return go('reasoning', text.replace(/^\r?\n/, ''))
      held = text
      return nothing
    },
    reasoning(text) {
      const at = text.indexOf(close)
      if (at < 0) return { reasoning: withoutBeginning(text), content: '' }
      const { content } = go('closed', text.slice(at + close.length))
      return { reasoning: text.slice(0, at), content }
    },
    closed(text) {
      const rest = withoutClosings(text, close)
      if (!close.startsWith(rest)) return go('answer', rest)
      held = rest
      return nothing
    },
    answer: (text) => ({ reasoning: '', content: answer.add(text) }),
  }
  const go = (next: Phase, text: string): SplitPiece => {
    phase = next
    return read[next](text)
  }
  /** The end of a text that a closing marker may begin with is held back. */
  const withoutBeginning = (text: string): string => {
    const safe = text.length - overlap(text, close)
    held = text.slice(safe)
    return text.slice(0, safe)
  }
  return {
    beginAnswer() {
      if (phase === 'before') phase = 'answer'
    },
    add(text) {
      if (text === '' && held === '') return nothing
      const whole = held + text
      held = ''
      return read[phase](whole)
    },
    end() {
      const rest = held
      held = ''
      return phase === 'reasoning'
        ? { reasoning: rest, content: '' }
        : { reasoning: '', content: `${answer.add(rest)}${answer.end()}` }
    },
  }
}

/** What follows closing markers and line breaks. */
function withoutClosings(text: string, close: string): string {
  let at = 0
  for (;;) {
    while (text[at] === '\r' || text[at] === '\n') at++
    if (!text.startsWith(close, at)) return text.slice(at)
    at += close.length
  }
}

/** How long the end of a text is that a marker begins with. */
function overlap(text: string, marker: string): number {
  for (let length = Math.min(text.length, marker.length - 1); length > 0; length--)
    if (text.endsWith(marker.slice(0, length))) return length
  return 0
}
