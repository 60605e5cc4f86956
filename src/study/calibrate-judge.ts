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
  const outcomes = new Map<string, boolean>()
  for await (const grade of run.grades()) {
    const { outcome } = grade
    if (outcome === 'correct' || outcome === 'incorrect')
      outcomes.set(responseId(grade), outcome === 'correct')
  }
  return ({ key, isFinal }) => (isFinal ? outcomes.get(responseId(key)) : undefined)
}

async function humanReference(run: RunReader): Promise<Reference> {
  const judging = await judgingWith({ judges: [humanJudge], rule: 'any', confidence: surest }, run.folder)
  return (thought) => judged(judging, thought)
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
): Promise<Calibration> {
  const { settings, reference, reading } = options
  const truthOf = await referenceOf(run, reference)
  const judging = await judgingWith(settings, run.folder)
  const labelled: LabelledThought[] = []
  let withTruth = 0
  for await (const thought of thoughtsToJudge(run, reading)) {
    const truth = truthOf(thought)
    if (truth === undefined) continue
    withTruth++
    const verdict = judged(judging, thought)
    if (verdict === undefined) continue
    const { position, text, problem } = thought
    labelled.push({ position, characters: text.length, cluster: problem.cluster, truth, judged: verdict })
  }
  if (labelled.length === 0) {
    throw new StudyError(
      withTruth === 0
        ? `${run.folder}: nothing says which of its thoughts are right: ${nothingToTell[reference]}`
        : `${judging.text} has judged none of the ${withTruth} thoughts of which the truth is known`,
    )
  }
  return calibrationOf(labelled, { ...judgeIdentity(settings), reference })
}

const nothingToTell: Readonly<Record<Calibration['reference'], string>> = {
  exact: 'no problem of countdown',
  human: 'no labels; label thoughts in jevons view',
  'final thoughts': 'no graded response whose reasoning is the model’s own',
}

function judged(judging: Judging, { problem, response, key }: PlacedThought): boolean | undefined {
  return judging.judge({ problem, response, start: key.start, end: key.end }).correct ?? undefined
}
