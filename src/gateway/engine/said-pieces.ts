import type { Engine, GenerationEvent, GenerationRequest } from '#engine'
import { GatewayError } from '../gateway-error.ts'
import { reasoningSplitter, type SplitPiece } from '../reasoning-splitter.ts'

export type GenerationEnd = Extract<GenerationEvent, { type: 'end' }>

/** Policies that take back what was said: a client can't be made to forget it, so it is told at the end. */
const takesBack: ReadonlySet<string> = new Set(['return-to-promising', 'early-exit', 'budget', 'alpha-one'])

/** The token that a piece is, where it is one. */
export interface ToldToken {
  readonly id?: number
  readonly logProbability?: number
}

/** A piece of a response: as the model writes it, and as what it adds to reasoning and answer. */
export interface SaidPiece extends ToldToken {
  readonly raw: string
  readonly split: SplitPiece
}

/**
 * One response in pieces, each told at once, unless the policy may take it back.
 * @throws GatewayError where something was taken back that was told already
 */
export async function* saidPieces(
  engine: Engine,
  request: GenerationRequest,
  signal: AbortSignal,
): AsyncGenerator<SaidPiece, GenerationEnd> {
  const { reasoningMarkers } = engine.describe()
  const isOpen = request.prefix !== undefined
  const { add, end } = reasoningSplitter(reasoningMarkers, { isOpen })
  const isHeld = takesBack.has(request.policy.name)
  let held = ''
  for await (const event of engine.generate(request, { signal })) {
    if (event.type === 'end') {
      yield { raw: held, split: add(held) }
      yield { raw: '', split: end() }
      return event
    }
    if (event.type === 'rollback') held = without(held, event.characters)
    else if (isHeld) held += event.text
    else yield { ...tokenIn(event), raw: event.text, split: add(event.text) }
  }
  throw new GatewayError(502, 'the engine ended in the middle of its answer')
}

function without(held: string, characters: number): string {
  if (characters <= held.length) return held.slice(0, held.length - characters)
  throw new GatewayError(500, 'the policy took back what had been sent: ask without stream')
}

function tokenIn({ id, logProbability }: Extract<GenerationEvent, { type: 'token' }>): ToldToken {
  return { ...(id !== undefined && { id }), ...(logProbability !== undefined && { logProbability }) }
}
