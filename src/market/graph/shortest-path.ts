import type { Graph } from './graph.ts'
import type { GraphLink } from './graph-facts.ts'

/** One step of a path: a link, walked with its direction or against it. */
export interface PathStep {
  readonly link: GraphLink
  readonly reached: string
  readonly way: 'with' | 'against'
}

/**
 * A shortest way from one object to another along links in either direction; undefined where there is none. Countries
 * and events are ends and never on the way: that two firms are in one country joins them in nothing. Of equally short ways the one
 * whose links come first.
 */
export function shortestPath(graph: Graph, from: string, to: string): readonly PathStep[] | undefined {
  const before = new Map<string, PathStep & { readonly left: string }>()
  const queue = [from]
  const seen = new Set(queue)
  for (const at of queue) {
    if (at === to) return walked(before, to)
    if (at !== from && !isPassable(graph, at)) continue
    for (const step of stepsFrom(graph, at)) {
      if (seen.has(step.reached)) continue
      seen.add(step.reached)
      before.set(step.reached, { ...step, left: at })
      queue.push(step.reached)
    }
  }
  return undefined
}

function isPassable({ byId }: Graph, id: string): boolean {
  const kind = byId.get(id)?.kind
  return kind !== 'country' && kind !== 'event'
}

function stepsFrom({ leaving, arriving }: Graph, at: string): readonly PathStep[] {
  const withLinks = (leaving.get(at) ?? []).map((link) => ({ link, reached: link.to, way: 'with' as const }))
  const against = (arriving.get(at) ?? []).map((link) => ({
    link,
    reached: link.from,
    way: 'against' as const,
  }))
  return [...withLinks, ...against]
}

function walked(
  before: ReadonlyMap<string, PathStep & { readonly left: string }>,
  to: string,
): readonly PathStep[] {
  const steps: PathStep[] = []
  for (let step = before.get(to); step !== undefined; step = before.get(step.left)) {
    const { link, reached, way } = step
    steps.push({ link, reached, way })
  }
  return steps.reverse()
}
