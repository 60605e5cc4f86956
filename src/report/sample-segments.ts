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
  /** A loop begins: characters of one round, and how many rounds there are. */
  | { readonly type: 'loop'; readonly period: number; readonly rounds: number }
  | { readonly type: 'answer'; readonly text: string }

/** Reasoning and answer are shown up to this many characters. */
const mostReasoning = 8000
const mostAnswer = 1500
/** Of this many, what comes after the beginning of a loop gets a fifth: a few rounds show what it is. */
const shareOfLoop = 0.2

/** Cuts a response into what is shown: its thoughts in order with their judgements, then the answer. */
export function sampleSegments({ text, span, thoughts, loop }: SampleResponse): SampleSegment[] {
  const { start, end, answerStart } = span
  const reasoning = shown([...reasoningSegments(text, { start, end, thoughts, loop })], mostReasoning)
  if (answerStart === undefined) return reasoning
  const answer = [...cut({ from: answerStart, to: text.length }, loop)].flatMap((part): SampleSegment[] => {
    if ('type' in part) return [part]
    const words = text.slice(part.from, part.to).trim()
    return words === '' ? [] : [{ type: 'answer', text: words }]
  })
  return [...reasoning, ...shown(answer, mostAnswer)]
}

interface Stretch {
  readonly from: number
  readonly to: number
}

type Loop = SampleResponse['loop']

/** A stretch of the text, cut in two where a loop begins in it. */
function* cut({ from, to }: Stretch, loop: Loop): Generator<Stretch | (SampleSegment & { type: 'loop' })> {
  if (!loop || loop.start < from || loop.start >= to) {
    yield { from, to }
    return
  }
  if (from < loop.start) yield { from, to: loop.start }
  const rounds = Math.floor((loop.end - loop.start) / Math.max(1, loop.period))
  yield { type: 'loop', period: loop.period, rounds }
  yield { from: loop.start, to }
}

interface Reasoning {
  readonly start: number
  readonly end: number
  readonly thoughts: readonly SampleThought[]
  readonly loop: Loop
}

function* reasoningSegments(text: string, reasoning: Reasoning): Generator<SampleSegment> {
  const { start, end, thoughts, loop } = reasoning
  let at = start
  for (const [index, thought] of thoughts.entries()) {
    const from = Math.max(at, thought.start)
    const to = Math.min(end, thought.end)
    if (!(from < to)) continue
    yield* between(text, { from: at, to: from }, loop)
    for (const part of cut({ from, to }, loop)) {
      if ('type' in part) yield part
      else
        yield {
          type: 'thought',
          number: index + 1,
          state: stateOf(thought),
          ...opening(text.slice(part.from, part.to), part.from === from ? thought.opener : null),
        }
    }
    at = to
  }
  yield* between(text, { from: at, to: end }, loop)
}

function* between(text: string, stretch: Stretch, loop: Loop): Generator<SampleSegment> {
  for (const part of cut(stretch, loop)) {
    if ('type' in part) yield part
    else if (text.slice(part.from, part.to).trim() !== '')
      yield { type: 'between', text: text.slice(part.from, part.to) }
  }
}

/** Long text is left out at its end; where there is a loop, its beginning is shown whatever comes before it. */
function shown(segments: readonly SampleSegment[], most: number): SampleSegment[] {
  const at = segments.findIndex(({ type }) => type === 'loop')
  if (at < 0) return withinBudget(segments, most)
  const ofLoop = shareOfLoop * most
  const [before, after] = [segments.slice(0, at), segments.slice(at + 1)]
  return [
    ...withinBudget(before, most - ofLoop),
    ...segments.slice(at, at + 1),
    ...withinBudget(after, ofLoop),
  ]
}

function opening(text: string, opener: string | null): { readonly opener: string; readonly text: string } {
  const trimmed = text.trim()
  if (opener === null || opener === '' || opener.length > 40 || !trimmed.startsWith(opener))
    return { opener: '', text: trimmed }
  return { opener, text: trimmed.slice(opener.length) }
}

/** How a thought was judged. */
export function stateOf({ correct, abandoned }: SampleThought): ThoughtState {
  if (typeof correct !== 'boolean') return 'unjudged'
  if (!correct) return 'incorrect'
  return abandoned === true ? 'abandoned' : 'correct'
}

function withinBudget(segments: readonly SampleSegment[], most: number): SampleSegment[] {
  const shown: SampleSegment[] = []
  let left = most
  let leftOut = 0
  for (const segment of segments) {
    if (segment.type === 'leftOut' || segment.type === 'loop') continue
    const text = beginning(segment.text, left)
    if (text !== '' || segment.text === '') shown.push({ ...segment, text })
    leftOut += segment.text.length - text.length
    left -= text.length
  }
  return leftOut === 0 ? shown : [...shown, { type: 'leftOut', characters: leftOut }]
}
