import { formatPolicySetting } from '#policy'
import { randomStream } from '#statistics'
import { BatchFailure } from '../../batch-failure.ts'
import { checkSampling } from '../../check-sampling.ts'
import type { Demand, Engine, EngineDescription, Generation, GenerationRequest } from '../../engine.ts'
import { EngineError } from '../../engine-error.ts'
import type { RecordedResponse } from '../../recorded-response.ts'
import { cutTo } from './cut-generation.ts'

export interface ReplayOptions {
  /** What generated the responses. */
  readonly description: Omit<EngineDescription, 'name' | 'policyDefaults' | 'server'>
  /** The policies that there are responses of, as they are written. */
  readonly policies: readonly string[]
  /** Reads the responses from the first; more than once. */
  readonly recorded: () => AsyncIterable<RecordedResponse>
  /** As error messages and records name it. */
  readonly source: string
  /**
   * `seed`: exactly the response that was generated for the same question, seed, policy and sampling, as a study asks. `question`: one of
   * those to the question, drawn by the seed, for whoever asks from elsewhere.
   */
  readonly match?: 'seed' | 'question'
}

/**
 * Gives again what was generated before, and generates nothing: for selections that are tried on responses that are there, and for
 * tests. A token limit below the recorded one cuts a response where its tokens are recorded.
 */
export function replayEngine(options: ReplayOptions): Engine {
  const { description } = options
  return {
    describe: () => ({ ...description, name: 'replay', policyDefaults: {} }),
    refusal: async (demand) => refusalOf(demand, options),
    async *generate(request, { signal } = {}) {
      check(request, options)
      signal?.throwIfAborted()
      const found = options.match === 'question' ? drawn(request, options) : exact(request, options)
      const { text, tokenLengths = [text.length], finishReason, stopped, usage } = await found
      let from = 0
      for (const length of tokenLengths) {
        signal?.throwIfAborted()
        yield { type: 'token', text: text.slice(from, from + length) }
        from += length
      }
      yield { type: 'end', finishReason, ...(stopped === undefined ? {} : { stopped }), usage }
    },
    async *generateAll(requests, { signal } = {}) {
      for (const request of requests) check(request, options)
      signal?.throwIfAborted()
      const reasons = new Map<number, string>()
      for await (const { index, given } of matched(requests, options)) {
        if (typeof given === 'string') reasons.set(index, given)
        else yield { index, generation: given }
        signal?.throwIfAborted()
      }
      if (reasons.size > 0) throw new BatchFailure(reasons)
    },
    close: async () => {},
  }
}

/** What is given for each request, or why nothing is: the responses are read once, whatever is asked for. */
async function* matched(
  requests: readonly GenerationRequest[],
  { recorded, source }: ReplayOptions,
): AsyncGenerator<{ readonly index: number; readonly given: Generation | string }> {
  const waiting = new Map<string, number[]>()
  for (const [index, request] of requests.entries()) {
    const key = keyOf(request)
    const same = waiting.get(key)
    if (same) same.push(index)
    else waiting.set(key, [index])
  }
  for await (const response of recorded()) {
    const key = keyOf(response)
    for (const index of waiting.get(key) ?? [])
      yield { index, given: givenFor(requests[index] as GenerationRequest, response, source) }
    waiting.delete(key)
  }
  for (const index of [...waiting.values()].flat()) yield { index, given: missing(source) }
}

const missing = (source: string): string => `${source} holds no such response`

function keyOf({ question, seed, policy }: Pick<RecordedResponse, 'question' | 'seed' | 'policy'>): string {
  return JSON.stringify([question, seed.high, seed.low, formatPolicySetting(policy)])
}

function refusalOf(
  { policy, prefix, forbidden }: Demand,
  { policies, source }: ReplayOptions,
): string | undefined {
  if (prefix || forbidden) return `${source} is replayed: nothing can be continued or forbidden in it`
  const asked = policy && formatPolicySetting(policy)
  if (asked === undefined || policies.includes(asked)) return undefined
  return `${source} is replayed, and holds no response of policy ${asked}: it has ${policies.join(', ')}`
}

function check(request: GenerationRequest, options: ReplayOptions): void {
  checkSampling(request.sampling)
  const { policy, prefix, forbidden, stream = 'main' } = request
  const isOther = prefix !== undefined || stream !== 'main'
  const refusal = refusalOf({ policy, prefix: isOther, ...(forbidden && { forbidden }) }, options)
  if (refusal !== undefined) throw new RangeError(refusal)
}

/** The response where it is what was asked for, or why it is not. */
function givenFor(
  { sampling }: GenerationRequest,
  { sampling: was, generation }: RecordedResponse,
  source: string,
): Generation | string {
  if (sampling.temperature !== was.temperature || sampling.topP !== was.topP)
    return `${source} was generated at temperature ${was.temperature} and top-p ${was.topP}`
  if (sampling.maxTokens > was.maxTokens && generation.finishReason === 'length')
    return `${source} was generated with at most ${was.maxTokens} tokens, which cut this response off`
  const cut = cutTo(generation, sampling.maxTokens)
  return cut
    ? { ...cut, source }
    : `${source} does not tell the tokens of a response that is longer than asked`
}

async function exact(request: GenerationRequest, { recorded, source }: ReplayOptions): Promise<Generation> {
  const key = keyOf(request)
  for await (const response of recorded()) {
    if (keyOf(response) !== key) continue
    const given = givenFor(request, response, source)
    if (typeof given === 'string') throw new EngineError(given)
    return given
  }
  throw new EngineError(missing(source))
}

async function drawn(request: GenerationRequest, { recorded, source }: ReplayOptions): Promise<Generation> {
  const policy = formatPolicySetting(request.policy)
  const found: Generation[] = []
  for await (const response of recorded()) {
    if (response.question !== request.question || formatPolicySetting(response.policy) !== policy) continue
    found.push(response.generation)
  }
  const one = found[Math.floor(randomStream(request.seed, 'replay')(0) * found.length)]
  const cut = one && cutTo(one, request.sampling.maxTokens)
  if (!cut) throw new EngineError(missing(source))
  return { ...cut, source }
}
