import type { Graph } from '../graph.ts'
import type { GraphLink, GraphObject } from '../graph-facts.ts'

type Value = string | number | boolean | undefined

interface Column {
  readonly id: string
  readonly of: 'node' | 'edge'
  readonly type: 'string' | 'double'
}

const nodeColumns = ['kind', 'name', 'nameKo', 'stage', 'aliases', 'properties'] as const
const numbers = ['shareOfFrom', 'shareOfTo', 'stake', 'size', 'units', 'usdBillion'] as const
const words = ['kind', 'shareMeans', 'effect', 'source', 'date', 'confidence'] as const

const columns: readonly Column[] = [
  ...nodeColumns.map((id) => ({ id, of: 'node', type: 'string' }) as const),
  ...words.map((id) => ({ id, of: 'edge', type: 'string' }) as const),
  ...numbers.map((id) => ({ id, of: 'edge', type: 'double' }) as const),
]

/**
 * The graph as GraphML 1.0, which networkx, Gephi, yEd and igraph read. What is absent has no `data` element; properties of an
 * object stand together as JSON.
 */
export function toGraphml({ objects, links }: Graph): string {
  const keys = columns.map(
    ({ id, of, type }) => `<key id="${of}-${id}" for="${of}" attr.name="${id}" attr.type="${type}"/>`,
  )
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...keys.map((key) => `  ${key}`),
    '  <graph id="value-chain" edgedefault="directed">',
    ...objects.map(
      (object) => `    <node id="${escaped(object.id)}">${data('node', nodeValues(object))}</node>`,
    ),
    ...links.map(
      (link, at) =>
        `    <edge id="e${at}" source="${escaped(link.from)}" target="${escaped(link.to)}">${data('edge', edgeValues(link))}</edge>`,
    ),
    '  </graph>',
    '</graphml>',
  ]
  return `${lines.join('\n')}\n`
}

function nodeValues({
  kind,
  name,
  stage,
  aliases,
  properties,
}: GraphObject): Readonly<Record<string, Value>> {
  return {
    kind,
    name: name.en,
    nameKo: name.ko,
    stage,
    aliases: aliases?.join(', '),
    properties: properties === undefined ? undefined : JSON.stringify(properties),
  }
}

function edgeValues(link: GraphLink): Readonly<Record<string, Value>> {
  return Object.fromEntries([...words, ...numbers].map((name) => [name, link[name]]))
}

function data(of: Column['of'], values: Readonly<Record<string, Value>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `<data key="${of}-${name}">${escaped(String(value))}</data>`)
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

/** Text as XML 1.0 may hold it: characters that it may not are replaced. */
export function escaped(text: string): string {
  return text
    .replace(/[&<>"']/g, (character) => entities[character] ?? character)
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '\u{FFFD}')
}
