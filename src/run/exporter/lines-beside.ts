import type { ResponseKey, ThoughtsLine } from '../record.ts'

/** What an export says of a response's thoughts. */
export interface ThoughtCounts extends ResponseKey {
  readonly thoughts: number
  readonly switches: number
  readonly reflections: number
  readonly hasLoop: boolean
}

export function thoughtCounts({
  problem,
  arm,
  sample,
  thoughts,
  reflections,
  loop,
}: ThoughtsLine): ThoughtCounts {
  return {
    problem,
    arm,
    sample,
    thoughts: thoughts.length,
    switches: Math.max(0, thoughts.length - 1),
    reflections,
    hasLoop: loop !== undefined,
  }
}

/**
 * Finds the line that belongs to a response in a derived file. Those files are written in the order of the responses, and then
 * one line is held at a time; where the order differs, what has been passed over waits in memory.
 */
export function linesBeside<Line extends ResponseKey>(
  lines: AsyncIterable<Line>,
): (key: ResponseKey) => Promise<Line | undefined> {
  const iterator = lines[Symbol.asyncIterator]()
  const waiting = new Map<string, Line>()
  let isDone = false
  return async (key) => {
    const wanted = keyOf(key)
    const before = waiting.get(wanted)
    if (before !== undefined) {
      waiting.delete(wanted)
      return before
    }
    while (!isDone) {
      const { value, done } = await iterator.next()
      if (done) isDone = true
      else if (keyOf(value) === wanted) return value
      else waiting.set(keyOf(value), value)
    }
    return undefined
  }
}

function keyOf({ problem, arm, sample }: ResponseKey): string {
  return JSON.stringify([problem, arm, sample])
}
