import type { Graph } from './graph.ts'
import type { Effect, GraphLink } from './graph-facts.ts'
import { isLoss, type Spread, shareReached, spreads } from './link-kinds.ts'

/** How an event reaches an object in one way. */
export interface Reached {
  readonly effect: Effect
  /** Objects from the event to the one that is hit. */
  readonly path: readonly string[]
  /** The kinds of the links between them. */
  readonly along: readonly string[]
  /** How many links: 1 for what the event strikes itself. */
  readonly links: number
  /**
   * The part of the object's business on this path: the product of the shares along it. Null where one of them is unknown: never 0.
   */
  readonly share: number | null
  /** Share times the size of the event; null where either is unknown. */
  readonly atStake: number | null
}

/** An object that an event hits, by the nearest way. */
export interface Hit extends Reached {
  readonly object: string
  /** Other effects on the same object. */
  readonly also: readonly Reached[]
}

interface State {
  readonly object: string
  readonly effect: Effect
  readonly links: number
  readonly share: number | null
  readonly size: number | null
  readonly before?: State
  readonly along: string
}

/**
 * Who is hit by an event, by the rules of {@link spreads}: breadth first, so that each object is reached by the fewest links; of
 * equally short ways the one with the largest known share. Cycles end where they would reach an object twice with one effect.
 * @throws RangeError where the object is no event
 */
export function hits(graph: Graph, event: string): readonly Hit[] {
  const object = graph.byId.get(event)
  if (object?.kind !== 'event') throw new RangeError(`"${event}" is no event: jevons graph list --kind event`)
  const done = new Map<string, State>()
  let layer = best(struck(graph, event), done)
  while (layer.length > 0) {
    for (const state of layer) done.set(keyOf(state), state)
    layer = best(
      layer.flatMap((state) => nextOf(graph, state)),
      done,
    )
  }
  return ordered(collected([...done.values()], event))
}

function struck({ leaving }: Graph, event: string): readonly State[] {
  return (leaving.get(event) ?? []).flatMap(({ kind, to, effect, size = null }) =>
    kind === 'strikes' && effect !== undefined
      ? [{ object: to, effect, links: 1, share: 1, size, along: 'strikes' }]
      : [],
  )
}

const spreadsOf: ReadonlyMap<Effect, readonly Spread[]> = new Map(
  spreads.map(({ effect }) => [effect, spreads.filter((one) => one.effect === effect)]),
)

function nextOf({ byId, leaving, arriving }: Graph, state: State): readonly State[] {
  const rules = (spreadsOf.get(state.effect) ?? []).filter(
    ({ notFromStruck }) => !(notFromStruck && state.links === 1),
  )
  return rules.flatMap(({ along, way, gives, to }) => {
    const ahead = way === 'against' ? [] : (leaving.get(state.object) ?? [])
    const back = way === 'with' ? [] : (arriving.get(state.object) ?? [])
    const step = (link: GraphLink, end: 'from' | 'to'): State => ({
      object: link[end],
      effect: gives,
      links: state.links + 1,
      share: productOf(state.share, shareReached(link, end)),
      size: state.size,
      before: state,
      along,
    })
    const isOn = ({ kind }: GraphLink, reached: string): boolean =>
      kind === along && (to === undefined || byId.get(reached)?.kind === to)
    return [
      ...ahead.filter((link) => isOn(link, link.to)).map((link) => step(link, 'to')),
      ...back.filter((link) => isOn(link, link.from)).map((link) => step(link, 'from')),
    ]
  })
}

function productOf(share: number | null, next: number | undefined): number | null {
  return share === null || next === undefined ? null : share * next
}

/** Of states of one layer the best for each object and effect, without those that were reached before. */
function best(states: readonly State[], done: ReadonlyMap<string, State>): readonly State[] {
  const chosen = new Map<string, State>()
  for (const state of states) {
    const key = keyOf(state)
    if (done.has(key)) continue
    const other = chosen.get(key)
    if (other === undefined || (state.share ?? -1) > (other.share ?? -1)) chosen.set(key, state)
  }
  return [...chosen.values()]
}

function keyOf({ object, effect }: State): string {
  return `${effect} ${object}`
}

function collected(states: readonly State[], event: string): readonly Hit[] {
  const byObject = new Map<string, Reached[]>()
  for (const state of states) {
    const all = byObject.get(state.object) ?? []
    all.push(reachedBy(state, event))
    byObject.set(state.object, all)
  }
  return [...byObject].flatMap(([object, all]) => {
    const [first, ...also] = all.toSorted(nearer)
    return first ? [{ object, ...first, also }] : []
  })
}

function reachedBy(state: State, event: string): Reached {
  const path: string[] = []
  const along: string[] = []
  for (let at: State | undefined = state; at !== undefined; at = at.before) {
    path.push(at.object)
    along.push(at.along)
  }
  const { effect, links, share, size } = state
  return {
    effect,
    path: [event, ...path.reverse()],
    along: along.reverse(),
    links,
    share,
    atStake: share === null || size === null ? null : share * size,
  }
}

/** Fewest links first; a loss before a gain; then the larger share, unknown ones last. */
function nearer(a: Reached, b: Reached): number {
  return (
    a.links - b.links ||
    Number(isLoss(b.effect)) - Number(isLoss(a.effect)) ||
    (b.share ?? -1) - (a.share ?? -1)
  )
}

function ordered(all: readonly Hit[]): readonly Hit[] {
  return all.toSorted(
    (a, b) =>
      a.links - b.links ||
      (b.share ?? -1) - (a.share ?? -1) ||
      (a.object < b.object ? -1 : a.object > b.object ? 1 : 0),
  )
}
