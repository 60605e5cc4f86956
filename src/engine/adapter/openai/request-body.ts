import { questionUnder } from '#policy'
import { type ResponseSeed, randomStream } from '#statistics'
import type { TokenCounter } from '#trace'
import type { GenerationRequest } from '../../engine.ts'
import type { ServerKind } from './server-kind.ts'

/** A request as it is sent. */
export interface ServerRequest {
  readonly path: '/chat/completions' | '/completions'
  readonly body: Readonly<Record<string, unknown>>
  /** What comes back begins within the reasoning. */
  readonly within: boolean
}

/** What all requests to one server share. */
export interface RequestForm {
  readonly kind: ServerKind
  readonly model: string
  /** The user's message, with `{question}` in it. */
  readonly promptTemplate: string
  readonly markers: { readonly open: string; readonly close: string }
  /** How the limit of tokens is called: OpenAI's own API refuses reasoning models the name that all others know. */
  readonly limitName: 'max_tokens' | 'max_completion_tokens'
  /** Fields that the user adds to every request. */
  readonly extraBody: Readonly<Record<string, unknown>>
  /** The model's own vocabulary at hand: whose ids words are biased by where the server tells none. */
  readonly tokenizer?: TokenCounter | undefined
}

/** What a server would do to the distribution beside temperature and top-p, unless it is told not to. */
export const neutral: Readonly<Record<ServerKind, object>> = {
  'llama.cpp': { top_k: 0, min_p: 0, repeat_penalty: 1 },
  vllm: { top_k: -1, min_p: 0, repetition_penalty: 1 },
  sglang: { top_k: -1, min_p: 0, repetition_penalty: 1 },
  deepseek: {},
  jevons: {},
  other: {},
}

/** What a server never draws. */
export const never: Readonly<Record<ServerKind, number | false>> = {
  'llama.cpp': false,
  vllm: -100,
  sglang: -100,
  deepseek: -100,
  jevons: -100,
  other: -100,
}

/** A question by chat; the server renders it into the model's own prompt. */
export function chatRequest(
  form: RequestForm,
  request: GenerationRequest,
  forbidden: readonly number[],
): ServerRequest {
  const { prefix } = request
  const messages: object[] = [...chatOf(form, request)]
  const common = commonBody(form, request, forbidden)
  if (prefix === undefined) {
    return { path: '/chat/completions', body: { ...common, messages }, within: false }
  }
  if (form.kind === 'deepseek') {
    messages.push({ role: 'assistant', content: '', reasoning_content: prefix, prefix: true })
    return { path: '/chat/completions', body: { ...common, messages }, within: true }
  }
  messages.push({ role: 'assistant', content: `${form.markers.open}\n${prefix}` })
  const body = { ...common, messages, continue_final_message: true, add_generation_prompt: false }
  return { path: '/chat/completions', body, within: true }
}

/** A prompt that is rendered already, continued as it is. */
export function completionRequest(
  form: RequestForm,
  request: GenerationRequest,
  { prompt, forbidden }: { readonly prompt: string; readonly forbidden: readonly number[] },
): ServerRequest {
  const { prefix } = request
  const { open } = form.markers
  const isOpened = prompt.trimEnd().endsWith(open)
  const opened = prefix === undefined || isOpened ? prompt : `${prompt}${open}\n`
  const body = { ...commonBody(form, request, forbidden), prompt: `${opened}${prefix ?? ''}` }
  return { path: '/completions', body, within: isOpened || prefix !== undefined }
}

/** The conversation up to the question. */
export function chatOf(form: RequestForm, request: GenerationRequest): readonly object[] {
  return [...(request.earlier ?? []), { role: 'user', content: filled(form, request) }]
}

export function filled({ promptTemplate }: RequestForm, { question, policy }: GenerationRequest): string {
  return promptTemplate.replace('{question}', () => questionUnder(policy, question))
}

function commonBody(
  { kind, model, limitName, extraBody }: RequestForm,
  request: GenerationRequest,
  forbidden: readonly number[],
): Readonly<Record<string, unknown>> {
  const { temperature, topP, maxTokens } = request.sampling
  return {
    model,
    temperature,
    top_p: topP,
    [limitName]: maxTokens,
    seed: seedOf(request),
    ...neutral[kind],
    ...biasField({ ...request.biases, ...Object.fromEntries(forbidden.map((id) => [id, never[kind]])) }),
    ...extraBody,
  }
}

/** A server starts its random numbers anew at each request: what was there before takes part in the seed. */
function seedOf({ seed, stream = 'main', prefix = '' }: GenerationRequest): number {
  return seedAt(seed, stream, prefix.length)
}

/** The seed of a request that goes on from so far into a response. */
export function seedAt(seed: ResponseSeed, stream: string, offset: number): number {
  return Math.floor(randomStream(seed, stream)(offset) * 2 ** 31)
}

function biasField(biases: Readonly<Record<string, number | false>>): object {
  return Object.keys(biases).length === 0 ? {} : { logit_bias: biases }
}
