import { readRun } from '#run'
import { compareRuns, type RunsComparison } from '#study'
import { compareText } from './compare-text.ts'
import { numberFlag } from './number-flag.ts'
import type { World } from './world.ts'

interface CompareFlags {
  readonly armA?: string
  readonly armB?: string
  readonly margin?: string
  readonly level?: string
  readonly json?: boolean
}

/** So many ids are listed at most; their number is told in full. */
const mostIds = 100

/** `jevons compare`: two runs on the problems that they share. */
export async function compare(
  folders: { readonly a: string; readonly b: string },
  given: object,
  world: World,
): Promise<void> {
  const { armA, armB, margin, level, json = false } = given as CompareFlags
  const share = { least: 0, most: 1, open: true }
  const [marginShare, levelShare] = [
    numberFlag('--margin', margin, share),
    numberFlag('--level', level, share),
  ]
  const found = await compareRuns(readRun(folders.a), readRun(folders.b), {
    ...(armA === undefined ? {} : { armA }),
    ...(armB === undefined ? {} : { armB }),
    ...(marginShare === undefined ? {} : { margin: marginShare }),
    ...(levelShare === undefined ? {} : { level: levelShare }),
  })
  world.out(
    json ? `${JSON.stringify(document(found, folders), undefined, 2)}\n` : compareText(found, folders),
  )
}

function document(found: RunsComparison, { a, b }: { readonly a: string; readonly b: string }): object {
  const { shared, mismatches, level, comparisons, absent } = found
  const listed = (ids: readonly string[]): object => ({ count: ids.length, ids: ids.slice(0, mostIds) })
  return {
    version: 1,
    a,
    b,
    problems: {
      shared: shared.clusters.length,
      clusters: new Set(shared.clusters).size,
      byText: shared.byText,
      onlyA: listed(shared.onlyA),
      onlyB: listed(shared.onlyB),
      otherText: listed(shared.otherText),
    },
    mismatches,
    family: { size: comparisons.length, level },
    comparisons,
    absent,
  }
}
