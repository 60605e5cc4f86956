import { type Calibration, calibrationOf, type LabelledThought, pureJudges, surest } from '#judge'
import type { RunReader } from '#run'
import { type JudgeSettings, judgeIdentity } from './judge-settings.ts'
import { type PlacedThought, type ThoughtReading, thoughtsToJudge } from './judge-thoughts.ts'
import { humanJudge, type Judging, judgingWith } from './judge-with.ts'
import { responseId } from './response-id.ts'
import { StudyError } from './study-error.ts'

/** What is taken for the truth about a thought; undefined where it says nothing of this one. */
export type Reference = (thought: PlacedThought) => boolean | undefined

/** The reference of this name for a run. Its final thoughts are as right as the responses they end in were graded. */
export async function referenceOf(run: RunReader, name: Calibration['reference']): Promise<Reference> {
  if (name === 'exact')
    return ({ problem, text }) => pureJudges.exact.judge(problem, text).correct ?? undefined
  if (name === 'human') return await humanReference(run)
  const outcomes = await gradedResponses(run)
  return ({ key, isFinal }) => (isFinal ? outcomes.get(responseId(key)) : undefined)
}

/** Which responses were graded, and whether they are correct. */
async function gradedResponses(run: RunReader): Promise<ReadonlyMap<string, boolean>> {
  const outcomes = new Map<string, boolean>()
  for await (const grade of run.grades()) {
    const { outcome } = grade
    if (outcome === 'correct' || outcome === 'incorrect')
      outcomes.set(responseId(grade), outcome === 'correct')
  }
  return outcomes
}

async function humanReference(run: RunReader): Promise<Reference> {
  const judging = await judgingWith({ judges: [humanJudge], rule: 'any', confidence: surest }, run.folder)
  return (thought) => judged(judging, thought)
}

/** How often a judge errs on all thoughts, and on those of incorrect responses, which underthinking is measured on. */
export interface MeasuredErrors {
  readonly all: Calibration
  /** Absent where no thought of an incorrect response is both judged and known, and against final thoughts. */
  readonly incorrect?: Calibration
}

/**
 * How often the judges of these settings agree with a reference, over the thoughts of which both say something: by position,
 * length and cluster of problems. What has to be asked must have been asked.
 * @throws StudyError where there is no such thought
 */
export async function calibrateJudge(
  run: RunReader,
  options: {
    readonly settings: JudgeSettings
    readonly reference: Calibration['reference']
    readonly reading: ThoughtReading
  },
): Promise<MeasuredErrors> {
  const { settings, reference, reading } = options
  const truthOf = await referenceOf(run, reference)
  const judging = await judgingWith(settings, run.folder)
  const graded = await gradedResponses(run)
  const labelled: { readonly thought: LabelledThought; readonly isOfIncorrect: boolean }[] = []
  let withTruth = 0
  for await (const placed of thoughtsToJudge(run, reading)) {
    const truth = truthOf(placed)
    if (truth === undefined) continue
    withTruth++
    const verdict = judged(judging, placed)
    if (verdict === undefined) continue
    const { position, text, problem, key } = placed
    labelled.push({
      thought: { position, characters: text.length, cluster: problem.cluster, truth, judged: verdict },
      isOfIncorrect: graded.get(responseId(key)) === false,
    })
  }
  if (labelled.length === 0) {
    throw new StudyError(
      withTruth === 0
        ? `${run.folder}: nothing says which of its thoughts are right: ${nothingToTell[reference]}`
        : `${judging.text} has judged none of the ${withTruth} thoughts of which the truth is known`,
    )
  }
  const about = { ...judgeIdentity(settings), reference }
  const ofIncorrect = labelled.filter(({ isOfIncorrect }) => isOfIncorrect)
  return {
    all: calibrationOf(thoughtsIn(labelled), about),
    // The final thought of an incorrect response is incorrect by this reference: it would never tell a sensitivity.
    ...(ofIncorrect.length === 0 || reference === 'final thoughts'
      ? {}
      : { incorrect: calibrationOf(thoughtsIn(ofIncorrect), about) }),
  }
}

function thoughtsIn(labelled: readonly { readonly thought: LabelledThought }[]): LabelledThought[] {
  return labelled.map(({ thought }) => thought)
}

const nothingToTell: Readonly<Record<Calibration['reference'], string>> = {
  exact: 'no problem of countdown',
  human: 'no labels; label thoughts in jevons view',
  'final thoughts': 'no graded response whose reasoning is the model’s own',
}

function judged(judging: Judging, { problem, response, key }: PlacedThought): boolean | undefined {
  return judging.judge({ problem, response, start: key.start, end: key.end }).correct ?? undefined
}
