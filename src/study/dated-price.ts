import { type DatedPrice, overlayPrice, type UsdPerMillion } from '#economics'
import { firstVersion } from './first-version.ts'

/** What a model's tokens cost at an instant, and who says so. */
export interface ListedPrice {
  readonly model: string
  readonly provider: string
  /** ISO 8601. */
  readonly at: string
  readonly usdPerMillion: UsdPerMillion
  readonly source: string
  /** The day that the source is of, where it says. */
  readonly date?: string
  readonly notes: readonly string[]
}

/** Why there is no price. */
export interface NoPrice {
  readonly absent: string
}

export interface PriceRequest {
  readonly model: string
  readonly provider?: string
  readonly at: Date
  /** Rows that go before the package. */
  readonly overlay: readonly DatedPrice[]
}

/** The list price of a model at a date and hour: by the overlay where it knows the model, else by `@pydantic/genai-prices`. */
export async function datedPrice(request: PriceRequest): Promise<ListedPrice | NoPrice> {
  const { model, at, overlay } = request
  const found = overlayPrice(overlay, request)
  if (found?.type === 'not on sale') return { absent: notOnSale(model, found) }
  if (found === undefined) return await packagePrice(request)
  const { provider, usdPerMillion, source, date, note, confidence } = found.price
  return {
    model,
    provider,
    at: at.toISOString(),
    usdPerMillion,
    source,
    date,
    notes: [
      ...(note === undefined ? [] : [note]),
      ...(confidence === 'high' ? [] : [`confidence ${confidence}`]),
      ...missingNotes(usdPerMillion),
    ],
  }
}

function notOnSale(
  model: string,
  { first, last }: { readonly first: string; readonly last: string | undefined },
): string {
  const until = last === undefined ? '' : ` up to ${last}`
  return `${model} was not on sale then, or its price is not known: its prices are known from ${first}${until}`
}

async function packagePrice({ model, provider, at }: PriceRequest): Promise<ListedPrice | NoPrice> {
  // The list is long: only who asks for a price loads it.
  const { calcPrice } = await import('@pydantic/genai-prices')
  const found = calcPrice({ input_tokens: 1, output_tokens: 1 }, model, {
    timestamp: at,
    ...(provider === undefined ? {} : { providerId: provider }),
  })
  if (found === null) {
    const by = provider === undefined ? '' : ` of ${provider}`
    return { absent: `no list price is known for ${model}${by}` }
  }
  const { model_price: prices, model: known, provider: seller } = found
  const first = firstVersion(known)
  if (first !== undefined && at.toISOString() < first)
    return {
      absent: `${model} was not on sale then: the first version that the price list names is of ${first}`,
    }
  const input = base(prices.input_mtok)
  const cachedInput = base(prices.cache_read_mtok)
  const output = base(prices.output_mtok)
  const usdPerMillion = {
    ...(input === undefined ? {} : { input }),
    ...(cachedInput === undefined ? {} : { cachedInput }),
    ...(output === undefined ? {} : { output }),
  }
  const isTiered = [prices.input_mtok, prices.output_mtok].some((price) => typeof price === 'object')
  return {
    model: known.id,
    provider: seller.id,
    at: at.toISOString(),
    usdPerMillion,
    source: `@pydantic/genai-prices, ${seller.name}`,
    notes: [
      ...(Array.isArray(known.prices)
        ? []
        : ['the list keeps one price for this model: whether it held at that date is not known']),
      ...(isTiered ? ['long prompts cost more: this is the price of the first tier'] : []),
      ...missingNotes(usdPerMillion),
    ],
  }
}

function missingNotes({ cachedInput }: UsdPerMillion): string[] {
  return cachedInput === undefined ? ['no price of cached input is known: that is not the full price'] : []
}

function base(price: number | { readonly base: number } | undefined): number | undefined {
  return typeof price === 'object' ? price.base : price
}
