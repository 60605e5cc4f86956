import { dot, type Markish, pointer, type RenderFunction, rect, tip } from '@observablehq/plot'
import { palette } from './palette.ts'
import { filterAttribute, type ResponseFilter } from './response-filter.ts'

/** How a chart is drawn beyond its width. */
export interface PlotSetting {
  /** In a browser: marks answer the pointer and carry the filter of the responses they stand for. */
  readonly interactive?: boolean
  /** What every filter of the chart has, such as the level that the summary was narrowed to. */
  readonly filter?: ResponseFilter
}

/** A place of a chart that says something, and stands for responses. */
export interface Target {
  readonly x: number
  readonly y: number
  readonly hint: string
  readonly filter?: ResponseFilter | undefined
  /** A bar or a cell; without it a dot. */
  readonly box?: { readonly x1: number; readonly x2: number; readonly y1: number; readonly y2: number }
}

/** Pixels around a dot that still mean the dot. */
const reach = 11

/**
 * What lies over an interactive chart: shapes that cannot be seen and carry filters, and one tip for all of them, so that no
 * two are ever open at once. Nothing where a chart only stands on a page.
 */
export function liveMarks(
  targets: readonly Target[],
  { interactive = false, filter }: PlotSetting,
): Markish[] {
  if (!interactive || targets.length === 0) return []
  const boxed = targets.filter(({ box }) => box !== undefined)
  const dots = targets.filter(({ box }) => box === undefined)
  return [
    rect(boxed, {
      x1: ({ box }: Target) => box?.x1,
      x2: ({ box }: Target) => box?.x2,
      y1: ({ box }: Target) => box?.y1,
      y2: ({ box }: Target) => box?.y2,
      ...unseen,
      render: carrying(boxed, filter),
    }),
    dot(dots, { x: 'x', y: 'y', r: reach, ...unseen, render: carrying(dots, filter) }),
    tip(
      targets,
      pointer({
        x: 'x',
        y: 'y',
        title: 'hint',
        lineWidth: 26,
        fill: palette.paper,
        stroke: palette.muted,
        pathFilter: 'none',
        // It must not come between the pointer and what it tells of.
        pointerEvents: 'none',
      }),
    ),
  ]
}

const unseen = { fill: palette.paper, fillOpacity: 0 } as const

interface Shape {
  readonly children: Iterable<{ setAttribute(name: string, value: string): void }>
}

/** Writes its filter on the shape of each target that has one. */
function carrying(targets: readonly Target[], common: ResponseFilter | undefined): RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const group = next?.(index, scales, values, dimensions, context) ?? null
    if (group === null) return group
    for (const [place, shape] of [...(group as unknown as Shape).children].entries()) {
      const filter = targets[index[place] ?? -1]?.filter
      if (filter) shape.setAttribute(filterAttribute, JSON.stringify({ ...common, ...filter }))
    }
    return group
  }
}
