import type { PolicyEvent } from '#policy'

/** Follows a response into its reasoning and out of it again. */
export interface ReasoningPhase {
  /** What a policy is told of the next token, which may be a marker. */
  readonly eventsOf: (token: SaidToken, marker?: 'open' | 'close') => readonly PolicyEvent[]
  /** Reasoning tokens so far, markers left out. */
  readonly tokens: () => number
  /** Between the markers. */
  readonly isOpen: () => boolean
  readonly isOver: () => boolean
  readonly hasBegun: () => boolean
  /** Where a character of the reasoning is; its end where it has fewer. */
  readonly placeOf: (offset: number) => Place
  /** How many characters the first so many tokens are. */
  readonly charactersOf: (tokens: number) => number
  /** The reasoning is open again and has its first so many tokens. */
  readonly reopen: (tokens: number) => void
}

export interface SaidToken {
  readonly id?: number
  readonly text: string
  readonly logProbability?: number
}

/** A place in the reasoning: after so many whole tokens, which are so many characters, and a piece of the next. */
export interface Place {
  readonly tokens: number
  readonly characters: number
  readonly piece: string
}

export function reasoningPhase(): ReasoningPhase {
  let phase: 'before' | 'opening' | 'reasoning' | 'after' = 'before'
  let begun = false
  const texts: string[] = []
  const begin = (): PolicyEvent => {
    begun = true
    return { type: 'reasoningStart' }
  }
  const further = (said: SaidToken): PolicyEvent => {
    if (phase === 'reasoning') texts.push(said.text)
    return { type: 'token', ...said }
  }
  const firstOf = (said: SaidToken): PolicyEvent[] => {
    phase = 'reasoning'
    // The line break after the marker belongs to the marker, as `trace` reads it.
    return said.text === '\n' ? [begin()] : [begin(), further(said)]
  }
  return {
    eventsOf(said, marker) {
      if (marker === 'close' && phase !== 'after') {
        const isEmpty = phase === 'opening'
        phase = 'after'
        return [...(isEmpty ? [begin()] : []), { type: 'reasoningEnd' }]
      }
      if (marker === 'open' && phase === 'before') {
        phase = 'opening'
        return []
      }
      return phase === 'opening' ? firstOf(said) : [further(said)]
    },
    tokens: () => texts.length,
    isOpen: () => phase === 'opening' || phase === 'reasoning',
    isOver: () => phase === 'after',
    hasBegun: () => begun,
    placeOf(offset) {
      let tokens = 0
      let characters = 0
      for (; characters < offset && tokens < texts.length; tokens++) {
        const text = texts[tokens] as string
        if (characters + text.length > offset)
          return { tokens, characters, piece: text.slice(0, offset - characters) }
        characters += text.length
      }
      return { tokens, characters, piece: '' }
    },
    charactersOf: (tokens) => texts.slice(0, tokens).reduce((sum, { length }) => sum + length, 0),
    reopen(tokens) {
      phase = 'reasoning'
      texts.length = tokens
    },
  }
}
