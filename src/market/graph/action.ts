import type { InLanguages } from '../peer/peer.ts'
import { exportRule } from './act-on-chip.ts'
import { capexCut, priceCut } from './act-on-spending.ts'
import { type ActionFacts, asGiven, type Given, type Worked, word } from './action-given.ts'
import type { GraphObject, ObjectKind } from './graph-facts.ts'
import { hits } from './hit.ts'

/** What came of an action. */
export interface Acted extends Worked {
  readonly action: ActionId
  readonly object: string
}

export const actionIds = ['export-rule', 'price-cut', 'capex-cut', 'exposure'] as const
export type ActionId = (typeof actionIds)[number]

export interface Action {
  readonly id: ActionId
  readonly name: InLanguages
  readonly kinds: readonly ObjectKind[]
  /** What may be given, by name. */
  readonly inputs: readonly string[]
  readonly run: (object: GraphObject, given: Given, facts: ActionFacts) => Worked
}

/** Calculators of the project that can be run on an object. */
export const actions: readonly Action[] = [
  {
    id: 'export-rule',
    name: { en: 'what do the rules of a day do to this chip', ko: '해당일의 수출통제가 이 칩에 미치는 영향' },
    kinds: ['chip', 'company'],
    inputs: ['date', 'country'],
    run: exportRule,
  },
  {
    id: 'price-cut',
    name: {
      en: 'what does a price cut of tokens do to this buyer’s spend',
      ko: '토큰 가격 인하가 이 구매자의 지출에 미치는 영향',
    },
    kinds: ['company', 'model'],
    inputs: ['priceCut', 'answerGain', 'hardwareGain', 'elasticity', 'spendUsdBillion'],
    run: priceCut,
  },
  {
    id: 'capex-cut',
    name: {
      en: 'what does a change of capex do to GPUs and megawatts',
      ko: 'capex 변화가 GPU·전력에 미치는 영향',
    },
    kinds: ['company'],
    inputs: ['percent', 'capexUsdBillion', 'usdPerGpu', 'kwPerGpu'],
    run: capexCut,
  },
  {
    id: 'exposure',
    name: { en: 'how does an event reach this object', ko: '사건이 이 대상에 이르는 경로' },
    kinds: ['company', 'chip', 'model', 'dataCentre'],
    inputs: ['event'],
    run: exposure,
  },
]

/**
 * Runs an action on an object.
 * @throws RangeError where it cannot be run on this one, or something given is unknown, missing or outside its domain
 */
export function act(id: ActionId, object: GraphObject, run: { given: Given; facts: ActionFacts }): Acted {
  const action = actions.find((one) => one.id === id)
  if (action === undefined) throw new RangeError(`no action "${id}": there are ${actionIds.join(', ')}`)
  if (!action.kinds.includes(object.kind))
    throw new RangeError(
      `${id} runs on ${action.kinds.join(' and ')}: ${object.id} is of kind ${object.kind}`,
    )
  const unknown = Object.keys(run.given).find((name) => !action.inputs.includes(name))
  if (unknown !== undefined)
    throw new RangeError(`${id} takes ${action.inputs.join(', ')}, not "${unknown.slice(0, 40)}"`)
  return { action: id, object: object.id, ...action.run(object, run.given, run.facts) }
}

function exposure(object: GraphObject, given: Given, { graph }: ActionFacts): Worked {
  const event = word(given, 'event')
  const hit = hits(graph, event).find((one) => one.object === object.id)
  const { effect, links = null, share = null, atStake = null, path = [] } = hit ?? {}
  return {
    assumptions: [{ name: 'event', value: event, unit: '', source: asGiven }],
    outcomes:
      effect === undefined
        ? { hit: false, unreached: object.id }
        : { hit: true, effect, links, share, atStake, path: path.join(' > ') },
    explained: [],
  }
}
