import type { Engine } from '#engine'
import type { RunReader } from '#run'
import { type KnownResponse, plannedResponses, responseId, type StudyPlan, studyCost } from '#study'
import { count, counted, studyCostText } from './study-cost-text.ts'
import type { StudyPrice } from './study-price.ts'
import type { StudyFlags } from './study-request.ts'
import type { World } from './world.ts'

/** `jevons study --dry-run`: what would be asked and what it would cost. Nothing is asked and nothing written. */
export async function sayPlan(
  plan: StudyPlan,
  {
    asked,
    engine,
    resumed,
    priced: { price, isFree },
    world,
  }: {
    readonly asked: StudyFlags
    readonly engine: Engine
    readonly resumed: RunReader | undefined
    readonly priced: StudyPrice
    readonly world: World
  },
): Promise<void> {
  const description = engine.describe()
  const known: KnownResponse[] = []
  for await (const response of resumed?.responses() ?? []) known.push(response)
  const present = new Set(known.map(responseId))
  const missing = [...plannedResponses(plan)].filter((key) => !present.has(responseId(key))).length
  const cost = price && studyCost(plan, known, { price, engine: description })
  if (asked.json) {
    const said = {
      missing,
      present: known.length,
      billed: !isFree,
      ...cost,
      ...(price && { price: price.source }),
    }
    return world.out(`${JSON.stringify(said, undefined, 2)}\n`)
  }
  const arms = plan.description.arms.filter(({ selection }) => selection === null).length
  const { samples } = plan.description.study as { readonly samples: number }
  const shape = `${counted(plan.problems.length, 'problem')} × ${counted(samples, 'sample')} × ${counted(arms, 'arm')}`
  const there = known.length === 0 ? '' : `, ${count(known.length)} of them there already`
  const unpriced = `${counted(missing, 'response')} to ask for, ${isFree ? 'billed by nobody' : 'at a price that is not known here'}`
  const told = cost && price ? studyCostText(cost, price) : unpriced
  world.out(`${shape}${there}\n${told}\nnothing was asked\n`)
}
