import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import type { UsdPerMillion } from '../price/price-overlay.ts'

/** Tokens as they are billed: input that was read anew, input from a cache, and output with the reasoning in it. */
export interface BilledCounts {
  readonly uncachedInput: number
  readonly cachedInput: number
  readonly output: number
}

export type TokenKind = keyof BilledCounts

/** What tokens cost, and which of them nobody told a price for. */
export interface PricedTokens {
  readonly usd: number
  /** Kinds with tokens and no price: they are left out, so that the cost is a lower bound. Missing is not the full price. */
  readonly notPriced: readonly TokenKind[]
}

const million = 1e6

/** The price of each kind; cached input has none unless somebody told it. */
function priceOf(price: UsdPerMillion, kind: TokenKind): number | undefined {
  return { uncachedInput: price.input, cachedInput: price.cachedInput, output: price.output }[kind]
}

/** What tokens cost at a price. */
export function priceTokens(tokens: BilledCounts, price: UsdPerMillion): PricedTokens {
  let usd = 0
  const notPriced: TokenKind[] = []
  for (const kind of tokenKinds) {
    const each = priceOf(price, kind)
    if (each !== undefined) usd += (tokens[kind] * each) / million
    else if (tokens[kind] > 0) notPriced.push(kind)
  }
  return { usd, notPriced }
}

export const tokenKinds: readonly TokenKind[] = ['uncachedInput', 'cachedInput', 'output']

const tokensUsd: Formula<TokenKind | 'inputPrice' | 'cachedPrice' | 'outputPrice'> = {
  name: 'cost of an answer',
  symbol: 'costUsd',
  unit: 'USD',
  text: '(uncachedInput · inputPrice + cachedInput · cachedPrice + output · outputPrice) ÷ 1000000',
  of: ({ uncachedInput, cachedInput, output, inputPrice, cachedPrice, outputPrice }) =>
    (uncachedInput * inputPrice + cachedInput * cachedPrice + output * outputPrice) / million,
}

/** What tokens cost with the formula; a kind without a price is left out, and said so. */
export function explainTokens(tokens: BilledCounts, price: UsdPerMillion, source: string): Explained {
  const priced = (kind: TokenKind, symbol: string): Explained => {
    const each = priceOf(price, kind)
    const fact = given(`price of ${names[kind]}`, symbol, each ?? 0, 'USD/1M tokens')
    return each === undefined ? { ...fact, note: 'not known: left out' } : { ...fact, source }
  }
  return explain(tokensUsd, {
    uncachedInput: given('uncached input of an answer', 'uncachedInput', tokens.uncachedInput, 'token'),
    inputPrice: priced('uncachedInput', 'inputPrice'),
    cachedInput: given('cached input of an answer', 'cachedInput', tokens.cachedInput, 'token'),
    cachedPrice: priced('cachedInput', 'cachedPrice'),
    output: given('output of an answer', 'output', tokens.output, 'token'),
    outputPrice: priced('output', 'outputPrice'),
  })
}

const names: Readonly<Record<TokenKind, string>> = {
  uncachedInput: 'uncached input',
  cachedInput: 'cached input',
  output: 'output',
}
