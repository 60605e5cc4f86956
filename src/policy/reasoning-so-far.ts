import type { PolicyEvent } from './policy.ts'

/** What a policy knows of the reasoning up to now. It is told every event before the policy looks. */
export interface ReasoningSoFar {
  readonly see: (event: PolicyEvent) => void
  readonly isOpen: () => boolean
  readonly text: () => string
  /** How many tokens the reasoning has. */
  readonly tokens: () => number
  /** The character at which the last so many tokens begin. */
  readonly startOfLast: (tokens: number) => number
}

export function reasoningSoFar(): ReasoningSoFar {
  let text = ''
  const lengths: number[] = []
  let isOpen = false
  const cut = (toOffset: number): void => {
    let left = text.length
    while (left > toOffset) left -= lengths.pop() ?? left
    text = text.slice(0, toOffset)
  }
  return {
    see(event) {
      if (event.type === 'reasoningStart') isOpen = true
      if (event.type === 'reasoningEnd') isOpen = false
      if (event.type === 'rolledBack') {
        isOpen = true
        cut(event.toOffset)
      }
      if (event.type !== 'token' || !isOpen) return
      text += event.text
      lengths.push(event.text.length)
    },
    isOpen: () => isOpen,
    text: () => text,
    tokens: () => lengths.length,
    startOfLast: (tokens) =>
      tokens === 0 ? text.length : text.length - lengths.slice(-tokens).reduce((sum, one) => sum + one, 0),
  }
}

/** A line break where the text does not end with one: the closing marker stands on a line of its own. */
export function ownLine(text: string): string {
  return text === '' || text.endsWith('\n') ? '' : '\n'
}
