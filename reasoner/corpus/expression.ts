import type { Move } from '#problem'

/** The expression that a chain of moves computes, in brackets where a move uses an earlier result: `(3 × 8) + 7`. */
export function expressionOf(moves: readonly Move[]): string {
  const made: { readonly result: number; readonly text: string }[] = []
  const take = (number: number): string => {
    const index = made.findLastIndex(({ result }) => result === number)
    const [found] = index < 0 ? [] : made.splice(index, 1)
    return found ? `(${found.text})` : `${number}`
  }
  for (const { left, operator, right, result } of moves) {
    const text = `${take(left)} ${operator} ${take(right)}`
    made.push({ result, text })
  }
  return made.at(-1)?.text ?? ''
}
