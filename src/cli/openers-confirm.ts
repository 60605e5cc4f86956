import { type RunFolder, reopenRun } from '#run'
import {
  type ConfirmedOpener,
  type ConfirmingPlan,
  type ConfirmingProgress,
  type ConfirmingResult,
  confirmOpeners,
  isLocal,
  judgeBudget,
  placeSampler,
  planConfirming,
  type SwitchAsker,
  type SwitchPlace,
  switchAsker,
} from '#study'
import { lexiconOf, type OpenerRow } from '#thought'
import { type Asked, count, dollars, questionsText, refuseCost } from './asking-cost.ts'
import { Interruption } from './interruption.ts'
import { type AskingLimits, askingOf, type JudgeFlags } from './judge-flags.ts'
import { openChat, questionsAtOnce } from './judge-open.ts'
import { type ModelSpec, modelSpec } from './judge-spec.ts'
import { numberFlag } from './number-flag.ts'
import { ownReasoning } from './own-reasoning.ts'
import { statusLine } from './status-line.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** The flags of `jevons openers --confirm`, as they come from the command line. */
export interface ConfirmFlags
  extends Pick<JudgeFlags, 'maxCost' | 'price' | 'maxTokens' | 'concurrency' | 'yes' | 'quiet'> {
  readonly confirm?: string
  readonly places?: string
}

/** Who is asked, about how many places of each opener, and within which limits. */
export interface ConfirmRequest {
  readonly spec: ModelSpec
  readonly places: number
  readonly limits: AskingLimits
  readonly quiet: boolean
}

const usualPlaces = 10

/** @returns undefined where nobody is to be asked */
export function confirmRequest({
  confirm,
  places,
  quiet,
  ...flags
}: ConfirmFlags): ConfirmRequest | undefined {
  if (confirm === undefined) {
    const [alone] = Object.entries({ places, ...flags }).flatMap(([name, value]) =>
      value === undefined ? [] : name,
    )
    if (alone === undefined) return undefined
    throw new UsageError(
      `--${alone.replace(/[A-Z]/, (letter) => `-${letter.toLowerCase()}`)} goes with --confirm`,
    )
  }
  const spec = modelIn(confirm)
  const most = numberFlag('--places', places, { least: 1, most: 10_000, whole: true }) ?? usualPlaces
  return { spec, places: most, limits: askingOf(flags), quiet: quiet ?? false }
}

function modelIn(text: string): ModelSpec {
  const spec = modelSpec(text)
  if (spec !== undefined && URL.canParse(spec.url)) return spec
  throw new UsageError(
    '--confirm must be a language model, model:NAME@URL, such as model:qwen3@http://127.0.0.1:8080/v1',
  )
}

/** What was learnt, as far as a model confirms it. */
export interface ConfirmedRows {
  readonly rows: readonly (OpenerRow & { readonly confirmed?: ConfirmedOpener })[]
  readonly notes: readonly string[]
}

interface Confirming extends ConfirmRequest {
  readonly arm: string | undefined
  readonly world: World
}

/**
 * Asks a model, at some places of each transition that was learnt, whether the approach changes there: says first what it takes,
 * and asks nothing where that is more than was agreed to. A transition at which it does not change in half of the places is none.
 */
export async function confirmLearnt(
  folder: string,
  learnt: readonly OpenerRow[],
  asked: Confirming,
): Promise<ConfirmedRows> {
  const run = reopenRun(folder)
  try {
    const places = await placesOf(run, learnt, asked)
    const { spec, limits, world } = asked
    const chat = await openChat(spec, { limits, world })
    const { maxTokens } = limits
    const budget = judgeBudget(limits.maxCostUsd)
    const asker = switchAsker({ ...chat, budget, ...(maxTokens === undefined ? {} : { maxTokens }) })
    const payee: Asked = { ...chat, name: asker.name, isFree: isLocal(chat.url) }
    const plan = await planConfirming(run, asker, places)
    if (!asked.quiet) world.err(`${planText(payee, plan)}\n`)
    refuseCost(payee, plan, limits, '--places N for fewer places of each opener')
    const result = await confirmedBy(run, places, { asked, plan, asker })
    return {
      rows: learnt.map((row) => confirmedRow(row, result.openers)),
      notes: notesOf(payee, plan, result),
    }
  } finally {
    run.close()
  }
}

