import { z } from 'zod'
import {
  type Ban,
  type BlocFacts,
  banScopes,
  buildGraph,
  effects,
  type Graph,
  type GraphLink,
  type GraphObject,
  linkKinds,
  objectKinds,
  stages,
} from '#market'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const text = z.string().min(1)
const inLanguages = z.strictObject({ en: text, ko: text })
const part = z.number().min(0).max(1).exactOptional()
const day = z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/, 'must be YYYY, YYYY-MM or YYYY-MM-DD')
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower case with hyphens')

const object: z.ZodType<GraphObject> = z.strictObject({
  id,
  kind: z.enum(objectKinds),
  name: inLanguages,
  stage: z.enum(stages).exactOptional(),
  aliases: z.array(text).exactOptional(),
  properties: z.record(text, z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
})

const link: z.ZodType<GraphLink> = z.strictObject({
  from: id,
  kind: z.enum(linkKinds),
  to: id,
  shareOfFrom: part,
  shareOfTo: part,
  shareMeans: text.exactOptional(),
  units: z.number().int().positive().exactOptional(),
  usdBillion: z.number().positive().exactOptional(),
  stake: part,
  effect: z.enum(effects).exactOptional(),
  size: part,
  source: text,
  date: day,
  confidence,
})

const number = z.strictObject({ name: inLanguages, value: z.number(), unit: text, source: text, date: day })
const blocs: z.ZodType<BlocFacts> = z.strictObject({
  source: text,
  date: day,
  confidence,
  note: text.exactOptional(),
  factors: z.array(z.strictObject({ id, name: inLanguages })),
  blocs: z.array(z.strictObject({ id, name: inLanguages, countries: z.array(z.string().length(2)).min(1) })),
  cells: z.array(
    z.strictObject({
      factor: id,
      bloc: id,
      role: inLanguages.exactOptional(),
      players: z.array(id),
      numbers: z.array(number).exactOptional(),
    }),
  ),
})

const ban: z.ZodType<Ban> = z.strictObject({
  country: z.string().length(2),
  name: inLanguages,
  scope: z.enum(banScopes),
  from: z.iso.date(),
  public: z.iso.date(),
  by: inLanguages,
  what: inLanguages,
  source: text,
  confidence,
})

/** What of a graph is a user's own: objects and links. */
const graphParts = { objects: z.array(object).min(1), links: z.array(link) }

/** A graph in a file of a user's own: checked like the facts, with dangling links and ids that come twice refused. */
export const graphSchema: z.ZodType<Graph> = z
  .object({ version: z.literal(1), ...graphParts })
  .transform(checked)

const file = z.object({
  version: z.literal(1),
  ...graphParts,
  blocs,
  bans: z.object({ about: text, measures: z.array(ban) }),
})

/** The value chain with its blocs, and what states did about a model. */
interface ChainFacts {
  readonly graph: Graph
  readonly blocs: BlocFacts
  readonly bans: readonly Ban[]
}

const chainFacts: z.ZodType<ChainFacts> = file.transform(
  ({ objects, links, blocs: ofBlocs, bans }, context) => {
    const graph = checked({ objects, links }, context)
    if (graph === z.NEVER) return z.NEVER
    const known = new Set(objects.map((one) => one.id))
    for (const player of ofBlocs.cells.flatMap(({ players }) => players))
      if (!known.has(player))
        context.addIssue({ code: 'custom', path: ['blocs'], message: `there is no object "${player}"` })
    return { graph, blocs: ofBlocs, bans: bans.measures }
  },
)

function checked(
  facts: { readonly objects: readonly GraphObject[]; readonly links: readonly GraphLink[] },
  context: z.RefinementCtx,
): Graph {
  try {
    return buildGraph(facts)
  } catch (error) {
    context.addIssue({ code: 'custom', message: (error as Error).message })
    return z.NEVER
  }
}

/** The value chain as a typed graph, from `data/market/graph.json`. */
export function readGraph(): ChainFacts {
  return readFacts('graph.json', chainFacts, 'market')
}
