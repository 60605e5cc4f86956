import type { ChatClient, Engine } from '#engine'
import { pureJudges } from '#judge'
import type { RunReader } from '#run'
import {
  type AskingJudge,
  humanJudge,
  isLocal,
  type JudgeBudget,
  type JudgeName,
  listPrice,
  modelJudge,
  rolloutJudge,
  rolloutRefusal,
  statedPrice,
  type TokenPrice,
  usualRollouts,
} from '#study'
import { apiKeyFor } from './api-key.ts'
import type { AskingLimits } from './judge-flags.ts'
import type { JudgeSpec, ModelSpec } from './judge-spec.ts'
import { openStudyEngine } from './study-engine.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** A judge that is ready to judge. */
export interface OpenJudge extends JudgeName {
  /** Absent where it needs not be asked. */
  readonly asking?: AskingJudge
  /** Absent where none is known. */
  readonly price?: TokenPrice
  /** Whether asking it costs no money: what it needs is on this machine. */
  readonly isFree: boolean
  /** So many questions at a time, where nobody says. */
  readonly concurrency: number
  readonly close: () => Promise<void>
}

export interface OpeningContext {
  readonly run: RunReader
  readonly limits: AskingLimits
  readonly budget: JudgeBudget
  readonly world: World
}

export async function openJudge(spec: JudgeSpec, context: OpeningContext): Promise<OpenJudge> {
  switch (spec.kind) {
    case 'exact':
      await refuseInexact(context.run)
      return ready(pureJudges.exact)
    case 'mention':
      return ready(pureJudges.mention)
    case 'human':
      return ready(humanJudge)
    case 'rollout':
      return await openRollout(context)
    case 'model':
      return await openModel(spec, context)
  }
}

function ready({ name, version }: JudgeName): OpenJudge {
  return { name, version, isFree: true, concurrency: 1, close: async () => {} }
}

/** @throws UsageError where a run has no problem that can be judged exactly */
export async function refuseInexact(run: RunReader): Promise<void> {
  for await (const { kind } of run.problems()) if (kind === 'countdown') return
  throw new UsageError(
    `--judge exact: ${run.folder} holds no countdown problem, and nothing else can be judged exactly; take mention, human, or model:NAME@URL`,
  )
}

/** The engine generates for all who ask at the same time together. */
const inOneBatch = 32

/** How an imported run was sampled is not recorded: what the makers of reasoning models recommend. */
const usualSampling = { temperature: 0.6, topP: 0.95, maxTokens: 16_384 }

/** Rollouts say where the model that wrote a thought would have got from there: another model's would say something else. */
async function openRollout({ run, limits, world }: OpeningContext): Promise<OpenJudge> {
  const { study, engine: writer } = run.description
  const url = limits.server?.baseUrl ?? writer.server?.url
  const engine = await openWriter(run, { limits, world })
  const close = (): Promise<void> => engine.close()
  try {
    const refusal = await rolloutRefusal(engine, { signal: world.signal })
    if (refusal !== undefined) throw new UsageError(`--judge rollout: ${refusal}`)
    const { temperature, topP, maxTokens } = study.kind === 'import' ? usualSampling : study
    const asking = rolloutJudge({
      engine,
      n: limits.rollouts ?? usualRollouts,
      sampling: { temperature, topP, maxTokens },
      seed: study.seed,
    })
    const price = await priceOf(engine.describe().model, url, { limits, world })
    return {
      name: asking.name,
      version: asking.version,
      asking,
      ...(price === undefined ? {} : { price }),
      isFree: url === undefined || isLocal(url),
      concurrency: inOneBatch,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

/** The engine whose model wrote the run: as it is recorded, or, of an import, where the user says that it is. */
async function openWriter(
  run: RunReader,
  { limits, world }: Pick<OpeningContext, 'limits' | 'world'>,
): Promise<Engine> {
  const { engine: writer } = run.description
  const { server, tokenizer } = limits
  const cut = tokenizer === undefined ? {} : { tokenizer }
  if (server)
    return await openStudyEngine({ engine: 'openai', ...server, ...cut }, { world, recorded: undefined })
  const engine = await openStudyEngine(cut, { world, recorded: run.description })
  const { model } = engine.describe()
  if (model === writer.model) return engine
  await engine.close()
  throw new UsageError(
    `--judge rollout: the thoughts of ${run.folder} are of ${writer.model}, and the engine at hand is ${model}; only the model that wrote them can continue them: name its server with --base-url URL --model NAME`,
  )
}

/** What the user states, else the price in the list; none for what runs in this process. */
async function priceOf(
  model: string,
  url: string | undefined,
  { limits, world }: Pick<OpeningContext, 'limits' | 'world'>,
): Promise<TokenPrice | undefined> {
  if (limits.price) return statedPrice(limits.price)
  return url === undefined ? undefined : await listPrice(model, url, world.now())
}

async function openModel(spec: ModelSpec, { limits, budget, world }: OpeningContext): Promise<OpenJudge> {
  const model = await openChat(spec, { limits, world })
  const { maxTokens } = limits
  const asking = modelJudge({ ...model, budget, ...(maxTokens === undefined ? {} : { maxTokens }) })
  return {
    name: asking.name,
    version: asking.version,
    asking,
    isFree: isLocal(model.url),
    concurrency: questionsAtOnce,
    close: async () => {},
    ...(model.price === undefined ? {} : { price: model.price }),
  }
}

/** So many questions to a server at a time, where nobody says. */
export const questionsAtOnce = 8

/** A model that can be asked. */
export interface OpenChat {
  readonly model: string
  readonly url: string
  readonly chat: ChatClient
  /** Absent where none is known. */
  readonly price?: TokenPrice
}

export async function openChat(
  { model, url }: ModelSpec,
  { limits, world }: Pick<OpeningContext, 'limits' | 'world'>,
): Promise<OpenChat> {
  const { openAiChat, requestLimiter } = await import('#engine/adapter/openai')
  const apiKey = apiKeyFor(url, world.environment ?? {})
  const { fetch } = world
  if (fetch === undefined) throw new UsageError(`model:${model}: nothing here can reach a server`)
  const limiter = requestLimiter({}, { clock: world.clock, now: world.now })
  const chat = openAiChat({
    baseUrl: url,
    model,
    fetch,
    limiter,
    ...(apiKey === undefined ? {} : { apiKey }),
  })
  const price = await priceOf(model, url, { limits, world })
  return { model, url, chat, ...(price === undefined ? {} : { price }) }
}
