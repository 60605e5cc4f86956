import { BatchFailure, type Engine, EngineError, type Generation } from '#engine'
import type { FailureLine, ResponseKey, ResponseLine } from '#run'
import { requestsFor } from './generation-request.ts'
import { type ProgressListener, progressMeter } from './progress.ts'
import { responseId } from './response-id.ts'
import { plannedResponses, type StudyPlan } from './study-plan.ts'

export interface GenerationOptions {
  readonly engine: Engine
  readonly run: {
    readonly appendResponse: (line: ResponseLine) => void
    readonly appendFailure: (line: FailureLine) => void
  }
  /** Ids of the responses that are there already. */
  readonly present: ReadonlySet<string>
  /** Only these; all of the plan where left out. */
  readonly among?: ReadonlySet<string>
  readonly signal?: AbortSignal
  readonly onProgress?: ProgressListener
  /** Milliseconds from any fixed moment. */
  readonly clock: () => number
}

/** So many failures one after the other are no accident of single responses: the engine itself is at fault. */
const failuresInARow = 3

/**
 * Generates what the plan still lacks and hands each response over once it is complete. What the engine fails at is tried
 * once more by itself; failing again it is recorded as failed, for a resumed run to try.
 * @throws the reason of the signal once that aborts; the engine's error where it fails at everything
 */
export async function generateResponses(plan: StudyPlan, options: GenerationOptions): Promise<void> {
  const { present, among, run, clock, signal } = options
  const requestFor = requestsFor(plan)
  const planned = [...plannedResponses(plan)]
  const absent = planned.filter((key) => !present.has(responseId(key)))
  const missing = among ? absent.filter((key) => among.has(responseId(key))) : absent
  const progress = progressMeter({ done: planned.length - absent.length, total: planned.length, clock })
  options.onProgress?.(progress.now())
  const done = new Set<ResponseKey>()
  let unwritable: { readonly cause: unknown } | undefined
  const write = (line: ResponseLine): void => {
    try {
      run.appendResponse(line)
    } catch (cause) {
      unwritable = { cause }
      throw cause
    }
  }
  const attempt = async (keys: readonly ResponseKey[]): Promise<void> => {
    const generated = options.engine.generateAll(keys.map(requestFor), signal ? { signal } : {})
    for await (const { index, generation } of generated) {
      const key = keys[index]
      if (!key) throw new Error(`the engine answered request ${index} of ${keys.length}`)
      write(lineOf(key, generation))
      done.add(key)
      options.onProgress?.(progress.add(generation.usage.output))
    }
  }
  try {
    await attempt(missing)
  } catch (error) {
    const stop = (): void => {
      signal?.throwIfAborted()
      // A full disk is no failure of the engine: nothing more may be written after it.
      if (unwritable) throw unwritable.cause
    }
    stop()
    const fail = (key: ResponseKey, reason: string): void => run.appendFailure({ version: 1, ...key, reason })
    if (error instanceof BatchFailure) recordFailures(missing, error, fail)
    // An engine that tries again by itself has done what can be done.
    else if (error instanceof EngineError) throw error
    else
      await oneByOne(
        missing.filter((key) => !done.has(key)),
        { attempt, stop, fail },
      )
  }
  signal?.throwIfAborted()
}

/** @throws the failure where the engine gave up: what it did not try is no failure of its own */
function recordFailures(
  keys: readonly ResponseKey[],
  failure: BatchFailure,
  fail: (key: ResponseKey, reason: string) => void,
): void {
  for (const [index, reason] of failure.reasons) {
    const key = keys[index]
    if (!key) throw new Error(`the engine failed request ${index} of ${keys.length}`)
    fail(key, reason)
  }
  if (failure.gaveUp) throw failure
}

async function oneByOne(
  keys: readonly ResponseKey[],
  options: {
    readonly attempt: (keys: readonly ResponseKey[]) => Promise<void>
    readonly fail: (key: ResponseKey, reason: string) => void
    /** Throws what must end the study at once. */
    readonly stop: () => void
  },
): Promise<void> {
  let failures = 0
  for (const key of keys) {
    try {
      await options.attempt([key])
      failures = 0
    } catch (error) {
      options.stop()
      options.fail(key, error instanceof Error ? error.message : String(error))
      if (++failures >= failuresInARow) throw error
    }
  }
}

function lineOf({ problem, arm, sample }: ResponseKey, generation: Generation): ResponseLine {
  return { version: 1, problem, arm, sample, ...generation }
}
