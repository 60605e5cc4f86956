import { buildGraph, type Graph, type GraphFacts, type GraphObject } from '#market'
import facts from '../../data/market/graph.json'

/** The value chain of the facts; the same file that the command line reads. */
export const chainGraph: Graph = buildGraph(facts as unknown as GraphFacts)

/** What could happen. */
export const chainEvents: readonly GraphObject[] = chainGraph.objects.filter(({ kind }) => kind === 'event')
