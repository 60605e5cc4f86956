import { EngineError } from '#engine'
import {
  type ConfirmationLine,
  confirmationWriter,
  type RunFolder,
  type RunReader,
  readConfirmations,
} from '#run'
import { BudgetSpent } from './judge-budget.ts'
import { StudyError } from './study-error.ts'
import type { SwitchAsker, SwitchVerdict } from './switch-asker.ts'
import type { SwitchPlace } from './switch-places.ts'

/** What confirming takes. */
export interface ConfirmingPlan {
  readonly places: number
  /** Those that were asked about before, or that look the same as another. */
  readonly known: number
  readonly questions: number
  readonly promptTokens: number
  readonly outputTokens: number
  /** Absent where no price is known. */
  readonly costUsd?: number
}

/** Counts, before anybody is asked, what there is to ask and what it takes. */
export async function planConfirming(
  run: Pick<RunReader, 'folder'>,
  asker: SwitchAsker,
  places: readonly SwitchPlace[],
): Promise<ConfirmingPlan> {
  const open = openPlaces(places, await verdictsIn(run, asker))
  const estimates = open.map(asker.estimate)
  const costs = estimates.flatMap(({ costUsd }) => costUsd ?? [])
  const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)
  return {
    places: places.length,
    known: places.length - open.length,
    questions: open.length,
    promptTokens: sum(estimates.map(({ promptTokens }) => promptTokens)),
    outputTokens: sum(estimates.map(({ outputTokens }) => outputTokens)),
    ...(costs.length === open.length && { costUsd: sum(costs) }),
  }
}

/** What was found about an opener. */
export interface ConfirmedOpener {
  /** Places about which there is a usable reply, and those of them at which the approach changes. */
  readonly told: number
  readonly changes: number
  /** Places without a usable reply, or not asked about. */
  readonly untold: number
}

export interface ConfirmingProgress {
  readonly answered: number
  readonly unusable: number
  /** Infrastructure failed so many, and why the last one did. */
  readonly failed: number
  readonly lastFailure?: string
  /** What was billed, as far as it is known. */
  readonly costUsd: number
}

export interface ConfirmingResult extends ConfirmingProgress {
  readonly openers: ReadonlyMap<string, ConfirmedOpener>
  /** The limit of cost ended it. */
  readonly isOverBudget: boolean
}

export interface ConfirmingOptions {
  /** How many questions are under way at a time. */
  readonly concurrency: number
  readonly signal: AbortSignal
  readonly now: () => Date
  readonly onProgress: (progress: ConfirmingProgress) => void
}

/** So many failures without an answer in between mean that the next question fails too. */
const mostFailuresInARow = 5

/**
 * Asks about every place that nobody was asked about and appends what is said to confirmations.jsonl at once, so that whatever
 * ends it, the next time goes on from there.
 * @throws StudyError where one question after the other fails
 */
export async function confirmOpeners(
  run: RunFolder,
  asker: SwitchAsker,
  places: readonly SwitchPlace[],
  options: ConfirmingOptions,
): Promise<ConfirmingResult> {
  const verdicts = new Map(await verdictsIn(run, asker))
  const open = openPlaces(places, verdicts)
  const writer = confirmationWriter(run.folder)
  const counts: Counts = { answered: 0, unusable: 0, failed: 0, failuresInARow: 0, costUsd: 0 }
  let isOverBudget = false
  const work = async (): Promise<void> => {
    for (let place = open.shift(); place && !isOverBudget; place = open.shift()) {
      options.signal.throwIfAborted()
      const said = await answerTo(place, asker, options.signal)
      if (said === undefined) isOverBudget = true
      else {
        writer.append(lineOf(place, { said, asker, now: options.now }))
        if (!('failed' in said)) verdicts.set(place.textHash, said.changes)
        count(counts, said)
        options.onProgress(counts)
        refuseMore(counts, asker)
      }
    }
  }
  try {
    // All of them come to an end before the file is closed; what ended the first one ends all.
    const ended = await Promise.allSettled(Array.from({ length: options.concurrency }, work))
    const failure = ended.find((one) => one.status === 'rejected')
    if (failure) throw failure.reason
  } finally {
    writer.close()
  }
  const { failuresInARow: _, ...progress } = counts
  return { ...progress, openers: openersIn(places, verdicts), isOverBudget }
}

interface Counts {
  answered: number
  unusable: number
  failed: number
  failuresInARow: number
  lastFailure?: string
  costUsd: number
}

type Said = SwitchVerdict | { readonly failed: true; readonly changes: null; readonly reason: string }

/** Undefined where the budget has no room for the question. */
async function answerTo(
  place: SwitchPlace,
  asker: SwitchAsker,
  signal: AbortSignal,
): Promise<Said | undefined> {
  try {
    return await asker.ask(place, { signal })
  } catch (error) {
    if (error instanceof BudgetSpent) return undefined
    if (error instanceof EngineError)
      return { failed: true, changes: null, reason: error.message.slice(0, 500) }
    throw error
  }
}

function count(counts: Counts, said: Said): void {
  if ('failed' in said) {
    counts.failed++
    counts.failuresInARow++
    counts.lastFailure = said.reason
    return
  }
  counts.failuresInARow = 0
  counts.answered++
  if (said.changes === null) counts.unusable++
  counts.costUsd += said.costUsd ?? 0
}

function refuseMore({ failuresInARow, lastFailure }: Counts, { name }: SwitchAsker): void {
  if (failuresInARow < mostFailuresInARow) return
  throw new StudyError(
    `${name} failed ${failuresInARow} times in a row: ${lastFailure}; what was said is kept, and the same command goes on from there`,
  )
}

function lineOf(
  { problem, arm, sample, at, opener, textHash }: SwitchPlace,
  { said, asker, now }: { readonly said: Said; readonly asker: SwitchAsker; readonly now: () => Date },
): ConfirmationLine {
  const { name: judge, version: judgeVersion } = asker
  const place = { problem, arm, sample, at, opener, textHash }
  return { version: 1, ...place, judge, judgeVersion, ...said, askedAt: now().toISOString() }
}

type Verdicts = ReadonlyMap<string, boolean | null>

/** What this asker said before, by what it was shown. */
async function verdictsIn({ folder }: Pick<RunReader, 'folder'>, asker: SwitchAsker): Promise<Verdicts> {
  const verdicts = new Map<string, boolean | null>()
  for await (const { judge, judgeVersion, failed, textHash, changes } of readConfirmations(folder))
    if (judge === asker.name && judgeVersion === asker.version && !failed) verdicts.set(textHash, changes)
  return verdicts
}

/** Places to be asked about, each look once. */
function openPlaces(places: readonly SwitchPlace[], verdicts: Verdicts): SwitchPlace[] {
  const open = new Map<string, SwitchPlace>()
  for (const place of places) if (!verdicts.has(place.textHash)) open.set(place.textHash, place)
  return [...open.values()]
}

function openersIn(places: readonly SwitchPlace[], verdicts: Verdicts): ReadonlyMap<string, ConfirmedOpener> {
  const openers = new Map<string, ConfirmedOpener>()
  for (const { opener, textHash } of places) {
    const { told, changes, untold } = openers.get(opener) ?? { told: 0, changes: 0, untold: 0 }
    const said = verdicts.get(textHash) ?? undefined
    openers.set(opener, {
      told: told + Number(said !== undefined),
      changes: changes + Number(said === true),
      untold: untold + Number(said === undefined),
    })
  }
  return openers
}
