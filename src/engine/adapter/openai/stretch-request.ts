import type { GenerationRequest } from '../../engine.ts'
import type { Stretch } from '../../stretch/stretch.ts'
import type { ContinuationForm } from './continuation-form.ts'
import { neutral, never, type RequestForm, seedAt } from './request-body.ts'

/** What a response begins with, as its server is told it. */
export type StretchPrompt =
  | { readonly form: 'ids'; readonly ids: readonly number[] }
  | { readonly form: 'text'; readonly text: string }
  | { readonly form: 'continue_final_message' | 'prefix'; readonly messages: readonly object[] }

/** A stretch as it is sent. */
export interface StretchBody {
  readonly path: string
  readonly body: Readonly<Record<string, unknown>>
}

export interface StretchAsking {
  readonly form: RequestForm
  readonly request: GenerationRequest
  readonly prompt: StretchPrompt
  /** By token; `-Infinity` is never. */
  readonly biases: ReadonlyMap<number, number>
}

/** @throws Error where a token has no id and ids are what is sent: nobody should have come so far */
export function stretchRequest(stretch: Stretch, asking: StretchAsking): StretchBody {
  const { form, prompt } = asking
  if (prompt.form === 'ids') {
    const ids = [...prompt.ids, ...stretch.prefix.flatMap(({ id }) => id ?? [])]
    return form.kind === 'llama.cpp' ? llamaBody(ids, stretch, asking) : idsBody(ids, stretch, asking)
  }
  const said = stretch.prefix.map(({ text }) => text).join('')
  if (prompt.form === 'text') {
    const body = {
      ...commonBody(stretch, asking),
      prompt: `${prompt.text}${said}`,
      ...probabilities(stretch),
    }
    return { path: '/completions', body }
  }
  const messages = [...prompt.messages, ...begunMessage(prompt.form, stretch, form)]
  const isBegun = messages.length > prompt.messages.length
  const continuing =
    isBegun && prompt.form === 'continue_final_message'
      ? { continue_final_message: true, add_generation_prompt: false }
      : {}
  const told = stretch.withProbabilities ? { logprobs: true } : {}
  return {
    path: '/chat/completions',
    body: { ...commonBody(stretch, asking), messages, ...continuing, ...told },
  }
}

const probabilities = ({ withProbabilities }: Stretch): object => (withProbabilities ? { logprobs: 1 } : {})

function idsBody(ids: readonly number[], stretch: Stretch, asking: StretchAsking): StretchBody {
  const body = {
    ...commonBody(stretch, asking),
    prompt: ids,
    return_token_ids: true,
    ...probabilities(stretch),
  }
  return { path: '/completions', body }
}

function llamaBody(
  prompt: readonly number[],
  stretch: Stretch,
  { form, request, biases }: StretchAsking,
): StretchBody {
  const body = {
    prompt,
    n_predict: stretch.maxTokens,
    temperature: stretch.temperature,
    top_p: request.sampling.topP,
    seed: seedAt(request.seed, stretch.stream, stretch.offset),
    ...neutral['llama.cpp'],
    return_tokens: true,
    cache_prompt: true,
    ...(stretch.withProbabilities && { n_probs: 1 }),
    logit_bias: [...biases].map(([id, delta]) => [id, delta === Number.NEGATIVE_INFINITY ? false : delta]),
    ...form.extraBody,
  }
  return { path: '//completion', body }
}

function commonBody(
  { maxTokens, temperature, stream, offset }: Stretch,
  { form, request, biases }: StretchAsking,
): Readonly<Record<string, unknown>> {
  const { kind, model, limitName, extraBody } = form
  const all = [...biases].map(([id, delta]) => [
    id,
    delta === Number.NEGATIVE_INFINITY ? never[kind] : Math.max(-100, Math.min(100, delta)),
  ])
  return {
    model,
    temperature,
    top_p: request.sampling.topP,
    [limitName]: maxTokens,
    seed: seedAt(request.seed, stream, offset),
    ...neutral[kind],
    ...(all.length > 0 && { logit_bias: Object.fromEntries(all) }),
    ...extraBody,
  }
}

/** What was said so far as the beginning of an answer; silent markers are what the model itself would write. */
function begunMessage(
  form: Exclude<ContinuationForm, 'ids' | 'text'>,
  { prefix }: Stretch,
  { markers }: RequestForm,
): readonly object[] {
  if (prefix.length === 0) return []
  const said = prefix.map(({ text }) => text).join('')
  if (form === 'continue_final_message') {
    const opened = said.trimStart().startsWith(markers.open) ? said : `${markers.open}\n${said}`
    return [{ role: 'assistant', content: opened }]
  }
  const inner = said.trimStart().startsWith(markers.open)
    ? said.trimStart().slice(markers.open.length).replace(/^\n/, '')
    : said
  const at = inner.indexOf(markers.close)
  const reasoning_content = at < 0 ? inner : inner.slice(0, at)
  const content = at < 0 ? '' : afterLineBreak(inner.slice(at + markers.close.length))
  return [{ role: 'assistant', content, reasoning_content, prefix: true }]
}

/** Without any content the reasoning would be open still. The line break is the model's own, which many servers leave out. */
function afterLineBreak(content: string): string {
  return content.startsWith('\n') ? content : `\n${content}`
}
