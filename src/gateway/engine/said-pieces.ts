import type { Engine, GenerationEvent, GenerationRequest } from '#engine'
import { GatewayError } from '../gateway-error.ts'
import type { SplitPiece } from '../reasoning-splitter.ts'
import { partSplitter } from './part-splitter.ts'

export type GenerationEnd = Extract<GenerationEvent, { type: 'end' }>
type TokenEvent = Extract<GenerationEvent, { type: 'token' }>

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
  const { add, end } = partSplitter(reasoningMarkers, { isOpen: request.prefix !== undefined })
  const isHeld = takesBack.has(request.policy.name)
  let held: TokenEvent[] = []
  for await (const event of engine.generate(request, { signal })) {
    if (event.type === 'end') {
      for (const token of held) yield pieceOf(token, add(token))
      yield { raw: '', split: end() }
      return event
    }
    if (event.type === 'rollback') held = without(held, event.characters)
    else if (isHeld) held.push(event)
    else yield pieceOf(event, add(event))
  }
  throw new GatewayError(502, 'the engine ended in the middle of its answer')
}

function pieceOf({ id, text, logProbability }: TokenEvent, split: SplitPiece): SaidPiece {
  return {
    raw: text,
    split,
    ...(id !== undefined && { id }),
    ...(logProbability !== undefined && { logProbability }),
  }
}

/** What is taken back ends where a token does, or within one. */
function without(kept: TokenEvent[], characters: number): TokenEvent[] {
  let left = characters
  while (left > 0) {
    const last = kept.pop()
    if (!last) throw new GatewayError(500, 'the policy took back what had been sent: ask without stream')
    if (last.text.length > left) kept.push({ ...last, text: last.text.slice(0, -left) })
    left -= Math.min(left, last.text.length)
  }
  return kept
}
