import { explanationLines, numberText } from '#economics'
import {
  type Acted,
  type ActionFacts,
  type ActionId,
  type Assumption,
  act,
  actionIds,
  actions,
  type ComparedDecision,
  compareDecisions,
  type DecisionScenario,
  type Given,
  type Graph,
} from '#market'
import {
  decisionScenarioSchema,
  readElasticities,
  readExportRules,
  readFleets,
  readGpuHourPrices,
  readGpus,
  readGraphScenarios,
} from '#run/facts'
import { askedFile } from './asked-file.ts'
import { askedGraph, askedObject, type GraphFlags } from './asked-graph.ts'
import { dayFlag } from './day-flag.ts'
import { outcomeName, outcomeText } from './graph-outcome-words.ts'
import { type GraphLanguage, graphWords } from './graph-words.ts'
import { harmlessText } from './harmless-text.ts'
import { languageFlag } from './peers-words.ts'
import { plainTable } from './plain-table.ts'
import { numberIn } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ActFlags extends GraphFlags {
  readonly country?: string
  readonly event?: string
  readonly set?: readonly string[]
  readonly explain?: true
}

/** `jevons graph act`: one of the project's calculators on an object of the graph. */
export async function graphAct(
  [action, asked]: readonly [string | undefined, string | undefined],
  given: object,
  world: World,
): Promise<void> {
  const flags = given as ActFlags
  const language = languageFlag(flags.lang)
  if (action === undefined) return world.out(flags.json ? actionsJson() : actionsText(language))
  const id = actionFlag(action)
  if (asked === undefined) throw new UsageError(`say on what: jevons graph act ${id} OBJECT`)
  const facts = actionFacts(flags)
  const object = askedObject(facts.graph, asked)
  const acted = withinDomain(() => act(id, object, { given: givenBy(flags), facts }))
  world.out(
    flags.json
      ? json(acted, flags.explain)
      : actedText(acted, { graph: facts.graph, language, explain: flags.explain }),
  )
}

function actionFlag(text: string): ActionId {
  const id = actionIds.find((one) => one === text.toLowerCase())
  if (id) return id
  throw new UsageError(`no action "${text.slice(0, 40)}": there are ${actionIds.join(', ')}`)
}

/** What actions compute with, from the facts of the project. */
function actionFacts(flags: GraphFlags): ActionFacts {
  const { graph } = flags
  const { rows, source, date } = readGpuHourPrices()
  const kw = rows.find(({ gpu }) => gpu === 'gb200')
  const [elasticity] = readElasticities().elasticities
  const stargate = readFleets().projects.find(({ id }) => id === 'stargate')
  const phase = stargate?.phases[0]
  const capex = phase?.parts.find(({ name }) => name === 'capex')
  if (!kw || !elasticity || !phase?.gpus || !capex)
    throw new Error('data/economics: what actions take is gone')
  return {
    graph: askedGraph(graph === undefined ? {} : { graph }),
    gpus: readGpus(),
    exportFacts: readExportRules(),
    usual: {
      elasticity: { value: elasticity.value, unit: '', source: elasticity.source },
      usdPerGpu: {
        value: (capex.usdBillion * 1e9) / phase.gpus,
        unit: 'USD',
        source: `Stargate, first phase: ${capex.usdBillion} bn USD for ${numberText(phase.gpus)} chips (${stargate?.source})`,
      },
      kwPerGpu: { value: kw.kwAllIn, unit: 'kW', source: `GB200, all-in (${source}, ${date})` },
    },
  }
}

function givenBy({ date, country, event, set = [] }: ActFlags): Given {
  const pairs = set.map((pair) => {
    const at = pair.indexOf('=')
    if (at < 1)
      throw new UsageError(`--set must be a name and a value, such as priceCut=5, not "${pair.slice(0, 40)}"`)
    const value = pair.slice(at + 1)
    const number = numberIn(value)
    return [pair.slice(0, at), typeof number === 'number' ? number : value] as const
  })
  const day = dayFlag('--date', date)
  return {
    ...Object.fromEntries(pairs),
    ...(day === undefined ? {} : { date: day }),
    ...(country === undefined ? {} : { country }),
    ...(event === undefined ? {} : { event }),
  }
}

function actionsJson(): string {
  return `${JSON.stringify(
    actions.map(({ id, name, kinds, inputs }) => ({ id, name, kinds, inputs })),
    undefined,
    2,
  )}\n`
}

function actionsText(language: GraphLanguage): string {
  const rows = actions.map(({ id, name, kinds, inputs }) => [
    id,
    name[language],
    kinds.join(', '),
    inputs.join(', '),
  ])
  return `${plainTable(rows, 4).join('\n')}\n`
}

