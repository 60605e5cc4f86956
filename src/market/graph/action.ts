import {
  builtOut,
  type Explained,
  type ExportFacts,
  explainBuildOut,
  explainChip,
  explainScenario,
  exportVerdict,
  type Gpu,
  scenarioRatios,
} from '#economics'
import type { InLanguages } from '../peer/peer.ts'
import type { Graph } from './graph.ts'
import type { GraphObject, ObjectKind } from './graph-facts.ts'
import { hits } from './hit.ts'

/** A number or a word that an action was given, or took since nobody gave one; with where it comes from. */
export interface Assumption {
  readonly name: string
  readonly value: number | string
  readonly unit: string
  readonly source: string
}

export type Outcome = number | string | boolean | null

export interface Acted {
  readonly action: ActionId
  readonly object: string
  readonly assumptions: readonly Assumption[]
  readonly outcomes: Readonly<Record<string, Outcome>>
  readonly explained: readonly Explained[]
}

/** What actions compute with, beside the graph. */
export interface ActionFacts {
  readonly graph: Graph
  readonly gpus: readonly Gpu[]
  readonly exportFacts: ExportFacts
  /** What is taken where nobody says otherwise. */
  readonly usual: Readonly<Record<'elasticity' | 'usdPerGpu' | 'kwPerGpu', Omit<Assumption, 'name'>>>
}

export const actionIds = ['export-rule', 'price-cut', 'capex-cut', 'exposure'] as const
export type ActionId = (typeof actionIds)[number]

export interface Action {
  readonly id: ActionId
  readonly name: InLanguages
  readonly kinds: readonly ObjectKind[]
  /** What may be given, by name. */
  readonly inputs: readonly string[]
  readonly run: (object: GraphObject, given: Given, facts: ActionFacts) => Omit<Acted, 'action' | 'object'>
}

/** What somebody gave, by the names of the action's inputs. */
export type Given = Readonly<Record<string, number | string>>

