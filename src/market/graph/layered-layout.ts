import type { Graph } from './graph.ts'
import { type GraphLink, type GraphObject, stages } from './graph-facts.ts'

/** A box of the picture: a name at a place. */
export interface PlacedObject {
  readonly object: GraphObject
  readonly column: number
  /** Left and upper edge, in pixels. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export interface PlacedColumn {
  readonly stage: (typeof stages)[number]
  /** Whether it holds things that are made, not who makes them. */
  readonly goods: boolean
  readonly x: number
  readonly width: number
}

export interface Layout {
  readonly columns: readonly PlacedColumn[]
  readonly placed: ReadonlyMap<string, PlacedObject>
  /** Those whose both ends are placed. */
  readonly links: readonly GraphLink[]
  readonly width: number
  readonly height: number
}

export interface LayoutMeasures {
  /** Pixels that a name takes. */
  readonly textWidth: (object: GraphObject) => number
  readonly boxHeight: number
  readonly rowGap: number
  readonly columnGap: number
  readonly padding: number
}

const sweeps = 6

/**
 * A column for each stage of the value chain, companies before what they make. In a column the order follows the middle of what each
 * is linked to, swept there and back: the same graph always gives the same picture. Objects without a stage (countries,
 * rules, events) have no place.
 */
export function layeredLayout({ objects, links }: Graph, measures: LayoutMeasures): Layout {
  const slots = stages.flatMap((stage) => [false, true].map((goods) => ({ stage, goods })))
  const filled = slots
    .map((slot) => ({ ...slot, members: objects.filter((one) => isIn(one, slot)) }))
    .filter(({ members }) => members.length > 0)
  const shown = new Set(filled.flatMap(({ members }) => members.map(({ id }) => id)))
  const drawn = links.filter(({ from, to }) => shown.has(from) && shown.has(to))
  const columns = sorted(
    filled.map(({ members }) => members),
    drawn,
  )
  return positioned(
    filled.map((slot, at) => ({ ...slot, members: columns[at] ?? [] })),
    { links: drawn, measures },
  )
}

function isIn(
  { stage, kind }: GraphObject,
  slot: { readonly stage: GraphObject['stage']; readonly goods: boolean },
): boolean {
  return stage === slot.stage && (kind === 'chip' || kind === 'model') === slot.goods
}

type Columns = readonly (readonly GraphObject[])[]

function sorted(columns: Columns, links: readonly GraphLink[]): Columns {
  const neighbours = new Map<string, string[]>()
  for (const { from, to } of links) {
    neighbours.set(from, [...(neighbours.get(from) ?? []), to])
    neighbours.set(to, [...(neighbours.get(to) ?? []), from])
  }
  let current = columns
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const order = current.map((_, at) => (sweep % 2 === 0 ? at : current.length - 1 - at))
    for (const at of order) {
      const heights = heightsOf(current)
      current = current.map((members, place) =>
        place === at ? byMiddle(members, (id) => middleOf(neighbours.get(id) ?? [], heights)) : members,
      )
    }
  }
  return current
}

/** Where each object stands in its column, 0 at the top and 1 at the bottom. */
function heightsOf(columns: Columns): ReadonlyMap<string, number> {
  return new Map(
    columns.flatMap((members) => members.map(({ id }, at) => [id, (at + 0.5) / members.length] as const)),
  )
}

function middleOf(ids: readonly string[], heights: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined
  return ids.reduce((sum, id) => sum + (heights.get(id) ?? 0.5), 0) / ids.length
}

/** What is linked to nothing goes to the end. */
function byMiddle(
  members: readonly GraphObject[],
  middle: (id: string) => number | undefined,
): readonly GraphObject[] {
  return members
    .map((object, at) => ({ object, at, middle: middle(object.id) ?? 2 }))
    .toSorted((a, b) => a.middle - b.middle || a.at - b.at)
    .map(({ object }) => object)
}

type Filled = Pick<PlacedColumn, 'stage' | 'goods'> & { readonly members: readonly GraphObject[] }

function positioned(
  filled: readonly Filled[],
  { links, measures }: { readonly links: readonly GraphLink[]; readonly measures: LayoutMeasures },
): Layout {
  const { textWidth, boxHeight, rowGap, columnGap, padding } = measures
  const tallest = Math.max(0, ...filled.map(({ members }) => members.length))
  const inner = Math.max(0, tallest * (boxHeight + rowGap) - rowGap)
  const placed = new Map<string, PlacedObject>()
  const columns: PlacedColumn[] = []
  let x = padding
  for (const [column, { stage, goods, members }] of filled.entries()) {
    const width = Math.ceil(Math.max(...members.map(textWidth)))
    columns.push({ stage, goods, x, width })
    // Shorter columns spread over the height, at most thrice as loose as the tallest.
    const step = Math.min((inner + rowGap) / members.length, 3 * (boxHeight + rowGap))
    const top = padding + (inner + rowGap - step * members.length) / 2 + (step - rowGap - boxHeight) / 2
    for (const [row, object] of members.entries()) {
      const y = Math.round(top + row * step)
      placed.set(object.id, { object, column, x, y, width, height: boxHeight })
    }
    x += width + columnGap
  }
  return { columns, placed, links, width: x - columnGap + padding, height: inner + 2 * padding }
}
