import { overlayPrice, priceTokens } from '#economics'
import { hostNameIn, isLoopback } from '#engine'
import { readPriceOverlay } from '#run/facts'
import type { ReplyUsage } from '#trace'

/** What tokens of a model cost. */
export interface TokenPrice {
  /** Where the price comes from, in words. */
  readonly source: string
  /** US dollars for these tokens; undefined where the usage does not say how many there were. */
  readonly costUsd: (usage: ReplyUsage) => number | undefined
}

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
  const overlaid = overlaidPrice(model, url, day)
  if (overlaid) return overlaid
  // The list is long: only who asks for a price loads it.
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

/** Prices change by date and hour: where the list has one for all times, the overlay has those of the seller itself. */
function overlaidPrice(model: string, url: string, at: Date): TokenPrice | undefined {
  const found = overlayPrice(readPriceOverlay(), { model, at })
  if (found?.type !== 'price') return undefined
  const { provider, usdPerMillion, source } = found.price
  if (!new URL(url).hostname.split('.').includes(provider)) return undefined
  // What is paid in advance is reckoned with the dearest that it can be.
  const price = { cachedInput: usdPerMillion.input ?? 0, ...usdPerMillion }
  return {
    source: `list price of ${provider} for ${model} at ${at.toISOString().slice(0, 16)}Z (${source})`,
    costUsd({ prompt, cachedPrompt = 0, output }) {
      if (prompt === undefined || output === undefined) return undefined
      const cachedInput = Math.min(prompt, cachedPrompt)
      return priceTokens({ uncachedInput: prompt - cachedInput, cachedInput, output }, price).usd
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
