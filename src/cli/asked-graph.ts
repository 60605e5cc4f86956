import { findObject, type Graph, type GraphObject, knownBy } from '#market'
import { graphSchema, readGraph } from '#run/facts'
import { askedFile } from './asked-file.ts'
import { dayFlag } from './day-flag.ts'
import { withinDomain } from './within-domain.ts'

export interface GraphFlags {
  readonly date?: string
  readonly graph?: string
  readonly lang?: string
  readonly json?: true
}

/** The graph that is asked about: the project's or a user's own, as it was known on a day where one is named. */
export function askedGraph({ graph, date }: GraphFlags): Graph {
  const whole = graph === undefined ? readGraph().graph : askedFile('--graph', graph, graphSchema)
  const day = dayFlag('--date', date)
  return day === undefined ? whole : withinDomain(() => knownBy(whole, day))
}

/** @throws UsageError with what comes near where there is no such object */
export function askedObject(graph: Graph, asked: string): GraphObject {
  return withinDomain(() => findObject(graph, asked))
}