/** Calculators of the project that can be run on an object. */
export const actions: readonly Action[] = [
  {
    id: 'export-rule',
    name: { en: 'what do the rules of a day do to this chip', ko: '해당일의 수출통제가 이 칩에 미치는 영향' },
    kinds: ['chip', 'company'],
    inputs: ['date', 'country'],
    run: (object, given, facts) =>
      object.kind === 'chip' ? ofChip(object, given, facts) : ofMaker(object, given, facts),
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

const asGiven = 'as given'

function word(given: Given, name: string, usual?: string): string {
  const value = given[name] ?? usual
  if (value === undefined) throw new RangeError(`say ${name}`)
  return String(value)
}

function amount(
  given: Given,
  name: string,
  usual?: Omit<Assumption, 'name'>,
): Assumption & { value: number } {
  const value = given[name]
  if (value === undefined && typeof usual?.value === 'number') return { ...usual, name, value: usual.value }
  if (typeof value !== 'number') throw new RangeError(`say ${name} as a number`)
  return { name, value, unit: usual?.unit ?? '', source: asGiven }
}

function question(given: Given): { readonly date: string; readonly country: string } {
  return { date: word(given, 'date'), country: word(given, 'country', 'CN').toUpperCase() }
}

function said({ date, country }: { readonly date: string; readonly country: string }): readonly Assumption[] {
  return [
    { name: 'date', value: date, unit: '', source: asGiven },
    { name: 'country', value: country, unit: '', source: 'where it goes' },
  ]
}

function ofChip(
  object: GraphObject,
  given: Given,
  { gpus, exportFacts }: ActionFacts,
): Omit<Acted, 'action' | 'object'> {
  const gpu = gpus.find(({ id }) => id === object.properties?.['gpu'])
  if (gpu === undefined)
    throw new RangeError(`${object.id}: its speed and size are unknown to the calculator`)
  const asked = question(given)
  const verdict = exportVerdict(gpu, asked, exportFacts)
  const { controlled, clause, basis, tpp, performanceDensity, review } = verdict
  return {
    assumptions: said(asked),
    outcomes: { controlled, clause, basis, tpp, performanceDensity, review: review?.policy ?? null },
    explained: [explainChip(gpu)],
  }
}

function ofMaker(object: GraphObject, given: Given, facts: ActionFacts): Omit<Acted, 'action' | 'object'> {
  const { graph, gpus, exportFacts } = facts
  const asked = question(given)
  const made = (graph.leaving.get(object.id) ?? [])
    .filter(({ kind }) => kind === 'makes')
    .flatMap(({ to }) => gpus.filter(({ id }) => id === graph.byId.get(to)?.properties?.['gpu']))
  if (made.length === 0) throw new RangeError(`${object.id}: makes no chip that the calculator knows`)
  const verdicts = made.map((gpu) => exportVerdict(gpu, asked, exportFacts))
  const listed = (controlled: boolean | null): string =>
    verdicts
      .filter((one) => one.controlled === controlled)
      .map(({ chip }) => chip)
      .join(', ')
  return {
    assumptions: said(asked),
    outcomes: {
      chips: made.length,
      controlled: verdicts.filter((one) => one.controlled).length,
      needLicence: listed(true),
      needNone: listed(false),
      cannotBeTold: listed(null),
    },
    explained: made.map(explainChip),
  }
}

function priceCut(
  object: GraphObject,
  given: Given,
  { usual }: ActionFacts,
): Omit<Acted, 'action' | 'object'> {
  const one = { value: 1, unit: '×', source: 'no change unless given' }
  const cut = amount(given, 'priceCut', {
    ...one,
    value: 10,
    source: 'R1 beside o1, as the weekly printed it',
  })
  const gain = amount(given, 'answerGain', one)
  const hardware = amount(given, 'hardwareGain', {
    ...one,
    value: cut.value,
    source: 'all of the cut is efficiency',
  })
  const elasticity = amount(given, 'elasticity', usual.elasticity)
  const spend = spendOf(object, given)
  const scenario = {
    priceCut: cut.value,
    answerGain: gain.value,
    hardwareGain: hardware.value,
    elasticity: elasticity.value,
  }
  const ratios = scenarioRatios(scenario)
  return {
    assumptions: [cut, gain, hardware, elasticity, ...(spend ? [spend] : [])],
    outcomes: {
      spendRatio: ratios.spending,
      spendAfterUsdBillion: spend ? spend.value * ratios.spending : null,
      tokenRatio: ratios.tokens,
      gpuRatio: ratios.gpus,
      breakEvenElasticity: ratios.breakEvenElasticity ?? null,
    },
    explained: explainScenario(scenario),
  }
}

/** What is spent on tokens or the compute for them, where it was given or told. */
function spendOf({ properties }: GraphObject, given: Given): (Assumption & { value: number }) | undefined {
  const told = properties?.['computeUsdBillion2024']
  const source = String(properties?.['computeSource'] ?? '')
  const usual = typeof told === 'number' ? { value: told, unit: 'USD bn', source } : undefined
  if (usual === undefined && given['spendUsdBillion'] === undefined) return undefined
  return amount(given, 'spendUsdBillion', usual)
}

function capexCut(
  object: GraphObject,
  given: Given,
  { usual }: ActionFacts,
): Omit<Acted, 'action' | 'object'> {
  const told = object.properties?.['capexUsdBillion2025']
  const source = String(object.properties?.['capexSource'] ?? '')
  const capex = amount(
    given,
    'capexUsdBillion',
    typeof told === 'number' ? { value: told, unit: 'USD bn', source } : undefined,
  )
  const percent = amount(given, 'percent', { value: -20, unit: '%', source: 'unless given' })
  const perGpu = amount(given, 'usdPerGpu', usual.usdPerGpu)
  const kw = amount(given, 'kwPerGpu', usual.kwPerGpu)
  const builds = (usdBillion: number): Parameters<typeof builtOut>[0] => ({
    capexUsd: usdBillion * 1e9,
    usdPerGpu: perGpu.value,
    kwPerGpu: kw.value,
  })
  const before = builtOut(builds(capex.value))
  const changed = builds(capex.value * (1 + percent.value / 100))
  const after = builtOut(changed)
  const all = {
    name: 'all of it on accelerators',
    value: 1,
    unit: '',
    source: 'an upper bound: no firm says which part',
  }
  return {
    assumptions: [capex, percent, perGpu, kw, all],
    outcomes: {
      capexAfterUsdBillion: changed.capexUsd / 1e9,
      gpusBefore: before.gpus,
      gpusAfter: after.gpus,
      gpusChange: after.gpus - before.gpus,
      megawattsBefore: before.megawatts,
      megawattsAfter: after.megawatts,
      megawattsChange: after.megawatts - before.megawatts,
    },
    explained: [explainBuildOut(changed)],
  }
}

function exposure(
  object: GraphObject,
  given: Given,
  { graph }: ActionFacts,
): Omit<Acted, 'action' | 'object'> {
  const event = word(given, 'event')
  const hit = hits(graph, event).find((one) => one.object === object.id)
  const { effect, links = null, share = null, atStake = null, path = [] } = hit ?? {}
  return {
    assumptions: [{ name: 'event', value: event, unit: '', source: asGiven }],
    outcomes:
      effect === undefined
        ? { hit: false, why: `no link leads from it to ${object.id}` }
        : { hit: true, effect, links, share, atStake, path: path.join(' > ') },
    explained: [],
  }
}
