import { overlayPrice, priceTokens } from '#economics'
import { readPriceOverlay } from '#run/facts'
import type { TokenPrice } from './token-price.ts'

/** Prices change by date and hour: where the list has one for all times, the overlay has those of the seller itself. */
export function overlaidPrice(model: string, url: string, at: Date): TokenPrice | undefined {
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
