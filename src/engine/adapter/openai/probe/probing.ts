import { responseSeed } from '#statistics'
import { streamedPiece } from '#trace'
import type { GenerationRequest } from '../../../engine.ts'
import { EngineError } from '../../../engine-error.ts'
import type { StretchToken } from '../../../stretch/stretch.ts'
import type { ContinuationForm } from '../continuation-form.ts'
import { readStream, readWhole } from '../read-generation.ts'
import { chatRequest, completionRequest, filled, type RequestForm } from '../request-body.ts'
import type { Server } from '../server.ts'
import type { Finding } from '../server-capabilities.ts'
import { ServerFailure } from '../server-failure.ts'
import { ServerStretches } from '../stretch-source.ts'
import { givenOf, promptOf, type StretchedGenerating } from '../stretched-generation.ts'

/** What all experiments on one server share. */
export interface Probing {
  readonly server: Server
  readonly form: RequestForm
  readonly rawTemplate: string | undefined
  readonly signal: AbortSignal | undefined
  /** Whether it streams at all. */
  readonly isStreamed: boolean
}

/** One that the embedded reasoner reads as well as any model. */
const question = 'Using 3, 8, 7, make 31.'

function probeRequest(maxTokens: number, more: Partial<GenerationRequest> = {}): GenerationRequest {
  return {
    question,
    seed: responseSeed({ studySeed: 'probe', problem: question, sample: 0 }),
    sampling: { temperature: 0, topP: 1, maxTokens },
    policy: { name: 'none', parameters: {} },
    ...more,
  }
}

/** What a plain answer says. */
export interface PlainAnswer {
  readonly reasoning: string
  readonly answer: string
  /** Whether the reasoning came in a field of its own, or between tags. */
  readonly place: 'field' | 'tags' | 'none'
  /** By the server's count, or else about four characters each. */
  readonly reasoningTokens: number
  readonly isCounted: boolean
  readonly usage: { readonly output?: number; readonly prompt?: number }
}

/** Asks plainly, with more fields than usual. */
export async function plainAnswer(
  { server, form, rawTemplate, signal }: Probing,
  {
    maxTokens,
    more = {},
    isStreamed = false,
    question: asking = question,
  }: {
    readonly maxTokens: number
    readonly more?: object
    readonly isStreamed?: boolean
    readonly question?: string
  },
): Promise<PlainAnswer> {
  const request = probeRequest(maxTokens, { question: asking })
  const prepared =
    rawTemplate === undefined
      ? chatRequest(form, request, [])
      : completionRequest(form, request, {
          prompt: filled({ ...form, promptTemplate: rawTemplate }, request),
          forbidden: [],
        })
  const asked = { ...prepared, body: { ...prepared.body, ...more } }
  const context = { server, markers: form.markers, model: form.model }
  let isField = false
  if (!isStreamed) {
    const read = await server.retry(() => readWhole(asked, context, signal), signal)
    return answerOf(read, read.span?.answerStart === read.span?.end)
  }
  const events = readStream(asked, context, signal)
  for (;;) {
    const { value, done } = await events.next()
    if (done) return answerOf(value, isField)
    isField ||= streamedPiece(value).reasoning !== ''
  }
}

function answerOf(
  { text, span = { start: 0, end: 0 }, usage }: Awaited<ReturnType<typeof readWhole>>,
  isField: boolean,
): PlainAnswer {
  const reasoning = text.slice(span.start, span.end)
  return {
    reasoning,
    answer: text.slice(span.answerStart ?? text.length),
    place: reasoning === '' ? 'none' : isField ? 'field' : 'tags',
    reasoningTokens: usage.reasoning ?? Math.round(reasoning.length / 4),
    isCounted: usage.reasoning !== undefined,
    usage,
  }
}

/** What a stretch that goes on from a begun reasoning says. */
export interface Continued {
  readonly tokens: readonly StretchToken[]
  readonly text: string
  readonly usage: ReturnType<ServerStretches['usage']>
}

/** Goes on greedily inside the reasoning from this prefix. */
export async function continued(
  { server, form, rawTemplate, signal, isStreamed }: Probing,
  {
    continuation,
    isSplit,
    prefix,
    maxTokens,
    biases,
    withProbabilities = false,
  }: {
    readonly continuation: ContinuationForm
    readonly isSplit: boolean
    readonly prefix: string
    readonly maxTokens: number
    readonly biases?: Readonly<Record<number, number>>
    readonly withProbabilities?: boolean
  },
): Promise<Continued> {
  const request = probeRequest(maxTokens, { prefix, ...(biases && { biases }) })
  const known = { ids: new Map(), texts: new Map() }
  const generating: StretchedGenerating = {
    ...{ server, form, rawTemplate, continuation, isSplit, known, signal },
    isStreamed,
  }
  const { prompt, isOpened } = await promptOf(request, generating)
  const source = new ServerStretches({ ...generating, request, prompt })
  const given = await givenOf(request, { ...generating, source, isOpened })
  const pieces = source.generate({
    ...{ purpose: 'response', prefix: given, isWithin: true, biases: [], maxTokens },
    ...{ temperature: 0, stream: 'main', offset: 0, withProbabilities },
  })
  const tokens: StretchToken[] = []
  for (;;) {
    const { value, done } = await pieces.next()
    if (done) break
    tokens.push(...value.filter(({ isSilent }) => !isSilent))
  }
  return { tokens, text: tokens.map(({ text }) => text).join(''), usage: source.usage() }
}

/** What a server refuses outright it does not do: any other failure is one. */
export async function unlessRefused<T extends Finding>(
  experiment: () => Promise<T>,
  refused: (seen: string) => T,
): Promise<T> {
  try {
    return await experiment()
  } catch (error) {
    if (error instanceof ServerFailure && !refusals.has(error.status ?? 0)) throw error
    if (!(error instanceof EngineError)) throw error
    return refused(`refused: ${error.message.slice(0, 160)}`)
  }
}

const refusals: ReadonlySet<number> = new Set([400, 404, 405, 415, 422, 500, 501])
