import { gradeResponse } from '#answer'
import { exactJudge } from '#judge'
import type { CountdownProblem } from '#problem'
import { splitThoughts } from '#thought'
import { splitReasoning } from '#trace'
import type { WrittenResponse } from './worker-message.ts'

const markers = { open: '<think>', close: '</think>' } as const

export interface ReadThought {
  readonly text: string
  readonly opener: string
  readonly tokens: number
  /** A thought that is still being written is not judged. */
  readonly state: 'correct' | 'abandoned' | 'incorrect' | 'unjudged'
}

/** A response as far as it is shown. */
export interface ReadResponse {
  readonly thoughts: readonly ReadThought[]
  readonly answer: string
  readonly reasoningTokens: number
  readonly outcome: 'correct' | 'incorrect' | 'ungradable' | undefined
  /** 1 − T̂/T of an incorrect response with a correct thought; undefined for others and while it is written. */
  readonly underthinking: number | undefined
}

/** Cuts, judges and grades the first tokens of a response: what a reader knows at that moment. */
export function readAlong(
  problem: CountdownProblem,
  { tokens, finishReason }: WrittenResponse,
  shown: number,
): ReadResponse {
  const isWhole = shown >= tokens.length
  const text = tokens.slice(0, shown).join('')
  const span = splitReasoning(text, markers)
  const reasoning = text.slice(span.start, span.end)
  const isClosed = isWhole || span.answerStart !== undefined
  const ends = tokenEnds(tokens, shown)
  const tokensUpTo = (offset: number): number =>
    ends.filter((end) => end > span.start && end <= offset).length
  const split = splitThoughts(reasoning).thoughts
  const thoughts = split.map(({ start, end, opener = '' }, index): ReadThought => {
    const words = reasoning.slice(start, end)
    const isDone = isClosed || index < split.length - 1
    return {
      text: words,
      opener,
      tokens: tokensUpTo(span.start + end) - tokensUpTo(span.start + start),
      state: isDone ? stateOf(problem, words) : 'unjudged',
    }
  })
  const outcome = isWhole ? gradeResponse(problem, { text, span, finish: finishReason }).outcome : undefined
  const reasoningTokens = tokensUpTo(span.end)
  return {
    thoughts,
    answer: span.answerStart === undefined ? '' : text.slice(span.answerStart).trim(),
    reasoningTokens,
    outcome,
    underthinking: outcome === 'incorrect' ? underthinkingOf(thoughts, reasoningTokens) : undefined,
  }
}

function stateOf(problem: CountdownProblem, thought: string): ReadThought['state'] {
  const { correct, abandoned } = exactJudge(problem, thought)
  if (abandoned) return 'abandoned'
  return correct ? 'correct' : 'incorrect'
}

function underthinkingOf(thoughts: readonly ReadThought[], total: number): number | undefined {
  const first = thoughts.findIndex(({ state }) => state === 'correct' || state === 'abandoned')
  if (first < 0) return undefined
  const upTo = thoughts.slice(0, first + 1).reduce((sum, { tokens }) => sum + tokens, 0)
  return 1 - upTo / total
}

/** Where each token ends in the text. */
function tokenEnds(tokens: readonly string[], shown: number): number[] {
  let end = 0
  return tokens.slice(0, shown).map((token) => (end += token.length))
}
