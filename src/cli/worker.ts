import { existsSync } from 'node:fs'
import { hostname } from 'node:os'
import { type Engine, type EngineDescription, usableProcessors } from '#engine'
import { isLocal, type TokenPrice } from '#study'
import type { QueuedStudy, StudyQueue, WorkerProgress } from '#study/queue'
import { threadsOf } from './import-flags.ts'
import { numberFlag } from './number-flag.ts'
import { queueUrl } from './queue-url.ts'
import { carriedOf, queuedLimiter, runIdOf } from './queued-asking.ts'
import { statusLine } from './status-line.ts'
import { counted } from './study-cost-text.ts'
import { openStudyEngine } from './study-engine.ts'
import { studyPrice } from './study-price.ts'
import { readStudyFlags, type StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface WorkerFlags {
  readonly queue?: string
  readonly concurrency?: string
  readonly baseUrl?: string
  readonly model?: string
  readonly tokenizer?: string
  readonly from?: string
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
  const own = { ...limits, ...serverOf(flags, concurrency) }
  say(`works on the studies of ${queue.url}; Ctrl-C or SIGTERM lets it finish what it has at hand`)
  try {
    const done = await runWorker({
      queue,
      version: world.versions.jevons,
      name: `${hostname()}:${process.pid}`,
      openEngine: (study) => openWorkerEngine(study, own, { queue, world, say }),
      priceOf: (study) => priceOf(study, world),
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

function serverOf(
  { baseUrl, model, tokenizer, from }: WorkerFlags,
  concurrency: number | undefined,
): StudyFlags {
  return {
    ...(baseUrl === undefined ? {} : { baseUrl }),
    ...(model === undefined ? {} : { model }),
    ...(tokenizer === undefined ? {} : { tokenizer }),
    ...(from === undefined ? {} : { from }),
    ...(concurrency === undefined ? {} : { concurrency }),
  }
}

/** The engine that a study was planned with, as this worker can reach it; limits of the study hold for all its workers. */
async function openWorkerEngine(
  { description, asking }: QueuedStudy,
  own: StudyFlags,
  queued: { readonly queue: StudyQueue; readonly world: World; readonly say: (line: string) => void },
): Promise<Engine> {
  const { world } = queued
  const { requestsPerMinute, tokensPerMinute, ...carried } = readStudyFlags(carriedOf(asking))
  const { tokenizer, from, ...others } = own
  const { name, server } = description.engine
  const asked = {
    ...carried,
    ...others,
    ...(name === 'openai' && tokenizer !== undefined && { tokenizer }),
    ...(name === 'replay' && { from: await replayedHere(from, asking) }),
  }
  if (server !== undefined && own.baseUrl === undefined) refuseKeyTo(server.url, world)
  const limiter = await queuedLimiter(
    {
      ...(requestsPerMinute !== undefined && { requestsPerMinute }),
      ...(tokensPerMinute !== undefined && { tokensPerMinute }),
    },
    queued,
  )
  return await openStudyEngine(asked, { world, recorded: description, limiter })
}

/** The folder of the run that a study replays: each machine has its own. */
async function replayedHere(from: string | undefined, { replays }: QueuedStudy['asking']): Promise<string> {
  if (from === undefined)
    throw new UsageError('it replays a run: --from RUN says where that is for this worker')
  if ((await runIdOf(from)) === replays) return from
  throw new UsageError(`--from ${from} is not the run that it replays`)
}

/** What a study's responses cost: as it states, or else the list price. */
async function priceOf({ description, asking }: QueuedStudy, world: World): Promise<TokenPrice | undefined> {
  const { price } = readStudyFlags(carriedOf(asking))
  const stated = price === undefined ? {} : { price }
  const { server, model } = description.engine
  return (await studyPrice({ ...stated, yes: true }, { server: server ?? undefined, model }, world)).price
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
