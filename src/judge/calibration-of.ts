import type { AgreementCounts, Calibration, CalibrationStratum } from './calibration.ts'
import { calibrationStrata, type PlacedThought } from './calibration-strata.ts'
import { calibrationStratum } from './calibration-stratum.ts'

/** A thought that the judge has judged and of which the truth is known, or taken for known. */
export interface LabelledThought extends PlacedThought {
  /** The cluster of problems that it belongs to. */
  readonly cluster: string
  /** What the judge says: the thought is correct. */
  readonly judged: boolean
}

/**
 * What labelled thoughts tell of a judge's errors, counted by stratum and by cluster of problems. Strata are made from the
 * thoughts themselves, as many as they can bear. Linear in the thoughts.
 * @throws RangeError where a position is no whole number from 1 or a length none from 0
 */
export function calibrationOf(
  thoughts: readonly LabelledThought[],
  judge: Pick<Calibration, 'judge' | 'judgeVersion' | 'reference'>,
): Calibration {
  for (const { position, characters } of thoughts) {
    if (!(Number.isInteger(position) && position >= 1))
      throw new RangeError(`position ${position} of a thought: must be a whole number from 1`)
    if (!(Number.isInteger(characters) && characters >= 0))
      throw new RangeError(`${characters} characters of a thought: must be a whole number from 0`)
  }
  const strata = calibrationStrata(thoughts)
  const clusters = new Map<string, AgreementCounts[]>()
  for (const thought of thoughts) {
    const counts = clusters.get(thought.cluster) ?? strata.map(() => none)
    clusters.set(thought.cluster, counts)
    const stratum = stratumAmong(strata, thought)
    counts[stratum] = counted(counts[stratum] ?? none, thought)
  }
  const { judge: name, judgeVersion, reference } = judge
  return {
    judge: name,
    judgeVersion,
    reference,
    strata,
    clusters: [...clusters].map(([cluster, counts]) => ({ cluster, counts })),
  }
}

const none: AgreementCounts = { truePositive: 0, falseNegative: 0, trueNegative: 0, falsePositive: 0 }

function stratumAmong(strata: readonly CalibrationStratum[], thought: PlacedThought): number {
  const stratum = calibrationStratum({ strata }, thought)
  if (stratum === undefined) throw new Error('the strata do not cover every thought')
  return stratum
}

function counted(counts: AgreementCounts, { judged, truth }: LabelledThought): AgreementCounts {
  if (truth)
    return judged
      ? { ...counts, truePositive: counts.truePositive + 1 }
      : { ...counts, falseNegative: counts.falseNegative + 1 }
  return judged
    ? { ...counts, falsePositive: counts.falsePositive + 1 }
    : { ...counts, trueNegative: counts.trueNegative + 1 }
}
