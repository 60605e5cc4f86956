import {
  type ExchangeRate,
  type Explained,
  exchanged,
  explainCostPerAnswer,
  explainOwnHardwarePrice,
  explainTokens,
  of,
} from '#economics'
import { type RunReader, readRun, type SummaryEstimate } from '#run'
import { type AnswerCost, type ArmCost, measureAnswerCost } from '#study/price'
import { type CostPriceFlags, hardwareOf, pricesOfRun } from './cost-price.ts'
import { type ArmWon, costText, type WonEstimate } from './cost-text.ts'
import { explainedText } from './explained-text.ts'
import { fxFlag } from './fx-flag.ts'
import { numberFlag } from './number-flag.ts'
import { statusLine } from './status-line.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface CostFlags extends CostPriceFlags {
  readonly humanUsd?: string
  readonly fx?: string
  readonly level?: string
  readonly explain?: boolean
  readonly lang?: string
  readonly json?: boolean
}

/** A smaller run is read before there is anything to show. */
const shownEvery = 20_000

/** `jevons cost`: dollars for a right answer of each arm, by a price of tokens. */
export async function cost(folder: string, given: object, world: World): Promise<void> {
  const flags = given as CostFlags
  const fx = fxFlag(flags.fx)
  const level = numberFlag('--level', flags.level, { least: 0, most: 1, open: true }) ?? 0.95
  const humanUsd = numberFlag('--human-usd', flags.humanUsd, { least: 0, most: 1e9, open: true })
  const run = readRun(folder)
  const prices = await pricesOfRun(run, flags)
  const line = statusLine(world)
  let read = 0
  const measured = await measureAnswerCost(run, {
    priceOf: ({ id }) => prices.get(id) ?? { absent: 'no price is known' },
    ...(humanUsd === undefined ? {} : { humanUsd }),
    level,
    signal: world.signal,
    onResponse: () => {
      if (++read % shownEvery === 0) line.show(() => `${read.toLocaleString('en')} responses read`)
    },
  })
  line.end()
  const won = new Map(measured.arms.map((arm) => [arm.id, fx && wonOf(arm, fx)]))
  if (flags.json) return world.out(`${JSON.stringify(documentOf(run, measured, won), nullForAbsent, 2)}\n`)
  if (flags.explain) return world.out(explainedText(explained(measured, flags), flags.lang))
  world.out(costText(measured, won))
}

/** What is not known is null in JSON. */
function nullForAbsent(_name: string, value: unknown): unknown {
  return value === undefined ? null : value
}

function documentOf(
  run: RunReader,
  measured: AnswerCost,
  won: ReadonlyMap<string, ArmWon | undefined>,
): object {
  const arms = measured.arms.map((arm) => {
    const krw = won.get(arm.id)
    return krw === undefined ? arm : { ...arm, krw }
  })
  return { run: run.folder, ...measured, arms }
}

function wonOf({ costOfPass, underthinkingTaxUsd }: ArmCost, fx: ExchangeRate<'USD', 'KRW'>): ArmWon {
  const amount = (usd: number | null): number | null =>
    usd === null ? null : exchanged(of('USD', usd), fx).amount
  const won = ({ value, low, high }: SummaryEstimate): WonEstimate => ({
    value: amount(value) ?? 0,
    low: amount(low),
    high: amount(high),
  })
  return {
    rate: fx.rate,
    rateDate: fx.date,
    ...(costOfPass?.pooled && { costOfPassPooled: won(costOfPass.pooled) }),
    ...(underthinkingTaxUsd && { underthinkingTax: won(underthinkingTaxUsd) }),
  }
}

function explained({ arms }: AnswerCost, flags: CostFlags): readonly Explained[] {
  const formulas = arms.flatMap(({ id, price, tokens, answers, accuracy, costOfPass }) => {
    if ('absent' in price || price.kind === 'as billed' || !accuracy || !costOfPass) return []
    const each = {
      uncachedInput: tokens.uncachedInput / answers,
      cachedInput: tokens.cachedInput / answers,
      output: tokens.output / answers,
    }
    const costUsd = explainTokens(each, price.usdPerMillion, price.source)
    const whole = explainCostPerAnswer({ costUsd, accuracy: accuracy.value })
    return [{ ...whole, name: `${id}: ${whole.name}, pooled` }]
  })
  if (formulas.length === 0)
    throw new UsageError('nothing is priced by tokens, so there is no formula to print')
  const { decode, prefill } = hardwareOf(flags) ?? {}
  const hardware = [decode, prefill].flatMap((one) => (one ? [explainOwnHardwarePrice(one)] : []))
  return [...hardware, ...formulas]
}
