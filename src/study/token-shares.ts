import type { MeasuredResponse } from '#metric'
import type { ResponseLine } from '#run'
import { apportionedOffsets, type ReasoningSpan, startOffsets, type TokenCounter, tokenOffsets } from '#trace'

/** How the tokens of a response are known, and how many of them its reasoning holds up to a character of the text. */
export interface TokenShares {
  readonly tokens: MeasuredResponse['tokens']
  /** Reasoning tokens from the start of the reasoning up to this character; undefined where nothing counts them. */
  readonly upTo: (character: number) => number | undefined
}

/**
 * Counts tokens by what is at hand, best first: a tokenizer, the engine's own token lengths, a recorded total apportioned
 * by characters. Shares of one response add up to its reasoning tokens exactly.
 */
export function tokenShares(
  response: Pick<ResponseLine, 'text' | 'tokenLengths' | 'usage' | 'reasoning'>,
  span: ReasoningSpan,
  counter: TokenCounter | undefined,
): TokenShares {
  const { text, tokenLengths, usage } = response
  if (counter && isOwnText(response)) return counted(counter.starts(text), span, usage)
  if (tokenLengths && usage.reasoning !== undefined) {
    const { countBetween } = tokenOffsets(tokenLengths)
    const total = usage.reasoning
    // Counted back from the end of the reasoning, so that the last thought's count is T whatever opens the reasoning.
    return { tokens: usage, upTo: (character) => Math.max(0, total - countBetween(character, span.end)) }
  }
  return apportioned(response, span)
}

/** A summary's or a hidden reasoning's text says nothing of the tokens that were billed. */
function isOwnText({ reasoning = 'full' }: Pick<ResponseLine, 'reasoning'>): boolean {
  return reasoning === 'full' || reasoning === 'none'
}

function counted(starts: Uint32Array, span: ReasoningSpan, usage: ResponseLine['usage']): TokenShares {
  const { countBetween } = startOffsets(starts)
  const tokens = tokensOf(usage, countBetween(span.start, span.end), starts.length)
  return { tokens, upTo: (character) => countBetween(span.start, character) }
}

function apportioned(
  { text, usage, reasoning: kind = 'full' }: Pick<ResponseLine, 'text' | 'usage' | 'reasoning'>,
  span: ReasoningSpan,
): TokenShares {
  const { start, end } = span
  const { output } = usage
  const characters = end - start
  const ofReasoning =
    kind === 'full' && output !== undefined && text.length > 0
      ? Math.round((output * characters) / text.length)
      : undefined
  const reasoning = usage.reasoning ?? (kind === 'none' ? 0 : ofReasoning)
  const tokens = tokensOf(usage, reasoning, output)
  return {
    tokens,
    upTo: (character) =>
      reasoning === undefined
        ? undefined
        : apportionedOffsets(span, reasoning).countBetween(start, character),
  }
}

type Tokens = { -readonly [Name in keyof TokenShares['tokens']]: TokenShares['tokens'][Name] }

/** The input as it was recorded, beside what is known of the rest; what nobody told stays away. */
function tokensOf(
  { prompt, cachedPrompt }: ResponseLine['usage'],
  reasoning: number | undefined,
  output: number | undefined,
): TokenShares['tokens'] {
  const tokens: Tokens = {}
  if (prompt !== undefined) tokens.prompt = prompt
  if (cachedPrompt !== undefined) tokens.cachedPrompt = cachedPrompt
  if (reasoning !== undefined) tokens.reasoning = reasoning
  if (output !== undefined) tokens.output = output
  return tokens
}
