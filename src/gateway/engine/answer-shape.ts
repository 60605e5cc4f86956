import type { FinishReason, TokenUsage } from '#engine'
import type { Asked } from '../backend.ts'
import type { SplitPiece } from '../reasoning-splitter.ts'
import type { TokenTelling } from './engine-ask.ts'
import type { GenerationEnd, ToldToken } from './said-pieces.ts'

/** What all parts of one answer share. */
export interface AnswerHead {
  readonly id: string
  /** Unix seconds. */
  readonly created: number
  readonly model: string
}

const finishReasons: Readonly<Record<FinishReason, string | null>> = {
  stop: 'stop',
  policy: 'stop',
  length: 'length',
  declined: 'content_filter',
  unknown: null,
}

/** What is said, and by which tokens. */
export interface ToldPiece extends SplitPiece {
  readonly tokens: readonly (ToldToken & { readonly text: string })[]
}

/** How chats and texts are written in OpenAI's form. */
export interface AnswerShape {
  readonly idPrefix: string
  readonly first: (head: AnswerHead, index: number) => object | undefined
  readonly piece: (
    head: AnswerHead,
    index: number,
    piece: ToldPiece,
    telling: TokenTelling,
  ) => object | undefined
  readonly last: (head: AnswerHead, index: number, end: GenerationEnd) => object
  readonly usage: (head: AnswerHead, usage: object) => object
  readonly whole: (
    head: AnswerHead,
    choices: readonly { readonly said: ToldPiece; readonly end: GenerationEnd }[],
    usage: object | undefined,
    telling: TokenTelling,
  ) => object
}

/** Clients look for the reasoning under either name. */
function reasoningFields(reasoning: string): object {
  return reasoning === '' ? {} : { reasoning, reasoning_content: reasoning }
}

function endFields({ finishReason, stopped, execution }: GenerationEnd): object {
  const { requests, discardedTokens } = execution ?? {}
  const told = {
    ...(stopped !== undefined && { stopped }),
    ...(execution && { requests, discarded_tokens: discardedTokens }),
  }
  return {
    finish_reason: finishReasons[finishReason],
    ...(Object.keys(told).length > 0 && { jevons: told }),
  }
}

const chunkOf = (head: AnswerHead, index: number, delta: object, end?: GenerationEnd): object => ({
  ...head,
  object: 'chat.completion.chunk',
  choices: [{ index, delta, ...(end ? endFields(end) : { finish_reason: null }) }],
})

const chatShape: AnswerShape = {
  idPrefix: 'chatcmpl-',
  first: (head, index) => chunkOf(head, index, { role: 'assistant', content: '' }),
  piece(head, index, { reasoning, content }) {
    if (reasoning === '' && content === '') return undefined
    return chunkOf(head, index, { ...reasoningFields(reasoning), ...(content !== '' && { content }) })
  },
  last: (head, index, end) => chunkOf(head, index, {}, end),
  usage: (head, usage) => ({ ...head, object: 'chat.completion.chunk', choices: [], usage }),
  whole: (head, choices, usage) => ({
    ...head,
    object: 'chat.completion',
    choices: choices.map(({ said, end }, index) => ({
      index,
      message: {
        role: 'assistant',
        content: said.content,
        refusal: null,
        ...reasoningFields(said.reasoning),
      },
      logprobs: null,
      ...endFields(end),
    })),
    ...(usage && { usage }),
  }),
}

const textOf = (head: AnswerHead, choices: readonly object[], usage?: object): object => ({
  ...head,
  object: 'text_completion',
  choices,
  ...(usage && { usage }),
})

/** As vLLM writes them: `token_ids` where they are asked for, and the probabilities of the tokens that were drawn. */
function toldTokens(tokens: ToldPiece['tokens'], { ids, logProbabilities }: TokenTelling): object {
  return {
    ...(ids && { token_ids: tokens.flatMap(({ id }) => id ?? []) }),
    logprobs: logProbabilities
      ? {
          tokens: tokens.map(({ text }) => text),
          token_logprobs: tokens.map(({ logProbability }) => logProbability ?? null),
        }
      : null,
  }
}

const textShape: AnswerShape = {
  idPrefix: 'cmpl-',
  first: () => undefined,
  piece: (head, index, { content, tokens }, telling) =>
    content === '' && !(telling.ids && tokens.length > 0)
      ? undefined
      : textOf(head, [{ index, text: content, ...toldTokens(tokens, telling), finish_reason: null }]),
  last: (head, index, end) => textOf(head, [{ index, text: '', logprobs: null, ...endFields(end) }]),
  usage: (head, usage) => textOf(head, [], usage),
  whole: (head, choices, usage, telling) =>
    textOf(
      head,
      choices.map(({ said, end }, index) => ({
        index,
        text: said.content,
        ...toldTokens(said.tokens, telling),
        ...endFields(end),
      })),
      usage,
    ),
}

export function answerShape(endpoint: Asked['endpoint']): AnswerShape {
  return endpoint === '/chat/completions' ? chatShape : textShape
}

/** One total over all choices, whose prompt is one; undefined where the engine does not count. */
export function usageFields({ prompt, cachedPrompt, reasoning, output }: TokenUsage): object | undefined {
  if (prompt === undefined || output === undefined) return undefined
  return {
    prompt_tokens: prompt,
    completion_tokens: output,
    total_tokens: prompt + output,
    ...(cachedPrompt !== undefined && { prompt_tokens_details: { cached_tokens: cachedPrompt } }),
    ...(reasoning !== undefined && { completion_tokens_details: { reasoning_tokens: reasoning } }),
  }
}

/** Absent as soon as one of them is. */
export function totalUsage(usages: readonly TokenUsage[]): TokenUsage {
  const sumOf = (name: 'reasoning' | 'output'): number | undefined =>
    usages.reduce<number | undefined>((sum, { [name]: count }) => {
      return sum === undefined || count === undefined ? undefined : sum + count
    }, 0)
  const [reasoning, output] = [sumOf('reasoning'), sumOf('output')]
  const { prompt, cachedPrompt } = usages[0] ?? {}
  return {
    ...(prompt !== undefined && { prompt }),
    ...(cachedPrompt !== undefined && { cachedPrompt }),
    ...(reasoning !== undefined && { reasoning }),
    ...(output !== undefined && { output }),
  }
}
