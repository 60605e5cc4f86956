import type { PolicyEvent } from '#policy'

/** Follows a response into its reasoning and out of it again. */
export interface ReasoningPhase {
  /** What a policy is told of the next token. */
  readonly eventsOf: (id: number, text: string) => readonly PolicyEvent[]
  /** Reasoning tokens so far, markers left out. */
  readonly tokens: () => number
  /** Between the markers. */
  readonly isOpen: () => boolean
  readonly isOver: () => boolean
}

export function reasoningPhase(markers: { readonly open: number; readonly close: number }): ReasoningPhase {
  let phase: 'before' | 'opening' | 'reasoning' | 'after' = 'before'
  let tokens = 0
  return {
    eventsOf(id, text) {
      const token = { type: 'token', id, text } as const
      if (id === markers.close && phase !== 'after') {
        phase = 'after'
        return [{ type: 'reasoningEnd' }]
      }
      if (id === markers.open && phase === 'before') {
        phase = 'opening'
        return []
      }
      if (phase === 'opening') {
        phase = 'reasoning'
        // The line break after the marker belongs to the marker, as `trace` reads it.
        if (text === '\n') return [{ type: 'reasoningStart' }]
        tokens++
        return [{ type: 'reasoningStart' }, token]
      }
      if (phase === 'reasoning') tokens++
      return [token]
    },
    tokens: () => tokens,
    isOpen: () => phase === 'opening' || phase === 'reasoning',
    isOver: () => phase === 'after',
  }
}
