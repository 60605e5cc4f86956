import type { Engine, GenerationEvent, GenerationRequest } from '#engine'
import { GatewayError } from '../gateway-error.ts'
import { type ReasoningSplitter, reasoningSplitter, type SplitPiece } from '../reasoning-splitter.ts'

export type GenerationEnd = Extract<GenerationEvent, { type: 'end' }>

/** Policies that take back what was said: a client can't be made to forget it, so it is told at the end. */
const takesBack: ReadonlySet<string> = new Set(['return-to-promising', 'early-exit', 'budget', 'alpha-one'])

/**
 * One response in pieces of reasoning and answer; `isRaw` leaves it one text, as the model writes it. A stream is told at once,
 * unless its policy may take it back.
 * @throws GatewayError where something was taken back that was told already
 */
export async function* saidPieces(
  engine: Engine,
  request: GenerationRequest,
  { isRaw, signal }: { readonly isRaw: boolean; readonly signal: AbortSignal },
): AsyncGenerator<SplitPiece, GenerationEnd> {
  const { add, end } = isRaw ? wholeText : splitterFor(engine, request)
  const isHeld = takesBack.has(request.policy.name)
  let held = ''
  for await (const event of engine.generate(request, { signal })) {
    if (event.type === 'end') {
      yield add(held)
      yield end()
      return event
    }
    if (event.type === 'rollback') held = without(held, event.characters)
    else if (isHeld) held += event.text
    else yield add(event.text)
  }
  throw new GatewayError(502, 'the engine ended in the middle of its answer')
}

function splitterFor(engine: Engine, { prefix }: GenerationRequest): ReasoningSplitter {
  return reasoningSplitter(engine.describe().reasoningMarkers, { isOpen: prefix !== undefined })
}

const wholeText: Pick<ReasoningSplitter, 'add' | 'end'> = {
  add: (text) => ({ reasoning: '', content: text }),
  end: () => ({ reasoning: '', content: '' }),
}

function without(held: string, characters: number): string {
  if (characters <= held.length) return held.slice(0, held.length - characters)
  throw new GatewayError(500, 'the policy took back what had been sent: ask without stream')
}
