import type { Problem } from '#problem'
import { type ReasoningMarkers, splitReasoning } from '#trace'
import type { FailureLine, GradeLine, ResponseLine } from '../record.ts'

interface SampleContext {
  readonly id: string
  readonly problem: Problem | undefined
  readonly grade: GradeLine | undefined
  readonly model: string
  /** Where a response does not tell its span, these do. */
  readonly markers: ReasoningMarkers
}

/** A response as a sample of an inspect log. */
export function inspectSample(
  response: ResponseLine,
  { id, problem, grade, model, markers }: SampleContext,
): object {
  const message = { role: 'assistant', content: contentOf(response, markers), source: 'generate', model }
  return {
    ...problemPart(problem, { id, epoch: response.sample + 1 }),
    messages: [{ role: 'user', content: problem?.question ?? '', source: 'input' }, message],
    output: {
      model,
      choices: [{ message, stop_reason: stopReasons[response.finishReason] }],
      usage: usageOf(response.usage),
      time: response.durationMs === undefined ? undefined : response.durationMs / 1000,
    },
    scores: scoresOf(grade),
    metadata: { ...metadataOf(problem), arm: response.arm },
  }
}

/** Inspect counts input from a cache apart. What is not known is left out, for its reader takes 0 for it. */
function usageOf({ prompt, cachedPrompt, reasoning, output }: ResponseLine['usage']): object | undefined {
  if (prompt === undefined && output === undefined) return undefined
  return {
    input_tokens: prompt === undefined ? undefined : Math.max(0, prompt - (cachedPrompt ?? 0)),
    output_tokens: output,
    total_tokens: prompt === undefined || output === undefined ? undefined : prompt + output,
    input_tokens_cache_read: cachedPrompt,
    reasoning_tokens: reasoning,
  }
}

/** A response that infrastructure failed: inspect knows it as a sample with an error. */
export function failedSample(
  failure: FailureLine,
  { id, problem }: Pick<SampleContext, 'id' | 'problem'>,
): object {
  return {
    ...problemPart(problem, { id, epoch: failure.sample + 1 }),
    metadata: { ...metadataOf(problem), arm: failure.arm },
    error: { message: failure.reason, traceback: '', traceback_ansi: '' },
  }
}

const stopReasons = {
  stop: 'stop',
  policy: 'stop',
  length: 'max_tokens',
  declined: 'content_filter',
  unknown: 'unknown',
} as const

function problemPart(
  problem: Problem | undefined,
  { id, epoch }: { readonly id: string; readonly epoch: number },
): object {
  return {
    id,
    epoch,
    input: problem?.question ?? '',
    choices: problem?.kind === 'countdown' ? undefined : problem?.choices,
    target: targetOf(problem),
  }
}

function targetOf(problem: Problem | undefined): string | readonly string[] {
  if (problem?.kind === 'countdown') return String(problem.target)
  const gold = problem?.gold ?? ''
  return problem?.goldAlternatives?.length ? [gold, ...problem.goldAlternatives] : gold
}

function metadataOf(problem: Problem | undefined): object {
  if (problem === undefined || problem.kind === 'countdown') return { level: problem?.level }
  const { level, subject, dataset, split } = problem
  return { level, subject, dataset, split }
}

/** Reasoning as a part of its own, a summary as inspect keeps one: beside text that nobody can read. */
function contentOf(
  { text, span, reasoning = 'full' }: ResponseLine,
  markers: ReasoningMarkers,
): string | readonly object[] {
  const { start, end, answerStart = text.length } = span ?? splitReasoning(text, markers)
  if (end <= start && reasoning !== 'hidden') return text
  const thought = text.slice(start, end)
  const isSummary = reasoning === 'summary'
  const part =
    reasoning === 'full' || reasoning === 'none'
      ? { type: 'reasoning', reasoning: thought }
      : { type: 'reasoning', reasoning: '', redacted: true, summary: isSummary ? thought : undefined }
  return [part, { type: 'text', text: text.slice(answerStart) }]
}

/** Inspect's letters; what could not be graded has no answer. A grade of nothing known is no score. */
function scoresOf(grade: GradeLine | undefined): object {
  if (grade === undefined || grade.outcome === null || grade.outcome === 'failed') return {}
  const value = { correct: 'C', incorrect: 'I', ungradable: 'N' }[grade.outcome]
  return { jevons: { value, answer: grade.answer ?? undefined, explanation: grade.reason } }
}
