import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { buildGraph } from '../graph.ts'
import type { GraphFacts } from '../graph-facts.ts'
import { toGraphml } from './graphml.ts'
import { toJsonLd } from './json-ld.ts'
import { linkColumns, linkTable } from './link-table.ts'

const facts: GraphFacts = {
  objects: [
    {
      id: 'a',
      kind: 'company',
      name: { en: 'A <&> "B"', ko: '에이' },
      stage: 'chips',
      aliases: ['AAA'],
      properties: { ticker: 'AAA', units: 3 },
    },
    { id: 'b', kind: 'company', name: { en: 'B\u0000', ko: '비' } },
  ],
  links: [
    {
      from: 'a',
      kind: 'supplies',
      to: 'b',
      shareOfFrom: 0.25,
      source: 'A & B, "press"',
      date: '2025-02-07',
      confidence: 'low',
    },
    { from: 'b', kind: 'invests', to: 'a', source: 'C', date: '2025', confidence: 'medium' },
  ],
}
const graph = buildGraph(facts)

/** A GraphML file read as networkx reads one: by its keys. */
function read(text: string): { nodes: object[]; edges: object[] } {
  const { document } = parseHTML(text)
  const names = new Map(
    [...document.querySelectorAll('key')].map((key) => [
      key.getAttribute('id'),
      key.getAttribute('attr.name'),
    ]),
  )
  const values = (element: (typeof document)['documentElement']): object =>
    Object.fromEntries(
      [...element.querySelectorAll('data')].map((one) => [
        names.get(one.getAttribute('key')),
        one.textContent,
      ]),
    )
  return {
    nodes: [...document.querySelectorAll('node')].map((node) => ({ id: node.id, ...values(node) })),
    edges: [...document.querySelectorAll('edge')].map((edge) => ({
      from: edge.getAttribute('source'),
      to: edge.getAttribute('target'),
      ...values(edge),
    })),
  }
}

describe('the graph as GraphML', () => {
  it('comes back with every object, every link and every value, and without what is absent', () => {
    const { nodes, edges } = read(toGraphml(graph))
    expect(nodes).toEqual([
      {
        id: 'a',
        kind: 'company',
        name: 'A <&> "B"',
        nameKo: '에이',
        stage: 'chips',
        aliases: 'AAA',
        properties: '{"ticker":"AAA","units":3}',
      },
      { id: 'b', kind: 'company', name: 'B\u{FFFD}', nameKo: '비' },
    ])
    expect(edges).toEqual([
      {
        from: 'a',
        to: 'b',
        kind: 'supplies',
        source: 'A & B, "press"',
        date: '2025-02-07',
        confidence: 'low',
        shareOfFrom: '0.25',
      },
      { from: 'b', to: 'a', kind: 'invests', source: 'C', date: '2025', confidence: 'medium' },
    ])
  })

  it('declares every key that it uses', () => {
    const text = toGraphml(graph)
    const used = [...text.matchAll(/<data key="([^"]+)"/g)].map(([, key]) => key)
    const declared = [...text.matchAll(/<key id="([^"]+)"/g)].map(([, key]) => key)
    expect(used.filter((key) => !declared.includes(key))).toEqual([])
    expect(new Set(declared).size).toBe(declared.length)
  })
})

describe('the graph as JSON-LD', () => {
  const document = JSON.parse(toJsonLd(graph)) as {
    '@context': Record<string, unknown>
    '@graph': Record<string, unknown>[]
  }

  it('has a context and a node for every object and every link', () => {
    expect(document['@context']).toMatchObject({ id: '@id', type: '@type' })
    expect(document['@graph']).toHaveLength(4)
    expect(document['@graph'][2]).toMatchObject({
      type: 'rdf:Statement',
      from: 'a',
      kind: 'supplies',
      to: 'b',
      source: 'A & B, "press"',
    })
  })

  it('names every node once, and statements are about nodes that are there', () => {
    const ids = document['@graph'].map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const ends = document['@graph'].flatMap(({ from, to }) => [from, to]).filter((end) => end !== undefined)
    expect(ends.every((end) => ids.includes(end))).toBe(true)
  })

  it('has a context whose every term and every name resolves to an IRI of its own', () => {
    const odd = toJsonLd(
      buildGraph({
        objects: ['urn:a b', 'c/../d', '한국'].map((id) => ({
          id,
          kind: 'company',
          name: { en: id, ko: id },
        })),
        links: [],
      }),
    )
    const { '@context': context, '@graph': nodes } = JSON.parse(odd) as typeof document
    const base = String(context['@base'])
    const all = [...nodes, ...document['@graph']].map(({ id }) => new URL(String(id), base).href)
    expect(new Set(all).size).toBe(7)
    expect(all.every((iri) => /^https:\/\/jevons\.invalid\/graph\/(object|link)\/[^/#\s]+$/.test(iri))).toBe(
      true,
    )
    expect(all.slice(0, 2)).toEqual([`${base}urn%3Aa%20b`, `${base}c%2F..%2Fd`])

    const vocabulary = String(context['@vocab'])
    const prefixes = Object.entries(context).filter(
      ([term, meaning]) => term === 'rdf' && typeof meaning === 'string',
    )
    const iriOf = (term: unknown): string => {
      const [prefix, rest] = String(term).split(':')
      const known = prefixes.find(([name]) => name === prefix)
      return known === undefined ? new URL(String(term), vocabulary).href : `${known[1]}${rest}`
    }
    const terms = Object.entries(context).filter(([term]) => !term.startsWith('@'))
    const meanings = terms
      .map(([, meaning]) => (typeof meaning === 'string' ? meaning : (meaning as { '@id': string })['@id']))
      .filter((meaning) => meaning !== '@id' && meaning !== '@type')
      .map(iriOf)
    expect(meanings).toHaveLength(terms.length - 2)
    expect(meanings.every((iri) => /^https?:\/\/[^\s]+$/.test(iri))).toBe(true)
  })
})

describe('the graph as a table', () => {
  it('has a row a link and a cell a column, empty where absent', () => {
    const rows = linkTable(graph)
    expect(rows.map((row) => row.length)).toEqual([linkColumns.length, linkColumns.length])
    expect(rows[1]?.[linkColumns.indexOf('shareOfFrom')]).toBeUndefined()
  })
})
