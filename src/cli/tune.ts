import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Engine } from '#engine'
import { formatPolicySetting, type PolicySetting } from '#policy'
import { createRun, faultOf, newRunFolder, type RunFolder, resumeRun } from '#run'
import {
  chooseSetting,
  type DerivedResponse,
  defaultSettings,
  deriveRun,
  generateResponses,
  gridOf,
  optimismOf,
  planStudy,
  refusedArms,
  responseId,
  type StudyPlan,
  summarise,
  triedNumbers,
} from '#study'
import { Interruption } from './interruption.ts'
import { progressLine } from './progress-line.ts'
import { shellWord } from './shell-word.ts'
import { numberIn, optional, requestFields } from './study-request.ts'
import type { TuneResult } from './tune-result.ts'
import { tuneText } from './tune-text.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

const { problems, samples, maxTokens, seed, out, json, quiet } = requestFields

const flagsSchema = z.object({
  ...optional({ problems, samples, maxTokens, seed, out, json, quiet }),
  policy: z.string().min(1).exactOptional(),
  grid: z.string().min(1).exactOptional(),
  resume: z.boolean().exactOptional(),
})

type TuneFlags = z.infer<typeof flagsSchema>

const usualProblems = 200
const level = 0.95

/** `jevons tune`: searches a grid on tuning problems and measures what it chose on fresh ones. */
export async function tune(flags: object, world: World): Promise<void> {
  const asked = readFlags(flags)
  const engine = await world.openEngine()
  try {
    const result = await tuned(asked, { engine, world })
    world.out(asked.json ? `${JSON.stringify(result, undefined, 2)}\n` : tuneText(result))
  } finally {
    await engine.close()
  }
}

function readFlags(flags: object): TuneFlags & { readonly policy: string; readonly grid: string } {
  const read = Object.entries(flags).map(([name, value]) => [name, name === 'seed' ? value : numberIn(value)])
  const value = Object.fromEntries(read)
  const parsed = flagsSchema.safeParse(value)
  if (!parsed.success) {
    const { place, says } = faultOf(parsed.error, value)
    throw new UsageError(`--${place.split('.')[0]} ${says}`)
  }
  const { policy, grid } = parsed.data
  if (policy === undefined) throw new UsageError('--policy NAME is missing: the policy to tune, such as tip')
  if (grid === undefined)
    throw new UsageError('--grid SPEC is missing: such as alpha=1:3:6:10,beta=20:50:100')
  if (parsed.data.resume && parsed.data.out === undefined)
    throw new UsageError('--resume needs --out DIR: what is to be finished')
  return { ...parsed.data, policy, grid }
}

interface Tuning {
  readonly engine: Engine
  readonly world: World
}

async function tuned(
  asked: TuneFlags & { readonly policy: string; readonly grid: string },
  { engine, world }: Tuning,
): Promise<TuneResult> {
  const description = engine.describe()
  const settings = gridOf(asked.policy, asked.grid, description.policyDefaults)
  const [refused] = await refusedArms(engine, settings, world.signal)
  if (refused) throw new UsageError(`--policy ${refused.arm}: ${refused.reason}`)
  const folder = asked.out ?? newRunFolder('runs', world.now())
  const sample = asked.seed ?? defaultSettings.seed
  const plan = (policies: readonly PolicySetting[], split: 'tuning' | 'development'): StudyPlan =>
    planStudy(
      {
        ...defaultSettings,
        problems: asked.problems ?? usualProblems,
        samples: asked.samples ?? defaultSettings.samples,
        maxTokens: asked.maxTokens ?? defaultSettings.maxTokens,
        seed: sample,
        split,
        policies,
      },
      { engine: description, startedAt: world.now(), versions: world.versions },
    )
  const done = { engine, world, asked, folder }
  const tuning = await carriedOut(plan(settings, 'tuning'), 'tuning', done)
  const tried = settings.map((setting) => {
    const policy = formatPolicySetting(setting)
    return { policy, setting, responses: measuredOf(tuning.derived, policy) }
  })
  const chosen = chooseSetting(tried)
  if (!chosen) throw new UsageError('the grid is empty')
  const none: PolicySetting = { name: 'none', parameters: {} }
  const arms = chosen.policy === 'none' ? [none] : [none, chosen.setting]
  const freshPlan = plan(arms, 'development')
  const fresh = await carriedOut(freshPlan, 'fresh', done)
  const freshly = measuredOf(fresh.derived, chosen.policy)
  const optimism = optimismOf(chosen.responses, freshly, { seed: sample, level })
  const gain = summarise(freshPlan, fresh.derived).comparisons.find(
    (one) => one.metric === 'accuracy' && one.level === undefined,
  )?.difference
  return {
    policy: asked.policy,
    engine: description.name,
    seed: sample,
    samples: freshPlan.description.study.samples,
    problems: { tuning: tuning.problems, fresh: freshPlan.problems.length },
    grid: tried.map((one) => ({ policy: one.policy, parameters: one.setting.parameters, ...numbersOf(one) })),
    chosen: {
      policy: chosen.policy,
      parameters: chosen.setting.parameters,
      tuning: numbersOf(chosen).accuracy,
      fresh: numbersOf({ policy: chosen.policy, responses: freshly }).accuracy,
      gain: gain ? { value: gain.value, low: gain.low, high: gain.high } : null,
    },
    optimism: optimism ?? null,
    runs: { tuning: tuning.folder, fresh: fresh.folder },
  }
}

function numbersOf(tried: Parameters<typeof triedNumbers>[0]): {
  readonly accuracy: number | null
  readonly tokens: number | null
} {
  const { accuracy = null, tokens = null } = triedNumbers(tried)
  return { accuracy, tokens }
}

function measuredOf(derived: readonly DerivedResponse[], arm: string): DerivedResponse['measured'][] {
  return derived.filter(({ grade }) => grade.arm === arm).map(({ measured }) => measured)
}

/** A run of its own in the folder, generated as far as it is not there yet. */
async function carriedOut(
  plan: StudyPlan,
  name: 'tuning' | 'fresh',
  { engine, world, asked, folder }: Tuning & { readonly asked: TuneFlags; readonly folder: string },
): Promise<{
  readonly folder: string
  readonly problems: number
  readonly derived: readonly DerivedResponse[]
}> {
  const run = openRun(plan, join(folder, name), asked.resume === true)
  const line = asked.quiet ? undefined : progressLine(world)
  try {
    if (!asked.quiet) world.err(`${name} problems: run folder ${run.folder}\n`)
    const present = new Set<string>()
    for await (const response of run.responses()) present.add(responseId(response))
    const { signal, clock } = world
    await generateResponses(plan, {
      engine,
      run,
      present,
      signal,
      clock,
      ...(line && { onProgress: line.show }),
    })
    return { folder: run.folder, problems: plan.problems.length, derived: await deriveRun(plan, run) }
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    throw new Interruption(
      `interrupted; what is done is kept. Go on with the same command, --resume and --out ${shellWord(folder)}`,
    )
  } finally {
    line?.end()
    run.close()
  }
}

function openRun(plan: StudyPlan, folder: string, resume: boolean): RunFolder {
  return resume && existsSync(folder) ? resumeRun(folder, plan) : createRun(folder, plan)
}
