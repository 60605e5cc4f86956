import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { type Engine, type EngineDescription, usableProcessors } from '#engine'
import { isLocal } from '#study'
import type { QueuedStudy, WorkerProgress } from '#study/queue'
import { threadsOf } from './import-flags.ts'
import { numberFlag } from './number-flag.ts'
import { queueUrl } from './queue-url.ts'
import { statusLine } from './status-line.ts'
import { counted } from './study-cost-text.ts'
import { openStudyEngine } from './study-engine.ts'
import { readStudyFlags, type StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface WorkerFlags {
  readonly queue?: string
  readonly concurrency?: string
  readonly baseUrl?: string
  readonly model?: string
  readonly requestsPerMinute?: string
  readonly tokensPerMinute?: string
  readonly threads?: string
  readonly sharedFolder?: string
  readonly heartbeat?: string
  readonly untilEmpty?: boolean
  readonly quiet?: boolean
}

/** `jevons worker`: takes responses to generate and shards to score from a queue, and stores there what comes of them. */
export async function worker(flags: WorkerFlags, world: World): Promise<void> {
  const { concurrency, heartbeat, limits } = numbersOf(flags)
  const scoring = scoringOf(flags)
  const { openStudyQueue, runWorker } = await import('#study/queue')
  const queue = await openStudyQueue(queueUrl(flags.queue, world))
  const line = flags.quiet ? undefined : statusLine(world)
  const say = (text: string): void => {
    line?.end()
    if (!flags.quiet) world.err(`${text}\n`)
  }
  say(`works on the studies of ${queue.url}; Ctrl-C or SIGTERM lets it finish what it has at hand`)
  try {
    const done = await runWorker({
      queue,
      version: world.versions.jevons,
      name: `${hostname()}:${process.pid}`,
      openEngine: (study) => openWorkerEngine(study, { ...limits, ...serverOf(flags, concurrency) }, world),
      concurrency: (engine) => concurrency ?? usualConcurrency(engine),
      scoring,
      drain: world.signal,
      untilEmpty: flags.untilEmpty === true,
      ...(heartbeat === undefined ? {} : { beatSeconds: heartbeat }),
      clock: world.clock,
      say,
      ...(line && { onProgress: (progress) => line.show(() => progressText(progress)) }),
    })
    const scored = done.scored === 0 ? '' : `, ${done.scored.toLocaleString('en')} scored`
    say(
      `${counted(done.responses, 'response')}${scored} in ${Math.round(done.seconds)} s; nothing is at hand any more`,
    )
  } finally {
    line?.end()
    await queue.close()
  }
}

function scoringOf({ sharedFolder, ...flags }: WorkerFlags): {
  readonly threads: number
  readonly sharedFolder?: string
} {
  if (sharedFolder !== undefined && !existsSync(sharedFolder))
    throw new UsageError(`--shared-folder ${sharedFolder}: no such folder`)
  return { threads: threadsOf(flags), ...(sharedFolder === undefined ? {} : { sharedFolder }) }
}

function numbersOf(flags: WorkerFlags): {
  readonly concurrency: number | undefined
  readonly heartbeat: number | undefined
  readonly limits: Pick<StudyFlags, 'requestsPerMinute' | 'tokensPerMinute'>
} {
  const [requestsPerMinute, tokensPerMinute] = [
    numberFlag('--requests-per-minute', flags.requestsPerMinute, { least: 0.01 }),
    numberFlag('--tokens-per-minute', flags.tokensPerMinute, { least: 1 }),
  ]
  return {
    concurrency: numberFlag('--concurrency', flags.concurrency, { least: 1, most: 10_000, whole: true }),
    heartbeat: numberFlag('--heartbeat', flags.heartbeat, { least: 0.05, most: 3600 }),
    limits: {
      ...(requestsPerMinute === undefined ? {} : { requestsPerMinute }),
      ...(tokensPerMinute === undefined ? {} : { tokensPerMinute }),
    },
  }
}

function serverOf({ baseUrl, model }: WorkerFlags, concurrency: number | undefined): StudyFlags {
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(model === undefined ? {} : { model }),
    ...(concurrency === undefined ? {} : { concurrency }),
  }
}

/** How the engine is asked, as far as that is the study's to say: no secret, and nothing that says where a key goes. */
const carried = ['unstreamed', 'attempts', 'firstTokenLimit', 'stallLimit', 'timeLimit'] as const

export function carriedOf(asked: object): Record<string, unknown> {
  const given = Object.entries(asked)
  return Object.fromEntries(given.filter(([name]) => carried.some((one) => one === name)))
}

/** The engine that a study was planned with, as this worker can reach it. */
async function openWorkerEngine(
  { description, asking }: QueuedStudy,
  own: StudyFlags,
  world: World,
): Promise<Engine> {
  const asked = { ...readStudyFlags(carriedOf(asking)), ...own }
  const url = description.engine.server?.url
  if (url !== undefined && own.baseUrl === undefined) refuseKeyTo(url, world)
  return await openStudyEngine(asked, { world, recorded: description })
}

/** A key goes where its owner says, and not to whatever URL stands in a queue. */
function refuseKeyTo(url: string, { environment = {} }: World): void {
  const { JEVONS_API_KEY: key } = environment
  if (key !== undefined && key !== '' && !isLocal(url))
    throw new UsageError(
      `it asks ${url}, and JEVONS_API_KEY is sent nowhere that this worker was not told: add --base-url ${url}`,
    )
}

/** Threads of the reasoner decode some dozens of responses side by side. */
export function usualConcurrency({ name }: EngineDescription): number {
  return name === 'reasoner' ? 64 * usableProcessors() : 8
}

/** "1,204 responses · 8.2 a second, 1,312 tokens a second · 16 under way" */
function progressText({ responses, scored, tokens, seconds, underWay }: WorkerProgress): string {
  const parts = [counted(responses, 'response')]
  if (responses > 0 && seconds > 0) {
    const perSecond =
      tokens === undefined ? '' : `, ${Math.round(tokens / seconds).toLocaleString('en')} tokens a second`
    parts.push(`${(responses / seconds).toFixed(1)} a second${perSecond}`)
  }
  if (scored > 0) parts.push(`${scored.toLocaleString('en')} scored`)
  return [...parts, `${underWay} under way`].join(' · ')
}
