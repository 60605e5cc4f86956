import type { Lexicon } from '#policy'
import type { ReasoningSpan } from '#trace'
import type { Generation, GenerationRequest } from '../../engine.ts'
import { chooseToken, logProbabilityOf } from './choose-token.ts'
import type { Model } from './model-files.ts'
import { createNetwork, type Network, type Row } from './network.ts'
import { phraseTokens } from './phrase-tokens.ts'
import { reasoningMarkers } from './prompt.ts'
import { type Drawing, ResponseInFlight, type TokenListener } from './response-in-flight.ts'

/** Who is told of a response. */
export interface ResponseListener extends TokenListener {
  readonly onEnd: (generation: Generation) => void
}

/** Decodes several responses side by side, a token of each a step; a new one may join at any step. */
export interface Decoder {
  /** How many more responses may join now. */
  readonly free: () => number
  readonly busy: () => boolean
  /** Lets a response join. Throws with one line where the request can't be carried out. */
  readonly join: (request: GenerationRequest, listener: ResponseListener) => void
  /** Computes one step; responses that end leave, and their listeners are told. */
  readonly step: () => void
  /** Drops every response, telling nobody. */
  readonly clear: () => void
}

interface Seat {
  readonly slot: number
  readonly response: ResponseInFlight
  readonly listener: ResponseListener
  readonly startedMs: number
}

export function createDecoder(model: Model, { slots = 16 }: { readonly slots?: number } = {}): Decoder {
  const network = createNetwork(model.tensors, model.config, { slots })
  const freeSlots = Array.from({ length: slots }, (_, slot) => slots - 1 - slot)
  const bias = biasing(model)
  const scratch = new Float32Array(model.config.vocabulary)
  let seats: Seat[] = []
  const draw = ({ response }: Seat, logits: Float32Array): void => {
    const drawing = response.drawing()
    scratch.set(logits)
    bias(scratch, drawing)
    for (const id of drawing.forbidden) scratch[id] = Number.NEGATIVE_INFINITY
    const id = chooseToken(scratch, drawing, drawing.uniform, network.exponentials)
    response.accept(id, logProbabilityOf(id, logits, network.exponentials))
  }
  const leave = ({ slot, response, listener, startedMs }: Seat): void => {
    freeSlots.push(slot)
    const generation = response.generation()
    listener.onEnd({
      ...generation,
      ...(response.isBegun ? { span: spanWithin(generation.text) } : {}),
      durationMs: performance.now() - startedMs,
    })
  }
  return {
    free: () => freeSlots.length,
    busy: () => seats.length > 0,
    join(request, listener) {
      const response = new ResponseInFlight(model, request, listener)
      const slot = freeSlots.pop()
      if (slot === undefined) throw new Error('no slot is free')
      seats.push({ slot, response, listener, startedMs: performance.now() })
    },
    step() {
      const { rows, complete } = rowsOf(seats, network)
      const logits = network.step(
        rows,
        complete.map(({ last }) => last),
      )
      for (const [index, { seat }] of complete.entries()) draw(seat, logits[index] as Float32Array)
      const ended = seats.filter(({ response }) => response.finished())
      seats = seats.filter(({ response }) => !response.finished())
      for (const seat of ended) leave(seat)
    },
    clear() {
      for (const { slot } of seats) freeSlots.push(slot)
      seats = []
    },
  }
}

/** Where the reasoning is in a text that begins within it. */
function spanWithin(text: string): ReasoningSpan {
  const { close } = reasoningMarkers
  const end = text.indexOf(close)
  return end < 0 ? { start: 0, end: text.length } : { start: 0, end, answerStart: end + close.length }
}

/** As many waiting tokens of every response as a step takes, and the responses whose last token is among them. */
function rowsOf(
  seats: readonly Seat[],
  network: Network,
): {
  readonly rows: readonly Row[]
  readonly complete: readonly { readonly seat: Seat; readonly last: number }[]
} {
  const rows: Row[] = []
  const complete: { readonly seat: Seat; readonly last: number }[] = []
  for (const seat of seats) {
    const { tokens, computed, compute } = seat.response.sequence
    const until = Math.min(tokens.length, computed() + network.mostRows - rows.length)
    for (let position = computed(); position < until; position++) {
      rows.push({ slot: seat.slot, position, token: tokens[position] as number })
    }
    compute(until)
    if (until === tokens.length && rows.length > 0) complete.push({ seat, last: rows.length - 1 })
  }
  return { rows, complete }
}

/** Adds biases to logits. The tokens of a lexicon are looked up once. */
function biasing(model: Model): (logits: Float32Array, drawing: Drawing) => void {
  const known = new Map<Lexicon, readonly number[]>()
  return (logits, { biases, ownBiases }) => {
    for (const [id, delta] of ownBiases) logits[id] = (logits[id] as number) + delta
    for (const { lexicon, delta } of biases) {
      const ids = known.get(lexicon) ?? phraseTokens(model.tokenizer, lexicon)
      known.set(lexicon, ids)
      for (const id of ids) logits[id] = (logits[id] as number) + delta
    }
  }
}
