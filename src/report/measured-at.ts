import type { Summary, SummaryArm } from '#run'

/** An estimate found in a summary. */
export interface Measured {
  readonly arm: string
  /** Inside the arm: `accuracy`, `tokens.all`, `underthinking.score`. */
  readonly path: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/**
 * The estimate at a path written `metric.arm`, such as `accuracy.tip`, `underthinking.score.none` or `passAt.8.none`. An arm
 * may be named by its policy alone where only one arm has that policy; of means by outcome, `all` is meant where none is
 * named. What is not there, or has no interval, is absent with the reason.
 */
export function measuredAt(summary: Summary, written: string): Measured | { readonly absent: string } {
  const found = armOf(summary, written)
  if (!found) {
    const arms = summary.arms.map(({ id }) => id).join(', ')
    return { absent: `"${written}" names no arm at its end: the arms are ${arms}` }
  }
  const { arm, path } = found
  const value = estimateAt(arm, path.split('.'))
  if (value) {
    return {
      arm: arm.id,
      path,
      value: value.value,
      low: value.low ?? Number.NEGATIVE_INFINITY,
      high: value.high ?? Number.POSITIVE_INFINITY,
    }
  }
  const reason = summary.absent[`arms.${arm.id}.${path}`] ?? summary.absent[`arms.${arm.id}.${path}.all`]
  return { absent: reason ?? `the summary has no estimate "${path}" of ${arm.id}` }
}

function armOf(
  { arms }: Summary,
  written: string,
): { readonly arm: SummaryArm; readonly path: string } | undefined {
  const byId = arms.find(({ id }) => written.endsWith(`.${id}`))
  if (byId) return { arm: byId, path: written.slice(0, -byId.id.length - 1) }
  const name = written.slice(written.lastIndexOf('.') + 1)
  const [named, another] = arms.filter(({ policy }) => policy.split(':')[0] === name)
  return named && !another ? { arm: named, path: written.slice(0, -name.length - 1) } : undefined
}

interface Bounds {
  readonly value: number
  readonly low: number | null
  readonly high: number | null
}

function estimateAt(arm: SummaryArm, path: readonly string[]): Bounds | undefined {
  let place: unknown = arm
  for (const name of path) place = partOf(place, name)
  if (isRecord(place) && !('value' in place) && 'all' in place) place = partOf(place, 'all')
  if (!isRecord(place)) return undefined
  const { value, low, high } = place
  if (typeof value !== 'number' || !isBound(low) || !isBound(high)) return undefined
  return { value, low, high }
}

/** Of a list, the entry of that k or level. */
function partOf(place: unknown, name: string): unknown {
  if (Array.isArray(place)) {
    const wanted = Number(name)
    return place.find((entry) => isRecord(entry) && (entry['k'] === wanted || entry['level'] === wanted))
  }
  return isRecord(place) && Object.hasOwn(place, name) ? place[name] : undefined
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isBound(value: unknown): value is number | null {
  return value === null || typeof value === 'number'
}
