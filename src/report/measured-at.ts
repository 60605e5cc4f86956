import { armsNamed, type Summary, type SummaryArm } from '#run'

/** An estimate found in a summary. */
export interface Measured {
  readonly arm: string
  /** Inside the arm: `accuracy`, `tokens.all`, `underthinking.score`. */
  readonly path: string
  readonly value: number
  readonly low: number
  readonly high: number
}

/** Nothing is there: why, and what to write in its place where an arm was not named well enough. */
export interface NotMeasured {
  readonly absent: string
  readonly instead?: string
}

/**
 * The estimate at a path written `metric.arm`, such as `accuracy.tip`, `underthinking.score.none` or `passAt.8.none`. Of an
 * arm's id as much is enough as no other arm begins with; of means by outcome, `all` is meant where none is
 * named. What is not there, or has no interval, is absent with the reason.
 */
export function measuredAt(summary: Summary, written: string): Measured | NotMeasured {
  const { path, arms } = armsIn(summary, written)
  const [arm, another] = arms
  if (!arm) {
    const [first, ...others] = summary.arms.map(({ id }) => id)
    const instead = first === undefined || path === '' ? {} : { instead: `${path}.${first}` }
    return {
      absent: `"${written}" names no arm at its end: the arms are ${[first, ...others].join(', ')}`,
      ...instead,
    }
  }
  if (another) {
    const absent = `"${written}" can mean ${arms.map(({ id }) => id).join(' or ')}`
    return { absent, instead: `${path}.${arm.id}` }
  }
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

/** Names of arms hold dots of their own: the longest end that names any is the name. */
function armsIn(
  { arms }: Summary,
  written: string,
): { readonly path: string; readonly arms: readonly SummaryArm[] } {
  const ids = arms.map(({ id }) => id)
  for (let at = written.indexOf('.'); at >= 0; at = written.indexOf('.', at + 1)) {
    const named = armsNamed(ids, written.slice(at + 1))
    if (named.length > 0)
      return { path: written.slice(0, at), arms: arms.filter(({ id }) => named.includes(id)) }
  }
  // An arm whose id says nothing of its policy can go by that.
  const at = Math.max(0, written.lastIndexOf('.'))
  const name = written.slice(at + 1)
  const byPolicy = arms.filter(({ policy, selection }) => selection === null && policy.split(':')[0] === name)
  return { path: written.slice(0, at), arms: at === 0 ? [] : byPolicy }
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
