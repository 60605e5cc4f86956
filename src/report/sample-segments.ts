import { beginning } from './model-text.ts'
import type { SampleResponse, SampleThought } from './report-sample.ts'

/** `abandoned` is a correct line that was left; `correct` one that was not. */
export type ThoughtState = 'correct' | 'abandoned' | 'incorrect' | 'unjudged'

/** A stretch of a response as the report shows it. */
export type SampleSegment =
  | {
      readonly type: 'thought'
      readonly number: number
      readonly state: ThoughtState
      readonly opener: string
      readonly text: string
    }
  | { readonly type: 'between'; readonly text: string }
  | { readonly type: 'leftOut'; readonly characters: number }
  | { readonly type: 'answer'; readonly text: string }

/** Reasoning and answer are shown up to this many characters. */
const mostReasoning = 8000
const mostAnswer = 1500

/** Cuts a response into what is shown: its thoughts in order with their judgements, then the answer. */
export function sampleSegments({ text, span, thoughts }: SampleResponse): SampleSegment[] {
  const { start, end, answerStart } = span
  const segments = [...reasoningSegments(text, { start, end, thoughts })]
  const shown = withinBudget(segments, mostReasoning)
  const answer = answerStart === undefined ? '' : text.slice(answerStart).trim()
  return answer === '' ? shown : [...shown, ...withinBudget([{ type: 'answer', text: answer }], mostAnswer)]
}

function* reasoningSegments(
  text: string,
  {
    start,
    end,
    thoughts,
  }: { readonly start: number; readonly end: number; readonly thoughts: readonly SampleThought[] },
): Generator<SampleSegment> {
  let at = start
  for (const [index, thought] of thoughts.entries()) {
    const from = Math.max(at, thought.start)
    const to = Math.min(end, thought.end)
    if (!(from < to)) continue
    if (text.slice(at, from).trim() !== '') yield { type: 'between', text: text.slice(at, from) }
    yield {
      type: 'thought',
      number: index + 1,
      state: stateOf(thought),
      ...opening(text.slice(from, to), thought.opener),
    }
    at = to
  }
  if (text.slice(at, end).trim() !== '') yield { type: 'between', text: text.slice(at, end) }
}

function opening(text: string, opener: string | null): { readonly opener: string; readonly text: string } {
  const trimmed = text.trim()
  if (opener === null || opener === '' || opener.length > 40 || !trimmed.startsWith(opener))
    return { opener: '', text: trimmed }
  return { opener, text: trimmed.slice(opener.length) }
}

function stateOf({ correct, abandoned }: SampleThought): ThoughtState {
  if (typeof correct !== 'boolean') return 'unjudged'
  if (!correct) return 'incorrect'
  return abandoned === true ? 'abandoned' : 'correct'
}

function withinBudget(segments: readonly SampleSegment[], most: number): SampleSegment[] {
  const shown: SampleSegment[] = []
  let left = most
  let leftOut = 0
  for (const segment of segments) {
    if (segment.type === 'leftOut') continue
    const text = beginning(segment.text, left)
    if (text !== '' || segment.text === '') shown.push({ ...segment, text })
    leftOut += segment.text.length - text.length
    left -= text.length
  }
  return leftOut === 0 ? shown : [...shown, { type: 'leftOut', characters: leftOut }]
}
