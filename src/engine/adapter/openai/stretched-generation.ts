import { createPolicy } from '#policy'
import { randomStream } from '#statistics'
import type { Generation, GenerationRequest } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import { carryOut } from '../../stretch/carry-out.ts'
import type { StretchSaid, StretchToken } from '../../stretch/stretch.ts'
import { StretchedResponse } from '../../stretch/stretched-response.ts'
import type { ContinuationForm } from './continuation-form.ts'
import { chatOf, filled, type RequestForm } from './request-body.ts'
import type { Server } from './server.ts'
import type { StretchPrompt } from './stretch-request.ts'
import { type KnownTokens, ServerStretches } from './stretch-source.ts'
import { TimeUp } from './time-limit.ts'
import { chatTokens, textTokens } from './token-ids.ts'

export interface StretchedGenerating {
  readonly server: Server
  readonly form: RequestForm
  readonly rawTemplate: string | undefined
  readonly continuation: ContinuationForm
  /** The chat tells reasoning in a field of its own. */
  readonly isSplit: boolean
  readonly isStreamed: boolean
  /** It tells probabilities of tokens where it is asked to; taken for granted where left out. */
  readonly hasProbabilities?: boolean
  readonly known: KnownTokens
  readonly signal: AbortSignal | undefined
}

/** What nobody streams has to end somewhere before a policy looks. */
const wholeTokens = 256

/** Generates a response under its policy in stretches: what is said as it is, and the whole at the end. */
export async function* stretchedGeneration(
  request: GenerationRequest,
  generating: StretchedGenerating,
): AsyncGenerator<StretchSaid, Omit<Generation, 'durationMs'>> {
  const { form, isStreamed } = generating
  const { policy, sampling, seed, stream, forbidden } = request
  const { prompt, isOpened, context } = await promptOf(request, generating)
  const source = new ServerStretches({ ...generating, request, prompt })
  const random = randomStream(seed, 'policy')
  const response = new StretchedResponse({
    policy: createPolicy(policy, { random, maxTokens: sampling.maxTokens }),
    markers: form.markers,
    sampling,
    isOpened,
    given: await givenOf(request, { source, isOpened, ...generating }),
    ...(forbidden && { forbidden }),
    ...(stream !== undefined && { stream }),
    ...(isStreamed ? {} : { mostTokens: wholeTokens }),
    ...(context && { context }),
  })
  let text = ''
  const ended = yield* telling(carryOut(response, source), (said) => {
    text = said.type === 'token' ? text + said.text : text.slice(0, -said.characters)
  })
  const { span, tokenLengths, hasReasoned } = response.read()
  const { reasoning, discarded } = response.counts()
  return {
    text,
    span,
    ...(prompt.form === 'ids' && { tokenLengths }),
    reasoning: hasReasoned ? 'full' : 'none',
    ...ended,
    // Pieces of text are no tokens.
    usage: { ...source.usage(), ...(prompt.form === 'ids' && { reasoning }) },
    execution: { requests: source.requests(), discardedTokens: discarded },
  }
}

type Ended = Pick<Generation, 'finishReason' | 'stopped'>

/** Hands on what is said; what was there when the time was up is the response. */
async function* telling(
  said: AsyncGenerator<StretchSaid, Ended>,
  onSaid: (said: StretchSaid) => void,
): AsyncGenerator<StretchSaid, Ended> {
  try {
    for (;;) {
      const { value, done } = await said.next()
      if (done) return value
      onSaid(value)
      yield value
    }
  } catch (error) {
    if (error instanceof TimeUp) return { finishReason: 'length', stopped: error.message }
    throw error
  } finally {
    await said.return(undefined as never)
  }
}

interface Begun {
  readonly prompt: StretchPrompt
  /** It ends within the reasoning. */
  readonly isOpened: boolean
  readonly context?: { readonly tokens: number; readonly prompt: number }
}

/** What a response begins with, as its server is told it. */
export async function promptOf(request: GenerationRequest, generating: StretchedGenerating): Promise<Begun> {
  const { form, rawTemplate, continuation, isSplit } = generating
  if (continuation === 'ids') return await idsOf(request, generating)
  if (continuation === 'text') {
    const text = filled({ ...form, promptTemplate: rawTemplate ?? form.promptTemplate }, request)
    return { prompt: { form: 'text', text }, isOpened: opens(text, form) }
  }
  return { prompt: { form: continuation, messages: chatOf(form, request) }, isOpened: isSplit }
}

async function idsOf(request: GenerationRequest, generating: StretchedGenerating): Promise<Begun> {
  const { server, form, rawTemplate, signal } = generating
  const asking = { server, ...form, signal }
  const messages = chatOf(form, request)
  const { chat_template_kwargs } = form.extraBody
  const kwargs = chat_template_kwargs === undefined ? {} : { chat_template_kwargs }
  const text =
    rawTemplate !== undefined
      ? filled({ ...form, promptTemplate: rawTemplate }, request)
      : form.kind === 'llama.cpp'
        ? await renderedPrompt(messages, generating)
        : undefined
  const { tokens, context } =
    text === undefined
      ? await chatTokens({ messages, ...kwargs }, asking)
      : await textTokens(text, { withMarkers: true, isWhole: true }, asking)
  const tail = tokens.slice(-2).map((token) => token.text)
  return {
    prompt: { form: 'ids', ids: tokens.map(({ id }) => id) },
    isOpened: text === undefined ? tail.some((one) => one.trim() === form.markers.open) : opens(text, form),
    ...(context !== undefined && { context: { tokens: context, prompt: tokens.length } }),
  }
}

function opens(text: string, { markers }: RequestForm): boolean {
  return text.trimEnd().endsWith(markers.open)
}

/** llama.cpp renders a chat for whoever asks. */
export async function renderedPrompt(
  messages: readonly object[],
  { server, form, signal }: Pick<StretchedGenerating, 'server' | 'form' | 'signal'>,
): Promise<string> {
  const answer = await server.retry(
    () => server.ask('//apply-template', { messages, ...form.extraBody }, signal),
    signal,
  )
  const { prompt } = (answer ?? {}) as Readonly<Record<string, unknown>>
  if (typeof prompt === 'string') return prompt
  throw new EngineError(`${server.root}/apply-template answers what is no prompt`)
}

/** The opening marker, where the prompt does not end with it, and the prefix. */
export async function givenOf(
  { prefix }: GenerationRequest,
  {
    source,
    isOpened,
    form,
    continuation,
  }: StretchedGenerating & { readonly source: ServerStretches; readonly isOpened: boolean },
): Promise<readonly StretchToken[]> {
  if (prefix === undefined) return []
  const { open } = form.markers
  if (continuation === 'ids') return await source.encode(isOpened ? prefix : `${open}\n${prefix}`)
  const marker = isOpened ? [] : [{ text: open }, { text: '\n' }]
  return [...marker, ...(prefix === '' ? [] : [{ text: prefix }])]
}
