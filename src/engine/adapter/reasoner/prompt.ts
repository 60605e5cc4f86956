import type { GenerationRequest } from '../../engine.ts'
import type { Model } from './model-files.ts'

/** The prompt as the corpus has it: the model opens its reasoning itself. */
export const promptTemplate = '{question}\n'

export const reasoningMarkers = { open: '<think>', close: '</think>' } as const

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
export function checkRequest(model: Model, { question, sampling }: GenerationRequest): readonly number[] {
  const { temperature, topP, maxTokens } = sampling
  if (!(temperature >= 0 && temperature <= 100)) {
    throw new RangeError(`temperature ${temperature}: must be from 0 to 100`)
  }
  if (!(topP > 0 && topP <= 1)) throw new RangeError(`top-p ${topP}: must be above 0 and at most 1`)
  if (!(Number.isInteger(maxTokens) && maxTokens >= 1)) {
    throw new RangeError(`token limit ${maxTokens}: must be a whole number from 1`)
  }
  const prompt = promptTokens(model, question)
  const { context } = model.config
  if (prompt.length >= context) {
    throw new RangeError(
      `the prompt has ${prompt.length} tokens; the model reads ${context}, response included`,
    )
  }
  return prompt
}
