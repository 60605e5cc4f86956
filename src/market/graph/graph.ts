import type { GraphFacts, GraphLink, GraphObject } from './graph-facts.ts'
import { linkRules } from './link-kinds.ts'

/** Objects by id, and links by both their ends. */
export interface Graph extends GraphFacts {
  readonly byId: ReadonlyMap<string, GraphObject>
  readonly leaving: ReadonlyMap<string, readonly GraphLink[]>
  readonly arriving: ReadonlyMap<string, readonly GraphLink[]>
}

/**
 * Objects and links as a graph, in time and space linear in both.
 * @throws RangeError where an id comes twice, a link leads nowhere, to itself or joins what its kind does not join, or
 * a share is none
 */
export function buildGraph({ objects, links }: GraphFacts): Graph {
  const byId = new Map<string, GraphObject>()
  for (const object of objects) {
    if (byId.has(object.id)) throw new RangeError(`object "${object.id}" comes twice`)
    byId.set(object.id, object)
  }
  const told = new Set<string>()
  for (const link of links) {
    checkEnds(link, byId)
    checkNumbers(link)
    const once = JSON.stringify([link.from, link.kind, link.to, link.date, link.effect, link.source])
    if (told.has(once)) throw new RangeError(`${said(link)}: comes twice with the same date and source`)
    told.add(once)
  }
  return { objects, links, byId, leaving: grouped(links, 'from'), arriving: grouped(links, 'to') }
}

function checkEnds(link: GraphLink, byId: ReadonlyMap<string, GraphObject>): void {
  const [from, to] = [byId.get(link.from), byId.get(link.to)]
  if (from === undefined || to === undefined)
    throw new RangeError(`${said(link)}: there is no object "${from === undefined ? link.from : link.to}"`)
  if (from === to) throw new RangeError(`${said(link)}: joins an object to itself`)
  const rule = linkRules[link.kind]
  if (!rule.from.includes(from.kind) || !rule.to.includes(to.kind))
    throw new RangeError(`${said(link)}: ${link.kind} does not join ${from.kind} and ${to.kind}`)
  if (link.kind === 'strikes' && link.effect === undefined)
    throw new RangeError(`${said(link)}: must say which effect it has`)
}

function checkNumbers(link: GraphLink): void {
  for (const name of ['shareOfFrom', 'shareOfTo', 'stake', 'size'] as const) {
    const value = link[name]
    if (value !== undefined && !(value >= 0 && value <= 1))
      throw new RangeError(`${said(link)}: ${name} must be from 0 to 1, not ${value}`)
  }
}

function said({ from, kind, to }: GraphLink): string {
  return `link ${from} ${kind} ${to}`
}

function grouped(links: readonly GraphLink[], end: 'from' | 'to'): ReadonlyMap<string, readonly GraphLink[]> {
  const groups = new Map<string, GraphLink[]>()
  for (const link of links) {
    const group = groups.get(link[end])
    if (group) group.push(link)
    else groups.set(link[end], [link])
  }
  return groups
}

/**
 * The object that somebody names: by id, alias or name, however capitalised and spaced.
 * @throws RangeError with what comes near where there is none
 */
export function findObject({ objects }: Graph, asked: string): GraphObject {
  const wanted = plain(asked)
  const exact = objects.find(({ id }) => plain(id) === wanted)
  const found = exact ?? objects.find((object) => namesOf(object).some((name) => plain(name) === wanted))
  if (found) return found
  const near = objects.filter((object) => namesOf(object).some((name) => plain(name).includes(wanted)))
  const hint =
    near.length > 0 && wanted !== ''
      ? `near are ${near
          .slice(0, 8)
          .map(({ id }) => id)
          .join(', ')}`
      : 'jevons graph list names them'
  throw new RangeError(`no object "${asked.slice(0, 60)}": ${hint}`)
}

function namesOf({ id, name, aliases = [] }: GraphObject): readonly string[] {
  return [id, name.en, name.ko, ...aliases]
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[\s_.-]+/g, '-')
}

/** The graph as it was known on a day: without links that are dated later. */
export function knownBy(graph: Graph, day: string): Graph {
  // A date of a year or a month counts from its first day.
  const links = graph.links.filter(({ date }) => date <= day)
  return buildGraph({ objects: graph.objects, links })
}
