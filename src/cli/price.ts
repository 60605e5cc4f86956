import { type DatedPrice, pricesOfDay, type UsdPerMillion } from '#economics'
import { readPriceOverlay } from '#run/facts'
import { datedPrice, type ListedPrice } from '#study/price'
import { harmlessText } from './harmless-text.ts'
import { instantFlag } from './instant-flag.ts'
import { UsageError } from './usage-error.ts'
import { usdText } from './usd-text.ts'
import type { World } from './world.ts'

interface PriceFlags {
  readonly at?: string
  readonly provider?: string
  readonly json?: boolean
}

/** A price that holds at some hours of the day that was asked about. */
interface Band {
  readonly from: string
  readonly to: string
  readonly usdPerMillion: UsdPerMillion
  readonly note?: string
}

/** `jevons price`: the list price of a model at an instant, with the other prices of that day. */
export async function priceCommand(model: string, given: object, world: World): Promise<void> {
  const flags = given as PriceFlags
  const overlay = readPriceOverlay()
  const asked = {
    model,
    at: instantFlag('--at', flags.at) ?? world.now(),
    ...(flags.provider === undefined ? {} : { provider: flags.provider }),
  }
  const found = await datedPrice({ ...asked, overlay })
  if ('absent' in found) throw new UsageError(found.absent)
  const day = pricesOfDay(overlay, asked).map(bandOf)
  const document = { ...found, blendedUsdPerMillion: blends(found.usdPerMillion), dayUtc: day }
  world.out(flags.json ? `${JSON.stringify(document, undefined, 2)}\n` : priceText(found, day))
}

function bandOf({ from, to, price }: ReturnType<typeof pricesOfDay>[number]): Band {
  const { usdPerMillion, note }: DatedPrice = price
  return { from, to, usdPerMillion, ...(note === undefined ? {} : { note }) }
}

/** Two conventions of one number: who prints a price of "a token" seldom says which. */
function blends({ input, output }: UsdPerMillion): object | null {
  if (input === undefined || output === undefined) return null
  return { threeToOne: (3 * input + output) / 4, mean: (input + output) / 2 }
}

function priceText(
  { model, provider, at, usdPerMillion, source, date, notes }: ListedPrice,
  day: readonly Band[],
): string {
  const lines = [
    `${model} (${provider}) at ${at}: ${pricesText(usdPerMillion)} a million tokens`,
    `  ${source}${date === undefined ? '' : `, ${date}`}`,
    ...notes.map((note) => `  note: ${note}`),
    ...(day.length > 1
      ? [
          '  that day, UTC:',
          ...day.map(
            (band) =>
              `    ${band.from}–${band.to}  ${pricesText(band.usdPerMillion)}${band.note === undefined ? '' : `  ${band.note}`}`,
          ),
        ]
      : []),
  ]
  return `${harmlessText(lines.join('\n'))}\n`
}

function pricesText({ input, cachedInput, output }: UsdPerMillion): string {
  const told = (name: string, value: number | undefined): string =>
    `${name} ${value === undefined ? 'not known' : usdText(value)}`
  return [told('input', input), told('cached', cachedInput), told('output', output)].join(', ')
}
