import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildGraph } from './graph.ts'
import {
  type Effect,
  effects,
  type GraphFacts,
  type GraphLink,
  type GraphObject,
  type LinkKind,
  linkKinds,
  objectKinds,
} from './graph-facts.ts'
import { type Hit, hits } from './hit.ts'
import { linkRules } from './link-kinds.ts'

const told = { source: 'made up', date: '2025-01-01', confidence: 'low' } as const

function object(id: string, kind: GraphObject['kind']): GraphObject {
  return { id, kind, name: { en: id, ko: id } }
}

function link(from: string, kind: LinkKind, to: string, more: Partial<GraphLink> = {}): GraphLink {
  return { from, kind, to, ...told, ...more }
}

/** A memory goes into a chip of one maker, which two clouds buy; a foundry supplies the maker. */
const chain: GraphFacts = {
  objects: [
    object('ban', 'event'),
    object('shortage', 'event'),
    object('memory', 'chip'),
    object('chip', 'chip'),
    object('rival', 'chip'),
    object('memory-maker', 'company'),
    object('maker', 'company'),
    object('foundry', 'company'),
    object('big', 'company'),
    object('small', 'company'),
    object('fund', 'company'),
  ],
  links: [
    link('ban', 'strikes', 'chip', { effect: 'supply', size: 0.5 }),
    link('ban', 'strikes', 'chip', { effect: 'demand', size: 0.5 }),
    link('shortage', 'strikes', 'memory', { effect: 'supply' }),
    link('memory', 'partOf', 'chip', { shareOfTo: 1 }),
    link('memory-maker', 'makes', 'memory', { shareOfTo: 0.6 }),
    link('maker', 'makes', 'chip', { shareOfFrom: 0.4, shareOfTo: 1 }),
    link('foundry', 'supplies', 'maker', { shareOfFrom: 0.25 }),
    link('big', 'buys', 'chip', { shareOfFrom: 0.8 }),
    link('small', 'buys', 'chip'),
    link('chip', 'competes', 'rival'),
    link('fund', 'invests', 'maker', { stake: 0.3 }),
  ],
}

function byObject(all: readonly Hit[]): Record<string, readonly [Effect, number, number | null]> {
  return Object.fromEntries(all.map(({ object: id, effect, links, share }) => [id, [effect, links, share]]))
}

describe('who is hit', () => {
  it('a ban takes a chip from its buyers and its sales from its maker, and what the maker buys from the foundry', () => {
    expect(byObject(hits(buildGraph(chain), 'ban'))).toEqual({
      chip: ['supply', 1, 1],
      big: ['compute', 2, 0.8],
      maker: ['demand', 2, 0.4],
      memory: ['demand', 2, null],
      rival: ['gain', 2, null],
      small: ['compute', 2, null],
      foundry: ['demand', 3, 0.1],
      fund: ['value', 3, null],
      'memory-maker': ['demand', 3, null],
    })
  })

  it('what sells in place of something is a gain of its maker, beside what he loses elsewhere', () => {
    const links = [
      ...chain.links,
      link('rival-maker', 'makes', 'rival', { shareOfTo: 1 }),
      link('big', 'makes', 'model'),
      link('rival-maker', 'uses', 'model'),
    ]
    const objects = [...chain.objects, object('rival-maker', 'company'), object('model', 'model')]
    const hit = hits(buildGraph({ ...chain, objects, links }), 'ban').find(
      ({ object: id }) => id === 'rival-maker',
    )
    expect(hit).toMatchObject({ effect: 'gain', path: ['ban', 'chip', 'rival', 'rival-maker'] })
    expect(hit?.also).toMatchObject([{ effect: 'output', along: ['strikes', 'buys', 'makes', 'uses'] }])
  })

  it('a shortage does not hit who makes what is short, and does hit who makes what needs it', () => {
    const hit = byObject(hits(buildGraph(chain), 'shortage'))
    expect(hit['memory-maker']).toBeUndefined()
    expect(hit['maker']).toEqual(['output', 3, 0.4])
    expect(hit['big']).toEqual(['compute', 3, 0.8])
    expect(hit['foundry']).toBeUndefined()
  })

  it('comes in the order of links, then of shares, those that are unknown last', () => {
    expect(hits(buildGraph(chain), 'ban').map(({ object: id }) => id)).toEqual([
      'chip',
      'big',
      'maker',
      'memory',
      'rival',
      'small',
      'foundry',
      'fund',
      'memory-maker',
    ])
  })

  it('tells the way with its links, and what is at stake where the event has a size', () => {
    const hit = hits(buildGraph(chain), 'ban').find(({ object: id }) => id === 'foundry')
    expect(hit).toMatchObject({
      path: ['ban', 'chip', 'maker', 'foundry'],
      along: ['strikes', 'makes', 'supplies'],
      atStake: 0.05,
    })
  })

  it('of two equally short ways takes the one with the larger known share', () => {
    const links = [...chain.links, link('big', 'buys', 'chip', { shareOfFrom: 0.9, date: '2025-02-01' })]
    expect(byObject(hits(buildGraph({ ...chain, links }), 'ban'))['big']).toEqual(['compute', 2, 0.9])
  })

  it('who is short of compute trains less and rents out less, and makes its own chips as before', () => {
    const cloud = buildGraph({
      objects: [
        object('ban', 'event'),
        object('chip', 'chip'),
        object('own-chip', 'chip'),
        object('model', 'model'),
        ...['cloud', 'tenant', 'app', 'renter-of-app'].map((id) => object(id, 'company')),
      ],
      links: [
        link('ban', 'strikes', 'chip', { effect: 'supply' }),
        link('cloud', 'buys', 'chip'),
        link('cloud', 'makes', 'own-chip'),
        link('cloud', 'makes', 'model'),
        link('tenant', 'rents', 'cloud'),
        link('app', 'uses', 'model'),
        link('renter-of-app', 'rents', 'app'),
      ],
    })
    expect(byObject(hits(cloud, 'ban'))).toEqual({
      chip: ['supply', 1, 1],
      cloud: ['compute', 2, null],
      model: ['compute', 3, null],
      tenant: ['compute', 3, null],
      app: ['output', 4, null],
    })
  })

  it('ends in a ring of suppliers', () => {
    const ring = buildGraph({
      objects: [object('stop', 'event'), ...['a', 'b', 'c'].map((id) => object(id, 'company'))],
      links: [
        link('stop', 'strikes', 'a', { effect: 'supply' }),
        link('a', 'supplies', 'b'),
        link('b', 'supplies', 'c'),
        link('c', 'supplies', 'a'),
      ],
    })
    expect(hits(ring, 'stop').map(({ object: id, links }) => [id, links])).toEqual([
      ['a', 1],
      ['b', 2],
      ['c', 3],
    ])
  })

  it('refuses what is no event', () => {
    expect(() => hits(buildGraph(chain), 'chip')).toThrow('"chip" is no event')
  })
})

