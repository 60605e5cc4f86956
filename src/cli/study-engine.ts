import type { Engine, EngineDescription } from '#engine'
import type { RequestLimiter } from '#engine/adapter/openai'
import { type RunDescription, readRun } from '#run'
import { recordedResponses } from '#study'
import type { TokenCounter } from '#trace'
import { apiKeyFor } from './api-key.ts'
import { knownCapabilities } from './server-capabilities.ts'
import { serverVocabulary } from './server-vocabulary.ts'
import type { StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** What a model is told beside the question where nobody says otherwise: the answer has to be found. */
const usualPrompt = '{question}\n\nPlease reason step by step, and put your final answer within \\boxed{}.'

/** The reasoner behind a server: it has no words but those of its puzzles, and could not read the usual prompt. */
const wordless = new Set(['jevons-countdown'])

/** What opening an engine needs beside what was asked. */
export interface EngineOpening {
  readonly world: World
  readonly recorded: RunDescription | undefined
  /** What else lets requests through to a server, beside the limits of this process. */
  readonly limiter?: ((baseUrl: string) => RequestLimiter) | undefined
}

/** Opens the engine that a study asks for, or else the one that the resumed run was begun with, or else the reasoner. */
export async function openStudyEngine(
  asked: StudyFlags,
  { world, recorded, limiter }: EngineOpening,
): Promise<Engine> {
  const name = asked.engine ?? recorded?.engine.name
  if (asked.tokenizer !== undefined && name !== 'openai')
    throw new UsageError('--tokenizer is for --engine openai: every other engine knows its own tokens')
  switch (name) {
    case 'openai':
      return await openServer(asked, { world, recorded: recorded?.engine, limiter })
    case 'replay':
      return await openReplay(asked)
    case 'transformers':
    case 'llama':
      return await openModel(asked, world, recorded?.engine)
    default:
      return await openReasoner(asked, world)
  }
}

/** A model in this process, by a library that jevons does not bring. */
async function openModel(
  asked: StudyFlags,
  world: World,
  recorded: RunDescription['engine'] | undefined,
): Promise<Engine> {
  const name = asked.engine ?? recorded?.name
  const { model } = asked
  if (model === undefined)
    throw new UsageError(
      name === 'llama'
        ? '--engine llama needs --model FILE: a GGUF file'
        : '--engine transformers needs --model: a folder with an ONNX model, or its name on the hub',
    )
  const template = asked.rawPrompt ?? (asked.prompt === undefined ? recorded?.promptTemplate : undefined)
  const options = {
    model,
    ...(template === undefined ? { promptTemplate: asked.prompt ?? usualPrompt } : { rawTemplate: template }),
    peers: [world.environment?.['JEVONS_PEERS'], process.cwd()].filter((folder) => folder !== undefined),
  }
  if (name === 'llama') return await (await import('#engine/adapter/llama')).llamaEngine(options)
  const loading =
    asked.body === undefined ? {} : { loading: JSON.parse(asked.body) as Record<string, unknown> }
  const { transformersEngine } = await import('#engine/adapter/transformers')
  return await transformersEngine({ ...options, ...loading })
}

async function openReasoner(asked: StudyFlags, world: World): Promise<Engine> {
  const foreign = (['baseUrl', 'model', 'data', 'preset', 'prompt', 'rawPrompt'] as const).find(
    (flag) => asked[flag] !== undefined,
  )
  if (foreign !== undefined)
    throw new UsageError(
      'the reasoner solves countdown problems and nothing else: a data set, a model and a prompt need --engine openai --base-url URL --model NAME, or --engine llama or transformers',
    )
  return await world.openEngine()
}

/** The responses of a run as an engine: nothing is generated. */
export async function openReplay(
  { from }: Pick<StudyFlags, 'from'>,
  match: 'seed' | 'question' = 'seed',
): Promise<Engine> {
  if (from === undefined)
    throw new UsageError('--engine replay needs --from RUN: whose responses it gives again')
  const run = readRun(from)
  const { policyDefaults: _, ...description } = describedEngine(run.description.engine)
  const { replayEngine } = await import('#engine/adapter/replay')
  return replayEngine({
    description,
    policies: run.description.arms.flatMap(({ id, selection }) => (selection === null ? [id] : [])),
    recorded: await recordedResponses(run),
    source: from,
    match,
  })
}

/** The engine that a run records, as it described itself; where a server was is no matter to whoever replays. */
function describedEngine({
  weightsHash,
  notice,
  server: _,
  ...rest
}: RunDescription['engine']): Omit<EngineDescription, 'server'> {
  return {
    ...rest,
    policyDefaults: {},
    ...(weightsHash === null ? {} : { weightsHash }),
    ...(notice === null ? {} : { notice }),
  }
}

/** A server as an engine; what is not asked for is as it was recorded. */
async function openServer(
  asked: StudyFlags,
  {
    world,
    recorded,
    limiter,
  }: Pick<EngineOpening, 'world' | 'limiter'> & { readonly recorded: RunDescription['engine'] | undefined },
): Promise<Engine> {
  const { baseUrl = recorded?.server?.url, model = recorded?.model } = asked
  if (baseUrl === undefined || model === undefined)
    throw new UsageError('--engine openai needs --base-url URL and --model NAME')
  if (world.fetch === undefined) throw new UsageError('--engine openai: nothing here can reach a server')
  const { openAiEngine, requestLimiter, bothLimiters } = await import('#engine/adapter/openai')
  const apiKey = apiKeyFor(baseUrl, world.environment ?? {})
  const reaching = {
    baseUrl,
    model,
    ...templateOf(asked, recorded),
    ...bodyOf(asked, recorded),
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(await vocabularyOf(asked, world)),
  }
  const own = requestLimiter(asked, { clock: world.clock, now: world.now })
  const shared = limiter?.(baseUrl)
  return await openAiEngine({
    ...reaching,
    fetch: world.fetch,
    clock: world.clock,
    signal: world.signal,
    limiter: shared ? bothLimiters(own, shared) : own,
    ...patienceOf(asked),
    capabilities: knownCapabilities(reaching, world),
    ...(asked.concurrency === undefined ? {} : { concurrency: asked.concurrency }),
    ...(asked.unstreamed ? { stream: false } : {}),
  })
}

async function vocabularyOf(
  { tokenizer, quiet }: StudyFlags,
  world: World,
): Promise<{ readonly tokenizer?: TokenCounter }> {
  if (tokenizer === undefined) return {}
  const say = (line: string): void => {
    if (!quiet) world.err(`${line}\n`)
  }
  return { tokenizer: await serverVocabulary(tokenizer, say) }
}

/** How often and for how long a server is waited for, as far as somebody says. */
function patienceOf({ attempts, firstTokenLimit, stallLimit, timeLimit }: StudyFlags): {
  readonly retries: { readonly attempts?: number }
  readonly limits: { readonly answerMs?: number; readonly pieceMs?: number; readonly totalMs?: number }
} {
  return {
    retries: attempts === undefined ? {} : { attempts },
    limits: {
      ...(firstTokenLimit === undefined ? {} : { answerMs: firstTokenLimit * 1000 }),
      ...(stallLimit === undefined ? {} : { pieceMs: stallLimit * 1000 }),
      ...(timeLimit === undefined ? {} : { totalMs: timeLimit * 1000 }),
    },
  }
}

function usualPromptOf(model: string | undefined): string {
  return model !== undefined && wordless.has(model) ? '{question}' : usualPrompt
}

function templateOf(
  { prompt, rawPrompt, model }: StudyFlags,
  recorded: RunDescription['engine'] | undefined,
): { readonly promptTemplate: string } | { readonly rawTemplate: string } {
  if (prompt !== undefined && rawPrompt !== undefined)
    throw new UsageError('--raw-prompt is the whole prompt, so there is no --prompt beside it')
  if (rawPrompt !== undefined) return { rawTemplate: rawPrompt }
  if (prompt !== undefined || !recorded?.server)
    return { promptTemplate: prompt ?? usualPromptOf(model ?? recorded?.model) }
  const { promptTemplate, server } = recorded
  return server.isRaw ? { rawTemplate: promptTemplate } : { promptTemplate }
}

function bodyOf(
  { body }: StudyFlags,
  recorded: RunDescription['engine'] | undefined,
): { readonly extraBody?: Readonly<Record<string, unknown>> } {
  const extraBody =
    body === undefined ? recorded?.server?.body : (JSON.parse(body) as Record<string, unknown>)
  return extraBody === undefined ? {} : { extraBody }
}
