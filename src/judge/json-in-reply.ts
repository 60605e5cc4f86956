/** Longer replies are not searched: what was asked for is a few hundred characters. */
const longestReply = 200_000

/**
 * The JSON that a reply holds: the whole of it, what stands in a code fence, or what reaches from the first brace to the last.
 * Undefined where there is none. Nothing else is done with a reply than to read it.
 */
export function jsonInReply(reply: string): unknown {
  if (reply.length > longestReply) return undefined
  const fenced = /```(?:json)?\s*\n([^`]*)```/i.exec(reply)?.[1]
  const [first, last] = [reply.indexOf('{'), reply.lastIndexOf('}')]
  const candidates = [reply, fenced, first >= 0 && last > first ? reply.slice(first, last + 1) : undefined]
  for (const candidate of candidates) {
    if (candidate === undefined) continue
    try {
      return JSON.parse(candidate)
    } catch {
      // The next candidate may be it.
    }
  }
  return undefined
}