function json(acted: Acted, explain: true | undefined): string {
  const { explained, ...rest } = acted
  return `${JSON.stringify(explain ? { ...rest, explained } : rest, undefined, 2)}\n`
}

function actedText(
  { outcomes, assumptions, explained, object, action }: Acted,
  { graph, language, explain }: Saying,
): string {
  const rows = Object.entries(outcomes).map(([name, value]) => [
    outcomeName(name, language),
    outcomeText(name, value, { graph, language }),
  ])
  const lines = [
    `${action}, ${object}`,
    ...plainTable(rows, 2),
    ...assumed(assumptions, language),
    ...(explain ? ['', ...explained.flatMap(explanationLines)] : []),
  ]
  return `${harmlessText(lines.join('\n'))}\n`
}

interface Saying {
  readonly graph: Graph
  readonly language: GraphLanguage
  readonly explain: true | undefined
}

function assumed(assumptions: readonly Assumption[], language: GraphLanguage): readonly string[] {
  if (assumptions.length === 0) return []
  return ['', `${graphWords[language].assumptions}:`, ...assumptionLines(assumptions)]
}

function assumptionLines(assumptions: readonly Assumption[]): readonly string[] {
  return plainTable(
    assumptions.map(({ name, value, unit, source }) => [
      name,
      `${typeof value === 'number' ? numberText(value) : value}${unit === '' ? '' : ` ${unit}`}`,
      source,
    ]),
    3,
  )
}

interface ScenarioFlags extends GraphFlags {
  readonly example?: string
  readonly explain?: true
}

/** `jevons graph scenario`: decisions by what comes of them. */
export async function graphScenario(file: string | undefined, given: object, world: World): Promise<void> {
  const flags = given as ScenarioFlags
  const language = languageFlag(flags.lang)
  if (file !== undefined && flags.example !== undefined) throw new UsageError('one of FILE and --example')
  if (file === undefined && flags.example === undefined) return world.out(examples(flags.json, language))
  const scenario =
    file === undefined ? example(flags.example ?? '') : askedFile('FILE', file, decisionScenarioSchema)
  const facts = actionFacts(flags)
  const { graph } = facts
  const compared = withinDomain(() => compareDecisions(scenario, facts))
  world.out(
    flags.json
      ? scenarioJson(scenario, compared, flags.explain)
      : scenarioText(scenario, compared, { graph, language, explain: flags.explain }),
  )
}

function examples(asJson: true | undefined, language: GraphLanguage): string {
  const all = readGraphScenarios()
  if (asJson) return `${JSON.stringify(all, undefined, 2)}\n`
  return `${plainTable(
    all.map(({ id, title }) => [id, title[language]]),
    2,
  ).join('\n')}\n`
}

function example(asked: string): DecisionScenario {
  const all = readGraphScenarios()
  const found = all.find(({ id }) => id === asked.toLowerCase())
  if (found) return found
  throw new UsageError(`--example ${asked.slice(0, 40)}: there are ${all.map(({ id }) => id).join(', ')}`)
}

function scenarioJson(
  { id, title, action }: DecisionScenario,
  compared: readonly ComparedDecision[],
  explain: true | undefined,
): string {
  const rows = compared.map(({ decision, case: one, object, assumptions, outcomes, explained }) => ({
    decision: decision.id,
    case: one?.id ?? null,
    object,
    assumptions,
    outcomes,
    ...(explain ? { explained } : {}),
  }))
  return `${JSON.stringify({ id, title, action, rows }, undefined, 2)}\n`
}

function scenarioText(
  scenario: DecisionScenario,
  compared: readonly ComparedDecision[],
  { graph, language, explain }: Saying,
): string {
  const words = graphWords[language]
  const names = [...new Set(compared.flatMap(({ outcomes }) => Object.keys(outcomes)))].filter(
    (name) => name !== 'basis' && name !== 'review',
  )
  const rows = compared.map(({ decision, case: one, outcomes }) => [
    decision.name[language],
    one?.name[language] ?? '',
    ...names.map((name) => outcomeText(name, outcomes[name] ?? null, { graph, language })),
  ])
  // What every row took alike is said once; what differs stands in the table.
  const all = compared.map(({ assumptions }) => assumptions)
  const alike = (all[0] ?? []).filter((one) =>
    all.every((others) => others.some((other) => other.name === one.name && other.value === one.value)),
  )
  const lines = [
    scenario.title[language],
    '',
    ...plainTable(
      [[words.decision, words.case, ...names.map((name) => outcomeName(name, language))], ...rows],
      2,
    ),
    ...assumed(alike, language),
    ...(explain ? ['', ...compared.flatMap(({ explained }) => explained.flatMap(explanationLines))] : []),
  ]
  return `${harmlessText(lines.join('\n'))}\n`
}
