import { createSelection, formatSelectionSetting } from '#policy'
import { randomStream, responseSeed } from '#statistics'
import type { Asked, Backend } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import { liveSelection, type Selected } from './live-selection.ts'
import { selectedAnswer, selectedStream } from './selected-answer.ts'
import { selectionFor } from './selection-for.ts'

/**
 * One answer out of several responses, which are generated for it. Its usage is all that was generated. It can be told only
 * once it is chosen: a stream brings it at once, at its end.
 * @throws GatewayError where the selection can't be carried out here, or no response came
 */
export async function answerBySelection(asked: Asked, backend: Backend, now: () => Date): Promise<Response> {
  const setting = selectionFor(asked)
  const select = formatSelectionSetting(setting)
  const selected = await liveSelection(createSelection(setting), asked, backend)
  asked.open.signal.throwIfAborted()
  const chosen = chosenPlace(selected, asked.body['seed'])
  const given = selected.samples[chosen ?? firstPlace(selected)]?.end
  if (given?.type !== 'reply') return withoutResponse(selected)
  const answer = selectedAnswer({
    model: asked.body['model'],
    selected,
    chosen,
    reply: given.reply,
    stopped: given.stopped,
    select,
    now: now(),
  })
  const headers = new Headers({ 'x-jevons-select': select })
  for (const name of ['x-jevons-policy', 'x-jevons-policy-refused']) {
    const value = given.headers.get(name)
    if (value !== null) headers.set(name, value)
  }
  if (asked.body['stream'] !== true) return Response.json(answer.whole, { headers })
  return selectedStream(answer, { isUsageAsked: asksForUsage(asked), headers })
}

/** Of several that are equally good one by the numbers of the request's seed, or any. */
function chosenPlace({ among }: Selected, seed: unknown): number | undefined {
  const studySeed = typeof seed === 'number' ? `select ${seed}` : crypto.randomUUID()
  const uniform = randomStream(responseSeed({ studySeed, problem: 'asked', sample: 0 }), 'selection')(0)
  return among[Math.floor(uniform * among.length)]
}

/** Where no response came to an answer, cut off all of them, the first is given as it is. */
function firstPlace({ samples }: Selected): number {
  return samples.findIndex(({ end }) => end?.type === 'reply')
}

/** What the first said is why. */
function withoutResponse({ samples }: Selected): Response {
  for (const { end } of samples) {
    if (end?.type === 'refusal') return end.response
    if (end?.type === 'failure') throw end.error
  }
  throw new GatewayError(502, 'no response came', { code: 'upstream_failed' })
}

function asksForUsage({ body }: Asked): boolean {
  const options = body['stream_options'] as { readonly include_usage?: unknown } | null | undefined
  return options?.include_usage === true
}
