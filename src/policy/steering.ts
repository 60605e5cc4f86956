import type { Directive, Lexicon } from './directive.ts'
import type { Policy, PolicyEvent } from './policy.ts'

/** A bias that holds for the next token. */
export interface ActiveBias {
  readonly lexicon: Lexicon
  readonly delta: number
}

/** What an engine with logits in hand asks about one response, token by token. */
export interface Steering {
  /** Tell the policy what happened; returns the directives that are not biases, which the engine must carry out. */
  readonly accept: (event: PolicyEvent) => readonly Exclude<Directive, { type: 'bias' }>[]
  /** Biases for the next token; empty outside the reasoning. */
  readonly biases: () => readonly ActiveBias[]
  /** How many tokens these biases hold for, unless the policy says otherwise meanwhile; without end where nothing is held. */
  readonly horizonTokens: () => number
}

interface Held extends ActiveBias {
  remaining: number
}

/**
 * Keeps the horizons of a policy's biases. A bias given at an event counts from the token after it; every token uses one
 * up; the end of the reasoning clears all, whatever the policy says later, unless it takes that end back.
 */
export function steer(policy: Policy): Steering {
  const held = new Map<string, Held>()
  let reasoning = false
  return {
    accept(event) {
      if (event.type === 'reasoningStart' || event.type === 'rolledBack') reasoning = true
      if (event.type === 'reasoningEnd') reasoning = false
      if (event.type === 'token') spend(held)
      const others: Exclude<Directive, { type: 'bias' }>[] = []
      for (const directive of policy.onEvent(event)) {
        if (directive.type === 'bias') hold(held, directive)
        else others.push(directive)
      }
      if (!reasoning) held.clear()
      return others
    },
    biases: () => [...held.values()],
    horizonTokens: () =>
      Math.min(Number.POSITIVE_INFINITY, ...[...held.values()].map(({ remaining }) => remaining)),
  }
}

function spend(held: Map<string, Held>): void {
  for (const [name, bias] of held) {
    bias.remaining--
    if (bias.remaining <= 0) held.delete(name)
  }
}

function hold(held: Map<string, Held>, directive: Extract<Directive, { type: 'bias' }>): void {
  const { lexicon, delta, horizon } = directive
  const remaining = 'tokens' in horizon ? horizon.tokens : Number.POSITIVE_INFINITY
  if (remaining > 0 && delta !== 0) held.set(lexicon.name, { lexicon, delta, remaining })
  else held.delete(lexicon.name)
}
