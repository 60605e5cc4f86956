import { type Calibration, calibrationStratum } from '#judge'
import type { MeasuredResponse } from './measured-response.ts'

/** The thoughts of many responses with what the judge said of each, in columns: what the correction goes through again and again. */
export interface JudgedColumns {
  /** Clusters of problems, in order of appearance. */
  readonly clusters: readonly string[]
  /** Where the responses of each cluster begin; one place more than there are clusters. */
  readonly firstResponse: Uint32Array
  /** Where the thoughts of each response begin; one place more than there are responses. */
  readonly firstThought: Uint32Array
  /** Stratum of the calibration, by thought. */
  readonly stratum: Uint16Array
  /** 1 where the judge calls the thought correct. */
  readonly judged: Uint8Array
  /** 1 − t_j/T, by thought: what UT is if this is the first correct one. */
  readonly left: Float64Array
}

/**
 * The incorrect responses all of whose thoughts are judged, counted and placed. A response without that says less than the
 * correction needs: which labels follow a "correct" that may be false.
 */
export function judgedColumns(
  responses: readonly MeasuredResponse[],
  calibration: Pick<Calibration, 'strata'>,
): JudgedColumns {
  const byCluster = new Map<string, ReadonlyThoughts[]>()
  for (const response of responses) {
    const thoughts = response.outcome === 'incorrect' ? judgedThoughts(response, calibration) : undefined
    if (thoughts === undefined) continue
    const own = byCluster.get(response.cluster)
    if (own) own.push(thoughts)
    else byCluster.set(response.cluster, [thoughts])
  }
  const clusters = [...byCluster.values()]
  const all = clusters.flat()
  const thoughts = all.flat()
  return {
    clusters: [...byCluster.keys()],
    firstResponse: places(clusters.map(({ length }) => length)),
    firstThought: places(all.map(({ length }) => length)),
    stratum: Uint16Array.from(thoughts, ({ stratum }) => stratum),
    judged: Uint8Array.from(thoughts, ({ judged }) => Number(judged)),
    left: Float64Array.from(thoughts, ({ left }) => left),
  }
}

interface JudgedThought {
  readonly stratum: number
  readonly judged: boolean
  readonly left: number
}

type ReadonlyThoughts = readonly JudgedThought[]

function judgedThoughts(
  { tokens, thoughts, withheld }: MeasuredResponse,
  calibration: Pick<Calibration, 'strata'>,
): ReadonlyThoughts | undefined {
  const { reasoning } = tokens
  if (!reasoning || withheld !== undefined) return undefined
  const judged: JudgedThought[] = []
  for (const [index, { correct, tokensUpTo, characters }] of thoughts.entries()) {
    if (correct === undefined || tokensUpTo === undefined || characters === undefined) return undefined
    const stratum = calibrationStratum(calibration, { position: index + 1, characters })
    if (stratum === undefined) return undefined
    judged.push({ stratum, judged: correct, left: 1 - tokensUpTo / reasoning })
  }
  return judged
}

/** Where each of several stretches begins, and where the last one ends. */
function places(lengths: readonly number[]): Uint32Array {
  const first = new Uint32Array(lengths.length + 1)
  for (const [index, length] of lengths.entries()) first[index + 1] = (first[index] as number) + length
  return first
}
