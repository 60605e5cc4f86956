import { RunError, type RunReader } from '#run'
import { plannedResponses, responseId, type StudyPlan } from '#study'
import { resumeCommand } from './shell-word.ts'

/**
 * A study must be finished before anything is said of it.
 * @throws RunError with the command that finishes it
 */
export async function refuseUnfinished(plan: StudyPlan, run: RunReader): Promise<void> {
  const tried = new Set<string>()
  for await (const line of run.responses()) tried.add(responseId(line))
  for await (const line of run.failures()) tried.add(responseId(line))
  const planned = [...plannedResponses(plan)].map(responseId)
  const done = planned.filter((id) => tried.has(id)).length
  if (done < planned.length) {
    throw new RunError(
      `${run.folder}: unfinished, ${done} of ${planned.length} responses; finish it with: ${resumeCommand(run.folder)}`,
    )
  }
}
