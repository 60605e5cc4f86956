import { isLocal, listPrice, statedPrice, type TokenPrice } from '#study'
import { priceIn } from './price-flag.ts'
import type { StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** What a study's responses cost, as far as it is known. */
export interface StudyPrice {
  /** Absent where none is known. */
  readonly price?: TokenPrice
  /** Nobody bills: the engine is in this process, or its server on this machine. */
  readonly isFree: boolean
}

/**
 * What the user states, else the list price of a server's model.
 * @throws UsageError where a limit is asked for and no price known, or where nobody agreed to an unknown price
 */
export async function studyPrice(
  { price: stated, maxCost, yes, dryRun }: StudyFlags,
  { model, server }: { readonly model: string; readonly server?: { readonly url: string } | undefined },
  world: World,
): Promise<StudyPrice> {
  const isFree = stated === undefined && (server === undefined || isLocal(server.url))
  const price =
    stated === undefined
      ? server && (await listPrice(model, server.url, world.now()))
      : statedPrice(priceIn(stated))
  if (price) return { price, isFree }
  if (maxCost !== undefined)
    throw new UsageError(`--max-cost: no price of ${model} is known here; say it with --price IN,OUT`)
  if (!isFree && yes !== true && dryRun !== true)
    throw new UsageError(
      `no price of ${model} is known here: add --price IN,OUT, or --yes to ask at any price`,
    )
  return { isFree }
}
