import { questionUnder } from '#policy'
import { checkSampling } from '../../check-sampling.ts'
import type { GenerationRequest } from '../../engine.ts'
import type { Model } from './model-files.ts'
import { phraseTokens } from './phrase-tokens.ts'

/** The prompt as the corpus has it: the model opens its reasoning itself. */
export const promptTemplate = '{question}\n'

export const reasoningMarkers = { open: '<think>', close: '</think>' } as const

/** A request as tokens: what is asked, and what the response is given to begin with. */
export interface Prompt {
  readonly asked: readonly number[]
  /** The opening marker and the prefix; empty where the model begins by itself. */
  readonly given: readonly number[]
  /** Tokens that may not be drawn within the reasoning. */
  readonly forbidden: readonly number[]
}

export function promptTokens({ tokenizer }: Model, question: string): readonly number[] {
  return tokenizer.encode(promptTemplate.replace('{question}', () => question))
}

export function reasoningMarkerTokens({ tokenizer }: Model): {
  readonly open: number
  readonly close: number
} {
  const idOf = (marker: string): number => {
    const id = tokenizer.addedToken(marker)
    if (id === undefined) throw new Error(`the tokenizer has no token ${marker}`)
    return id
  }
  return { open: idOf(reasoningMarkers.open), close: idOf(reasoningMarkers.close) }
}

/** Throws with one line where a request can't be carried out; returns its prompt. */
export function checkRequest(model: Model, request: GenerationRequest): Prompt {
  checkSampling(request.sampling)
  const { question, policy, prefix, forbidden } = request
  const prompt = {
    asked: promptTokens(model, questionUnder(policy, question)),
    given: prefix === undefined ? [] : prefixTokens(model, prefix),
    forbidden: forbidden === undefined ? [] : phraseTokens(model.tokenizer, forbidden),
  }
  const length = prompt.asked.length + prompt.given.length
  const { context } = model.config
  if (length >= context) {
    const what = prompt.given.length === 0 ? 'the prompt has' : 'prompt and prefix have'
    throw new RangeError(`${what} ${length} tokens; the model reads ${context}, response included`)
  }
  return prompt
}

/** The opening marker and the line break after it are the reasoning's, as the model writes them. */
function prefixTokens({ tokenizer }: Model, prefix: string): readonly number[] {
  const { open, close } = reasoningMarkers
  if (prefix.includes(open) || prefix.includes(close)) {
    throw new RangeError(`the prefix holds ${open} or ${close}: it must lie within the reasoning`)
  }
  return tokenizer.encode(`${open}\n${prefix}`)
}
