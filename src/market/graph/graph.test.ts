import { describe, expect, it } from 'vitest'
import { type Ban, bansOn, blocMatrix } from './blocs.ts'
import { buildGraph, findObject, knownBy } from './graph.ts'
import type { GraphFacts, GraphLink, GraphObject, LinkKind } from './graph-facts.ts'
import { shortestPath } from './shortest-path.ts'

function object(id: string, kind: GraphObject['kind'] = 'company'): GraphObject {
  return { id, kind, name: { en: id.toUpperCase(), ko: id }, aliases: [`${id}-x`] }
}

function link(from: string, kind: LinkKind, to: string, more: Partial<GraphLink> = {}): GraphLink {
  return { from, kind, to, source: 'made up', date: '2025-01-01', confidence: 'low', ...more }
}

const facts: GraphFacts = {
  objects: [object('a'), object('b'), object('c'), object('d'), object('kr', 'country')],
  links: [
    link('a', 'supplies', 'b'),
    link('c', 'supplies', 'b', { date: '2025-03' }),
    link('a', 'locatedIn', 'kr'),
    link('d', 'locatedIn', 'kr'),
  ],
}

describe('a graph', () => {
  it.each<[string, Partial<GraphFacts>]>([
    ['object "a" comes twice', { objects: [...facts.objects, object('a')] }],
    ['link a supplies z: there is no object "z"', { links: [link('a', 'supplies', 'z')] }],
    ['link a supplies a: joins an object to itself', { links: [link('a', 'supplies', 'a')] }],
    ['supplies does not join country and company', { links: [link('kr', 'supplies', 'a')] }],
    ['shareOfTo must be from 0 to 1, not 1.5', { links: [link('a', 'supplies', 'b', { shareOfTo: 1.5 })] }],
    [
      'shareOfFrom must be from 0 to 1, not NaN',
      { links: [link('a', 'supplies', 'b', { shareOfFrom: Number.NaN })] },
    ],
    ['comes twice with the same date', { links: [link('a', 'supplies', 'b'), link('a', 'supplies', 'b')] }],
  ])('refuses: %s', (words, wrong) => {
    expect(() => buildGraph({ ...facts, ...wrong })).toThrow(words)
  })

  it('finds objects by id, alias and either name, and says what is near', () => {
    const graph = buildGraph(facts)
    expect(['a', 'A', 'a-x', 'A X'].map((asked) => findObject(graph, asked).id)).toEqual(['a', 'a', 'a', 'a'])
    expect(() => findObject(graph, '-x')).toThrow('near are a, b, c, d, kr')
  })

  it('as of a day is without links that are dated later', () => {
    expect(knownBy(buildGraph(facts), '2025-02-07').links).toHaveLength(3)
  })
})

describe('the way between two objects', () => {
  it('goes along links and against them', () => {
    const steps = shortestPath(buildGraph(facts), 'a', 'c')
    expect(steps?.map(({ reached, way }) => [reached, way])).toEqual([
      ['b', 'with'],
      ['c', 'against'],
    ])
  })

  it('does not lead through a country, though to one', () => {
    const graph = buildGraph(facts)
    expect(shortestPath(graph, 'a', 'd')).toBeUndefined()
    expect(shortestPath(graph, 'a', 'kr')).toHaveLength(1)
  })

  it('from an object to itself has no steps', () => {
    expect(shortestPath(buildGraph(facts), 'a', 'a')).toEqual([])
  })

  it('takes time in proportion to its links: a chain of 30,000 is walked', () => {
    const count = 30_000
    const objects = Array.from({ length: count }, (_, at) => object(`n${at}`))
    const links = objects.slice(1).map(({ id }, at) => link(`n${at}`, 'supplies', id))
    expect(shortestPath(buildGraph({ objects, links }), 'n0', `n${count - 1}`)).toHaveLength(count - 1)
  })
})

describe('blocs and bans', () => {
  const words = { en: 'x', ko: 'x' }

  it('has a cell for every factor and bloc, empty where nobody is named', () => {
    const rows = blocMatrix({
      source: 's',
      date: '2025',
      confidence: 'low',
      factors: [{ id: 'f', name: words }],
      blocs: [
        { id: 'us', name: words, countries: ['US'] },
        { id: 'cn', name: words, countries: ['CN'] },
      ],
      cells: [{ factor: 'f', bloc: 'cn', players: ['p'] }],
    })
    expect(rows[0]?.cells.map(({ players }) => players)).toEqual([[], ['p']])
  })

  it('counts a measure from the day on which it was both in force and public, each country by its strictest', () => {
    const ban = (country: string, scope: Ban['scope'], from: string, told = from): Ban => ({
      country,
      name: words,
      scope,
      from,
      public: told,
      by: words,
      what: words,
      source: 's',
      confidence: 'low',
    })
    const bans = [
      ban('KR', 'investigating', '2025-01-31'),
      ban('KR', 'government', '2025-02-05', '2025-02-06'),
      ban('IN', 'government', '2025-01-29', '2025-02-05'),
      ban('IT', 'complete', '2025-01-30'),
    ]
    const on = (day: string): readonly string[] =>
      bansOn(bans, day).map(({ country, scope }) => `${country} ${scope}`)
    expect(on('2025-02-04')).toEqual(['IT complete', 'KR investigating'])
    expect(on('2025-02-06')).toEqual(['IT complete', 'IN government', 'KR government'])
    expect(on('2025-01-01')).toEqual([])
  })
})
