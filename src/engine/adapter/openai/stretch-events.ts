import { streamedPiece } from '#trace'
import type { FinishReason, TokenUsage } from '../../engine.ts'
import type { StretchToken } from '../../stretch/stretch.ts'

/** What one event of a stream adds to a stretch. */
export interface StretchPiece {
  readonly tokens: readonly StretchToken[]
  readonly finish?: FinishReason
  readonly usage?: TokenUsage
  /** Why the server gives up, in its own words. */
  readonly error?: string
}

type Fields = Readonly<Record<string, unknown>>

const fieldsIn = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textIn = (value: unknown): string => (typeof value === 'string' ? value : '')
const countIn = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : undefined

/** An event of `/v1/completions`, with ids where they were asked for. */
export function completionPiece(event: unknown): StretchPiece {
  const record = fieldsIn(event)
  const choice = fieldsIn(listIn(record['choices'])[0])
  const logprobs = fieldsIn(choice['logprobs'])
  return {
    tokens: tokensOf({
      text: textIn(choice['text']),
      ids: listIn(choice['token_ids']).filter((id) => typeof id === 'number'),
      texts: listIn(logprobs['tokens']).filter((text) => typeof text === 'string'),
      logProbabilities: listIn(logprobs['token_logprobs']).filter((one) => typeof one === 'number'),
    }),
    ...finishIn(choice['finish_reason']),
    ...usageIn(record),
    ...errorIn(record),
  }
}

/** An event of llama.cpp's own `/completion`. */
export function llamaPiece(event: unknown): StretchPiece {
  const record = fieldsIn(event)
  const probabilities = listIn(record['completion_probabilities']).map(fieldsIn)
  const { prompt, cachedPrompt, output } = {
    prompt: countIn(record['tokens_evaluated']),
    cachedPrompt: countIn(fieldsIn(record['timings'])['cache_n']),
    output: countIn(record['tokens_predicted']),
  }
  const isLast = record['stop'] === true
  return {
    tokens: tokensOf({
      text: textIn(record['content']),
      ids: listIn(record['tokens']).filter((id) => typeof id === 'number'),
      texts: probabilities.map(({ token }) => textIn(token)),
      logProbabilities: probabilities.flatMap(({ logprob }) => (typeof logprob === 'number' ? logprob : [])),
    }),
    ...(isLast && { finish: record['stop_type'] === 'limit' ? 'length' : 'stop' }),
    ...(isLast && {
      usage: {
        ...(prompt !== undefined && { prompt }),
        ...(cachedPrompt !== undefined && { cachedPrompt }),
        ...(output !== undefined && { output }),
      },
    }),
    ...errorIn(record),
  }
}

/** An event of a chat: reasoning and answer apart, and so may be the tokens of both. */
export interface ChatPiece extends StretchPiece {
  readonly reasoning: string
  readonly content: string
  readonly reasoningTokens: readonly StretchToken[]
}

export function chatPiece(event: unknown): ChatPiece {
  const record = fieldsIn(event)
  const { finish_reason, logprobs } = fieldsIn(listIn(record['choices'])[0])
  const told = fieldsIn(logprobs)
  return {
    tokens: toldTokens(told['content']),
    reasoningTokens: toldTokens(told['reasoning_content']),
    ...streamedPiece(event),
    ...finishIn(finish_reason),
    ...usageIn(record),
    // DeepSeek's servers give up in the middle of an answer, and say so as if it had ended.
    ...(finish_reason === 'insufficient_system_resource' && { error: finish_reason }),
    ...errorIn(record),
  }
}

function toldTokens(list: unknown): readonly StretchToken[] {
  return listIn(list)
    .map(fieldsIn)
    .map(({ token, logprob }) => ({
      text: textIn(token),
      ...(typeof logprob === 'number' && { logProbability: logprob }),
    }))
}

function tokensOf({
  text,
  ids,
  texts,
  logProbabilities,
}: {
  readonly text: string
  readonly ids: readonly number[]
  readonly texts: readonly string[]
  readonly logProbabilities: readonly number[]
}): readonly StretchToken[] {
  const count = ids.length > 0 ? ids.length : texts.length
  if (count === 0) return text === '' ? [] : [{ text }]
  const areTexts = texts.length === count && texts.join('') === text
  return Array.from({ length: count }, (_, place): StretchToken => {
    const id = ids[place]
    const logProbability = logProbabilities[place]
    // A character that several tokens make comes with the last of them.
    const own = areTexts ? (texts[place] ?? '') : place === count - 1 ? text : ''
    return {
      text: own,
      ...(id !== undefined && { id }),
      ...(logProbability !== undefined && { logProbability }),
    }
  })
}

function finishIn(reason: unknown): { readonly finish?: FinishReason } {
  if (typeof reason !== 'string') return {}
  const finishes: Readonly<Record<string, FinishReason>> = {
    stop: 'stop',
    length: 'length',
    content_filter: 'declined',
  }
  return { finish: finishes[reason] ?? 'unknown' }
}

function usageIn(record: Fields): { readonly usage?: TokenUsage } {
  const usage = record['usage']
  if (typeof usage !== 'object' || usage === null) return {}
  const told = fieldsIn(usage)
  const prompt = countIn(told['prompt_tokens'])
  const output = countIn(told['completion_tokens'])
  const cachedPrompt =
    countIn(fieldsIn(told['prompt_tokens_details'])['cached_tokens']) ??
    countIn(told['prompt_cache_hit_tokens'])
  return {
    usage: {
      ...(prompt !== undefined && { prompt }),
      ...(cachedPrompt !== undefined && { cachedPrompt }),
      ...(output !== undefined && { output }),
    },
  }
}

function errorIn(record: Fields): { readonly error?: string } {
  const { error } = record
  if (error === undefined || error === null) return {}
  return { error: textIn(error) || textIn(fieldsIn(error)['message']) || 'an error' }
}
