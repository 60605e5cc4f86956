import { type OwnHardware, ownHardwarePrice, type UsdPerMillion } from '#economics'
import type { RunReader } from '#run'
import { readPriceOverlay } from '#run/facts'
import { type ArmPrice, datedPrice } from '#study/price'
import { instantFlag } from './instant-flag.ts'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'

/** The flags that say what tokens cost. */
export interface CostPriceFlags {
  readonly priceOutput?: string
  readonly priceInput?: string
  readonly priceCached?: string
  readonly model?: string
  readonly provider?: string
  readonly at?: string
  readonly gpuHourUsd?: string
  readonly tokensPerSecond?: string
  readonly prefillTokensPerSecond?: string
  readonly gpus?: string
}

const amount = { least: 0, most: 1e9 }
const aboveZero = { least: 0, most: 1e12, open: true }

/**
 * What tokens of each arm of a run cost: as stated, on own hardware, by list price, or as they were billed. The arms of an
 * import are models: each has a list price of its own.
 */
export async function pricesOfRun(
  run: RunReader,
  flags: CostPriceFlags,
): Promise<ReadonlyMap<string, ArmPrice>> {
  const { arms, study } = run.description
  const price = await onePrice(run, flags)
  if (price) return new Map(arms.map(({ id }) => [id, price]))
  if (flags.model !== undefined || study.kind !== 'import') {
    const listed = await listPrice(run, flags, flags.model ?? run.description.engine.model)
    if ('absent' in listed) throw new UsageError(`${listed.absent}; ${waysToSay}`)
    return new Map(arms.map(({ id }) => [id, listed]))
  }
  const listed = new Map<string, ArmPrice>()
  for (const { id } of arms) listed.set(id, await listPrice(run, flags, id))
  if ([...listed.values()].every((one) => 'absent' in one))
    throw new UsageError(`no list price is known for any arm; ${waysToSay}`)
  return listed
}

const waysToSay =
  'say what tokens cost: --price-output 2.19 (--price-input, --price-cached), --model NAME --at DATE, or --gpu-hour-usd and --tokens-per-second'

async function onePrice(run: RunReader, flags: CostPriceFlags): Promise<ArmPrice | undefined> {
  const stated = statedPrice(flags)
  const own = hardwarePrice(flags)
  if (stated && own) throw new UsageError('either stated prices or own hardware, not both')
  const isListed = flags.model !== undefined || flags.provider !== undefined || flags.at !== undefined
  if ((stated || own) && isListed)
    throw new UsageError(
      'a list price (--model, --provider, --at) is another price than the one that is stated',
    )
  const price = stated ?? own
  if (price) return price
  if (!isListed && (await isBilled(run)))
    return { kind: 'as billed', source: 'what the server told that each response cost', notes: [] }
  return undefined
}

function statedPrice(flags: CostPriceFlags): ArmPrice | undefined {
  const usdPerMillion = pricesOf({
    output: numberFlag('--price-output', flags.priceOutput, amount),
    input: numberFlag('--price-input', flags.priceInput, amount),
    cachedInput: numberFlag('--price-cached', flags.priceCached, amount),
  })
  if (Object.keys(usdPerMillion).length === 0) return undefined
  if (usdPerMillion.output === undefined) throw new UsageError('--price-output is needed with other prices')
  return { kind: 'stated', usdPerMillion, source: 'as stated', notes: [] }
}

/** Own hardware as the flags state it, decoding and reading prompts; undefined where they don't. */
export function hardwareOf(
  flags: CostPriceFlags,
): { readonly decode: OwnHardware; readonly prefill?: OwnHardware } | undefined {
  const gpuHourUsd = numberFlag('--gpu-hour-usd', flags.gpuHourUsd, aboveZero)
  const decode = numberFlag('--tokens-per-second', flags.tokensPerSecond, aboveZero)
  const prefill = numberFlag('--prefill-tokens-per-second', flags.prefillTokensPerSecond, aboveZero)
  const gpus = numberFlag('--gpus', flags.gpus, { ...aboveZero, most: 1e8 })
  if ([gpuHourUsd, decode, prefill, gpus].every((one) => one === undefined)) return undefined
  if (gpuHourUsd === undefined || decode === undefined)
    throw new UsageError('own hardware takes both: --gpu-hour-usd and --tokens-per-second')
  const hardware = { gpuHourUsd, gpus: gpus ?? 1 }
  return {
    decode: { ...hardware, tokensPerSecond: decode },
    ...(prefill === undefined ? {} : { prefill: { ...hardware, tokensPerSecond: prefill } }),
  }
}

function hardwarePrice(flags: CostPriceFlags): ArmPrice | undefined {
  const hardware = hardwareOf(flags)
  if (!hardware) return undefined
  const { decode, prefill } = hardware
  return {
    kind: 'own hardware',
    usdPerMillion: pricesOf({
      output: ownHardwarePrice(decode),
      input: prefill && ownHardwarePrice(prefill),
      cachedInput: undefined,
    }),
    source: `${decode.gpus} GPUs at $${decode.gpuHourUsd} an hour, ${decode.tokensPerSecond} tokens of output a second`,
    notes: prefill === undefined ? ['input has no price: say --prefill-tokens-per-second'] : [],
  }
}

function pricesOf(prices: { readonly [Kind in keyof UsdPerMillion]-?: number | undefined }): UsdPerMillion {
  return Object.fromEntries(Object.entries(prices).filter(([, price]) => price !== undefined))
}

async function isBilled(run: RunReader): Promise<boolean> {
  for await (const { costUsd } of run.responses()) return costUsd !== undefined
  return false
}

async function listPrice(run: RunReader, flags: CostPriceFlags, model: string): Promise<ArmPrice> {
  const found = await datedPrice({
    model,
    at: instantFlag('--at', flags.at) ?? new Date(run.description.startedAt),
    overlay: readPriceOverlay(),
    ...(flags.provider === undefined ? {} : { provider: flags.provider }),
  })
  if ('absent' in found) return found
  const { usdPerMillion, source, date, at, notes } = found
  const isImport = run.description.study.kind === 'import' && flags.at === undefined
  return {
    kind: 'list',
    usdPerMillion,
    source: `${found.model} at ${at}: ${source}${date === undefined ? '' : `, ${date}`}`,
    notes: isImport ? [...notes, 'the price of the day of the import: say --at for another'] : notes,
  }
}
