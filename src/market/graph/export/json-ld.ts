import type { Graph } from '../graph.ts'

const vocabulary = 'https://jevons.invalid/graph#'
// Without a fragment: resolving a name against a base drops what stands behind its #.
const things = 'https://jevons.invalid/graph/object/'
const statements = 'https://jevons.invalid/graph/link/'
const xsd = 'http://www.w3.org/2001/XMLSchema#'

/** What the words of the export mean: names by schema.org, links by statements of RDF with their provenance. */
const context = {
  '@version': 1.1,
  '@vocab': vocabulary,
  '@base': things,
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
  const described = objects.map(({ id, kind, name, stage, aliases, properties }) => ({
    id: reference(id),
    type: kind,
    name,
    ...(stage === undefined ? {} : { stage }),
    ...(aliases === undefined ? {} : { alternateName: aliases }),
    ...(properties === undefined ? {} : { properties }),
  }))
  const told = links.map((link, at) => ({
    id: `${statements}${at}`,
    type: 'rdf:Statement',
    ...link,
    from: reference(link.from),
    to: reference(link.to),
  }))
  return `${JSON.stringify({ '@context': context, '@graph': [...described, ...told] }, undefined, 2)}\n`
}

/** An id as a part of an IRI: one with a colon, a space or a slash would else be read as another name, or as none. */
function reference(id: string): string {
  return encodeURIComponent(id.replace(/\p{Surrogate}/gu, '\u{FFFD}'))
}
