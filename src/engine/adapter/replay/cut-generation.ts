import type { Generation } from '../../engine.ts'

/**
 * What a response would have been with fewer tokens, as far as it can be told: undefined where it is longer and its tokens are not
 * recorded.
 */
export function cutTo(generation: Generation, maxTokens: number): Generation | undefined {
  const { text, tokenLengths, span, usage } = generation
  if (usage.output !== undefined && usage.output <= maxTokens) return generation
  if (tokenLengths === undefined) return usage.output === undefined ? generation : undefined
  if (tokenLengths.length <= maxTokens) return generation
  const kept = tokenLengths.slice(0, maxTokens)
  const length = kept.reduce((sum, one) => sum + one, 0)
  const { answerLogProbability: _, stopped: __, costUsd: ___, execution: ____, ...rest } = generation
  return {
    ...rest,
    text: text.slice(0, length),
    tokenLengths: kept,
    ...(span && { span: cutSpan(span, length) }),
    finishReason: 'length',
    usage: {
      ...(usage.prompt === undefined ? {} : { prompt: usage.prompt }),
      ...(usage.reasoning === undefined ? {} : { reasoning: Math.min(usage.reasoning, maxTokens) }),
      output: maxTokens,
    },
  }
}

function cutSpan({ start, end, answerStart }: NonNullable<Generation['span']>, length: number) {
  return {
    start: Math.min(start, length),
    end: Math.min(end, length),
    ...(answerStart !== undefined && answerStart <= length ? { answerStart } : {}),
  }
}
