import type { ResponseDetail } from '#viewer'

/** A stretch of a response, by character offsets into its text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What a response is read as, in the order of its text. */
export type Section =
  /** What stands before the reasoning, or between its thoughts, or is reasoning that nobody has split. */
  | (Stretch & { readonly type: 'before' | 'between' | 'unsplit' | 'answer' })
  /** `index` is its place in the list of thoughts. */
  | (Stretch & { readonly type: 'thought'; readonly index: number })

type Read = Pick<ResponseDetail, 'text' | 'span' | 'thoughtList'>

/** Every character of the response is in exactly one section, save what is blank between two of them. */
export function readingOf({ text, span, thoughtList }: Read): Section[] {
  const end = clamp(span?.end ?? text.length, text)
  const sections: Section[] = []
  let at = clamp(span?.start ?? 0, text)
  add(sections, text, { type: 'before', start: 0, end: at })
  for (const [index, thought] of thoughtList.entries()) {
    const start = Math.max(at, clamp(thought.start, text))
    const last = Math.min(end, clamp(thought.end, text))
    if (last <= start) continue
    add(sections, text, { type: 'between', start: at, end: start })
    sections.push({ type: 'thought', index, start, end: last })
    at = last
  }
  add(sections, text, { type: thoughtList.length > 0 ? 'between' : 'unsplit', start: at, end })
  add(sections, text, { type: 'answer', start: Math.max(at, end), end: text.length })
  return sections
}

function add(sections: Section[], text: string, section: Exclude<Section, { type: 'thought' }>): void {
  if (section.end > section.start && text.slice(section.start, section.end).trim() !== '')
    sections.push(section)
}

function clamp(offset: number, text: string): number {
  return Math.max(0, Math.min(text.length, offset))
}
