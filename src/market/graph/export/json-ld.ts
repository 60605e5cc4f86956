import type { Graph } from '../graph.ts'

const vocabulary = 'https://jevons.invalid/graph#'
const xsd = 'http://www.w3.org/2001/XMLSchema#'

/** What the words of the export mean: names by schema.org, links by statements of RDF with their provenance. */
const context = {
  '@version': 1.1,
  '@vocab': vocabulary,
  '@base': `${vocabulary}object/`,
  id: '@id',
  type: '@type',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  name: { '@id': 'http://schema.org/name', '@container': '@language' },
  alternateName: 'http://schema.org/alternateName',
  from: { '@id': 'rdf:subject', '@type': '@id' },
  kind: { '@id': 'rdf:predicate', '@type': '@vocab' },
  to: { '@id': 'rdf:object', '@type': '@id' },
  source: 'http://purl.org/dc/terms/source',
  date: 'http://purl.org/dc/terms/date',
  shareOfFrom: { '@id': 'shareOfFrom', '@type': `${xsd}double` },
  shareOfTo: { '@id': 'shareOfTo', '@type': `${xsd}double` },
  properties: { '@id': 'properties', '@type': '@json' },
} as const

/** The graph as JSON-LD 1.1: objects with their types, and every link as a statement, so that it can carry its source. */
export function toJsonLd({ objects, links }: Graph): string {
  const things = objects.map(({ id, kind, name, stage, aliases, properties }) => ({
    id,
    type: kind,
    name,
    ...(stage === undefined ? {} : { stage }),
    ...(aliases === undefined ? {} : { alternateName: aliases }),
    ...(properties === undefined ? {} : { properties }),
  }))
  const statements = links.map((link, at) => ({ id: `link-${at}`, type: 'rdf:Statement', ...link }))
  return `${JSON.stringify({ '@context': context, '@graph': [...things, ...statements] }, undefined, 2)}\n`
}
