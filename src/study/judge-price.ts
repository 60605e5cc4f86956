import { hostNameIn, isLoopback } from '#engine'
import type { TokenPrice } from './token-price.ts'

/** A price as somebody states it, in US dollars for a million tokens. */
export interface StatedPrice {
  readonly input: number
  readonly output: number
}

const million = 1_000_000

/** A price that was stated: cached input costs as much as any. */
export function statedPrice({ input, output }: StatedPrice): TokenPrice {
  return {
    source: `as stated, $${input} and $${output} for a million tokens in and out`,
    costUsd: ({ prompt, output: generated }) =>
      prompt === undefined || generated === undefined
        ? undefined
        : (prompt * input + generated * output) / million,
  }
}

/**
 * The list price of a model at an instant: of the seller's own server by the overlay where that knows it, else by the price list
 * of `@pydantic/genai-prices`; undefined where neither does. A server on this machine bills nobody, whatever its model is called.
 */
export async function listPrice(model: string, url: string, day: Date): Promise<TokenPrice | undefined> {
  if (isLocal(url)) return undefined
  // The lists are long, and a room comes with them: only who asks for a price loads them.
  const { overlaidPrice } = await import('./overlaid-price.ts')
  const overlaid = overlaidPrice(model, url, day)
  if (overlaid) return overlaid
  const { calcPrice } = await import('@pydantic/genai-prices')
  const priced = (usage: Readonly<Record<string, number>>): ReturnType<typeof calcPrice> =>
    calcPrice(usage, model, { providerApiUrl: url, timestamp: day }) ??
    calcPrice(usage, model, { timestamp: day })
  const known = priced({ input_tokens: 1, output_tokens: 1 })
  if (known === null) return undefined
  return {
    source: `list price of ${known.provider.name} for ${known.model.name ?? known.model.id} on ${day.toISOString().slice(0, 10)}`,
    costUsd({ prompt, cachedPrompt = 0, output }) {
      if (prompt === undefined || output === undefined) return undefined
      return priced({
        input_tokens: prompt,
        cache_read_tokens: Math.min(prompt, cachedPrompt),
        output_tokens: output,
      })?.total_price
    },
  }
}

/** Whether a server is on this machine. */
export function isLocal(url: string): boolean {
  return isLoopback(hostNameIn(new URL(url).hostname))
}

/** Tokens of a text, roughly: four ASCII characters one, every other character one. */
export function roughTokens(text: string): number {
  const others = text.match(/[^\s!-~]/g)?.length ?? 0
  return Math.ceil((text.length - others) / 4 + others)
}

/** More tokens than any tokenizer makes of a text: none is shorter than a byte. */
export function mostTokens(text: string): number {
  return new TextEncoder().encode(text).length
}
