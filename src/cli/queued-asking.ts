import { readRun } from '#run'
import type { StudyQueue } from '#study/queue'
import type { EngineOpening } from './study-engine.ts'
import type { StudyFlags } from './study-request.ts'
import type { World } from './world.ts'

/** How the engine is asked, as far as that is the study's to say: no secret, and nothing that says where a key goes. */
const carried = [
  'unstreamed',
  'attempts',
  'firstTokenLimit',
  'stallLimit',
  'timeLimit',
  'requestsPerMinute',
  'tokensPerMinute',
  'price',
] as const

export function carriedOf(asked: object): Record<string, unknown> {
  const given = Object.entries(asked)
  return Object.fromEntries(given.filter(([name]) => carried.some((one) => one === name)))
}

/** What a study that replays a run says of it: which it is, and not where. */
export async function replayedOf({ engine, from }: StudyFlags): Promise<{ readonly replays?: string }> {
  return engine === 'replay' && from !== undefined ? { replays: await runIdOf(from) } : {}
}

/** The same for the same run, wherever it lies. */
export async function runIdOf(folder: string): Promise<string> {
  const { queuedStudyId } = await import('#study/queue')
  return queuedStudyId(readRun(folder).description)
}

/** Lets requests through to each server as fast as a study allows all its workers together; undefined where it says nothing. */
export async function queuedLimiter(
  { requestsPerMinute, tokensPerMinute }: Pick<StudyFlags, 'requestsPerMinute' | 'tokensPerMinute'>,
  {
    queue,
    world,
    say,
  }: { readonly queue: StudyQueue; readonly world: World; readonly say: (line: string) => void },
): Promise<EngineOpening['limiter']> {
  if (requestsPerMinute === undefined && tokensPerMinute === undefined) return undefined
  const [{ sharedLimiter }, { sharedPace }] = await Promise.all([
    import('#engine/adapter/openai'),
    import('#study/queue'),
  ])
  const limits = {
    ...(requestsPerMinute !== undefined && { requestsPerMinute }),
    ...(tokensPerMinute !== undefined && { tokensPerMinute }),
  }
  return (baseUrl) => sharedLimiter(sharedPace(queue.postgres, baseUrl, { ...limits, say }), world)
}
