import { questionUnder } from '#policy'
import { checkSampling } from '../../check-sampling.ts'
import type { GenerationRequest } from '../../engine.ts'
import type { SteeredModel } from './model-files.ts'
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

export function promptTokens({ tokenizer }: SteeredModel, question: string): readonly number[] {
  return tokenizer.encode(promptTemplate.replace('{question}', () => question))
}

export function reasoningMarkerTokens({ tokenizer }: SteeredModel): {
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
export function checkRequest(model: SteeredModel, request: GenerationRequest): Prompt {
  checkSampling(request.sampling)
  const { forbidden, biases = {}, earlier = [] } = request
  if (earlier.length > 0) throw new RangeError('the reasoner reads one question, and nothing said before it')
  for (const id of Object.keys(biases)) checkId(model, Number(id))
  const prompt = {
    ...(request.promptIds === undefined ? wordsOf(model, request) : idsOf(model, request.promptIds)),
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

function wordsOf(
  model: SteeredModel,
  { question, policy, prefix }: GenerationRequest,
): Pick<Prompt, 'asked' | 'given'> {
  return {
    asked: promptTokens(model, questionUnder(policy, question)),
    given: prefix === undefined ? [] : prefixTokens(model, prefix),
  }
}

/** What stands from the opening marker on is the response's. */
function idsOf(model: SteeredModel, ids: readonly number[]): Pick<Prompt, 'asked' | 'given'> {
  for (const id of ids) checkId(model, id)
  if (ids.length === 0) throw new RangeError('the prompt is empty')
  const opening = ids.indexOf(reasoningMarkerTokens(model).open)
  const at = opening < 0 ? ids.length : opening
  return { asked: ids.slice(0, at), given: ids.slice(at) }
}

function checkId({ tokenizer }: SteeredModel, id: number): void {
  if (Number.isInteger(id) && id >= 0 && id < tokenizer.size) return
  throw new RangeError(`no token has the id ${id}: they go from 0 to ${tokenizer.size - 1}`)
}

/** The opening marker and the line break after it are the reasoning's, as the model writes them. */
function prefixTokens({ tokenizer }: SteeredModel, prefix: string): readonly number[] {
  const { open, close } = reasoningMarkers
  if (prefix.includes(open) || prefix.includes(close)) {
    throw new RangeError(`the prefix holds ${open} or ${close}: it must lie within the reasoning`)
  }
  return tokenizer.encode(`${open}\n${prefix}`)
}