/** Graphs of any shape that the kinds of links allow, with one event. */
const anyGraph: fc.Arbitrary<GraphFacts> = fc
  .record({
    kinds: fc.array(fc.constantFrom(...objectKinds.filter((kind) => kind !== 'event')), {
      minLength: 2,
      maxLength: 12,
    }),
    joins: fc.array(
      fc.record({
        kind: fc.constantFrom(...linkKinds),
        from: fc.nat(12),
        to: fc.nat(12),
        effect: fc.constantFrom(...effects),
        shareOfFrom: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
        shareOfTo: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      }),
      { maxLength: 60 },
    ),
  })
  .map(({ kinds, joins }) => {
    const objects = [object('o0', 'event'), ...kinds.map((kind, at) => object(`o${at + 1}`, kind))]
    const links = joins.flatMap(({ kind, from, to, effect, shareOfFrom, shareOfTo }, at) => {
      const [first, second] = [objects[from % objects.length], objects[to % objects.length]]
      const rule = linkRules[kind]
      if (!first || !second || first === second) return []
      if (!rule.from.includes(first.kind) || !rule.to.includes(second.kind)) return []
      const shares = {
        ...(shareOfFrom === undefined ? {} : { shareOfFrom }),
        ...(shareOfTo === undefined ? {} : { shareOfTo }),
      }
      return [
        link(first.id, kind, second.id, {
          ...shares,
          ...(kind === 'strikes' ? { effect } : {}),
          source: `${at}`,
        }),
      ]
    })
    return { objects, links }
  })

describe('whatever the graph', () => {
  const seeded = { seed: 8, numRuns: 300 }

  it('more links hit at least as many objects', () => {
    fc.assert(
      fc.property(anyGraph, fc.nat(60), ({ objects, links }, kept) => {
        const fewer = hits(buildGraph({ objects, links: links.slice(0, kept) }), 'o0')
        const more = new Set(hits(buildGraph({ objects, links }), 'o0').map((hit) => hit.object))
        // What the event strikes itself is its own rule: a strike more can only shorten ways.
        expect(fewer.every((hit) => more.has(hit.object) || strikesMore(links, kept))).toBe(true)
      }),
      seeded,
    )
  })

  it('a share is at most each share on its path, and null where one of them is unknown', () => {
    fc.assert(
      fc.property(anyGraph, (facts) => {
        for (const hit of hits(buildGraph(facts), 'o0')) expect(isWithinShares(facts, hit)).toBe(true)
      }),
      seeded,
    )
  })

  it('each object comes once, by a way whose links are there', () => {
    fc.assert(
      fc.property(anyGraph, (facts) => {
        const all = hits(buildGraph(facts), 'o0')
        expect(new Set(all.map((hit) => hit.object)).size).toBe(all.length)
        for (const { object: id, path, along, links } of all) {
          expect(path.at(-1)).toBe(id)
          expect(path.length).toBe(links + 1)
          expect(
            along.every((kind, at) =>
              facts.links.some(
                (one) =>
                  one.kind === kind &&
                  [one.from, one.to].includes(path[at] ?? '') &&
                  [one.from, one.to].includes(path[at + 1] ?? ''),
              ),
            ),
          ).toBe(true)
        }
      }),
      seeded,
    )
  })
})

function strikesMore(links: readonly GraphLink[], kept: number): boolean {
  return links.slice(kept).some(({ kind }) => kind === 'strikes')
}

function isWithinShares(facts: GraphFacts, hit: Hit): boolean {
  return sharesOn(facts, hit).every((shares) => {
    const known = shares.filter((one) => one !== undefined)
    if (known.length === 0) return hit.share === null
    return (hit.share ?? 0) <= Math.max(...known)
  })
}

/** Of every link after the first, the shares that it could have: several links may join the same two. */
function sharesOn(facts: GraphFacts, { path, along }: Hit): readonly (readonly (number | undefined)[])[] {
  return path
    .slice(1)
    .map((id, at) => sharesInto(facts, { id, from: path[at], kind: along[at] }))
    .slice(1)
}

function sharesInto(
  { links }: GraphFacts,
  step: { readonly id: string; readonly from: string | undefined; readonly kind: string | undefined },
): readonly (number | undefined)[] {
  return links
    .filter(({ kind }) => kind === step.kind)
    .flatMap((one) => {
      if (one.from === step.from && one.to === step.id) return [one.shareOfTo]
      return one.to === step.from && one.from === step.id ? [one.shareOfFrom] : []
    })
}