/** Places of the transitions, as the lexicon that was learnt cuts the reasoning. */
async function placesOf(
  run: RunFolder,
  learnt: readonly OpenerRow[],
  { arm, places, world }: Confirming,
): Promise<readonly SwitchPlace[]> {
  const sampler = placeSampler(lexiconOf(learnt), places)
  for await (const response of run.responses()) {
    world.signal.throwIfAborted()
    if (arm !== undefined && response.arm !== arm) continue
    const reasoning = ownReasoning(response, run.description)
    if (reasoning !== undefined) sampler.add(response, reasoning.text)
  }
  return sampler.places()
}

async function confirmedBy(
  run: RunFolder,
  places: readonly SwitchPlace[],
  {
    asked,
    plan,
    asker,
  }: { readonly asked: Confirming; readonly plan: ConfirmingPlan; readonly asker: SwitchAsker },
): Promise<ConfirmingResult> {
  const { limits, world, quiet } = asked
  const line = quiet ? undefined : statusLine(world)
  try {
    return await confirmOpeners(run, asker, places, {
      concurrency: limits.concurrency ?? questionsAtOnce,
      signal: world.signal,
      now: world.now,
      onProgress: (progress) => line?.show(() => progressText(progress, plan)),
    })
  } catch (error) {
    if (!(error instanceof Interruption)) throw error
    throw new Interruption('interrupted; what was said is kept, and the same command goes on from there')
  } finally {
    line?.end()
  }
}

const half = 0.5

/** Where nobody could tell, what was learnt stays. */
function confirmedRow(
  row: OpenerRow,
  openers: ReadonlyMap<string, ConfirmedOpener>,
): ConfirmedRows['rows'][number] {
  const confirmed = row.class === 'transition' ? openers.get(row.opener) : undefined
  if (confirmed === undefined) return row
  const { told, changes } = confirmed
  return { ...row, confirmed, ...(told > 0 && changes < half * told && { class: 'other' as const }) }
}

function planText(asked: Asked, plan: ConfirmingPlan): string {
  const before = plan.known === 0 ? '' : `, ${count(plan.known)} asked about before or the same as another`
  return `${asked.name}: ${count(plan.places)} places of openers${before}; ${questionsText(asked, plan)}`
}

/** "37 of 100 questions · 1 failed · $0.04" */
function progressText(
  { answered, failed, costUsd }: ConfirmingProgress,
  { questions }: ConfirmingPlan,
): string {
  return [
    `${count(answered)} of ${count(questions)} questions`,
    ...(failed > 0 ? [`${count(failed)} failed`] : []),
    ...(costUsd > 0 ? [dollars(costUsd)] : []),
  ].join(' · ')
}

function notesOf({ name }: Asked, { questions }: ConfirmingPlan, result: ConfirmingResult): string[] {
  const { answered, unusable, failed, lastFailure, costUsd, isOverBudget, openers } = result
  const refused = [...openers].filter(([, { told, changes }]) => told > 0 && changes < half * told)
  return [
    ...(questions === 0
      ? []
      : [
          `${name} answered ${count(answered)} of ${count(questions)} questions${costUsd > 0 ? ` for ${dollars(costUsd)}` : ''}`,
        ]),
    ...(refused.length === 0
      ? []
      : [
          `no switches, since the approach changes in fewer than half of their places: ${refused.map(([opener]) => opener).join(', ')}`,
        ]),
    ...(unusable > 0 ? [`${count(unusable)} places are not told: no usable reply, twice`] : []),
    ...(failed > 0
      ? [`${count(failed)} questions failed (the last one: ${lastFailure}); the same command asks them again`]
      : []),
    ...(isOverBudget
      ? ['the limit of cost ended it; the same command with a higher one goes on from there']
      : []),
  ]
}
