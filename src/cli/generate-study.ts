import { join } from 'node:path'
import type { Engine } from '#engine'
import type { RunFolder } from '#run'
import { cacheFolder } from '#run/vocabulary'
import {
  budgetedEngine,
  cachedEngine,
  fileCache,
  fromCache,
  generateResponses,
  judgeBudget,
  type KnownResponse,
  type Progress,
  paidUsd,
  pilotOf,
  responseId,
  type StudyPlan,
  studyCost,
  type TokenPrice,
} from '#study'
import { progressLine } from './progress-line.ts'
import { resumeCommand } from './shell-word.ts'
import { counted, dollars, studyCostText } from './study-cost-text.ts'
import type { StudyPrice } from './study-price.ts'
import type { StudyFlags } from './study-request.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** More than this in US dollars is not spent unless somebody has said so. */
const unconfirmedUsd = 1
const usualConcurrency = 8

export interface GeneratingStudy {
  readonly run: RunFolder
  readonly engine: Engine
  readonly priced: StudyPrice
  readonly world: World
  readonly asked: StudyFlags
}

/**
 * Generates what a study still lacks, within the money that somebody agreed to: what is known of its cost is said first, and where
 * nothing is known a few responses tell.
 * @throws UsageError where it would cost more than was agreed to
 */
export async function generateStudy(plan: StudyPlan, generating: GeneratingStudy): Promise<void> {
  const { run, engine, world, asked } = generating
  const { price } = generating.priced
  const cached = withCache(generating)
  const known = await knownResponses(run)
  const note = (text: string): void => {
    if (!asked.quiet) world.err(`${text}\n`)
  }
  // What was bought before costs nothing, and must not be counted as if it did.
  if (cached) await generate(plan, generating, { engine: cached({ ...engine, generateAll: nothing }), known })
  const reused = known.filter(({ source }) => source === fromCache).length
  if (reused > 0) note(`${counted(reused, 'response')} came from the cache and cost nothing`)
  if (price) await generatePaid(plan, generating, { known, price, cached, note })
  else await generate(plan, generating, { engine: cached?.(engine) ?? engine, known })
}

async function* nothing(): ReturnType<Engine['generateAll']> {}

interface Paying {
  readonly known: KnownResponse[]
  readonly price: TokenPrice
  readonly cached: ((engine: Engine) => Engine) | undefined
  readonly note: (text: string) => void
}

async function generatePaid(plan: StudyPlan, generating: GeneratingStudy, paying: Paying): Promise<void> {
  const { engine, asked } = generating
  const { known, price, cached, note } = paying
  const { concurrency = usualConcurrency, maxCost, yes } = asked
  const before = known.reduce((sum, response) => sum + (paidUsd(response, price) ?? 0), 0)
  const limitUsd = maxCost ?? (yes ? Number.POSITIVE_INFINITY : unconfirmedUsd)
  const budget = judgeBudget(limitUsd, before)
  const budgeted = budgetedEngine(engine, { budget, price, limitUsd, concurrency })
  const paid = cached?.(budgeted) ?? budgeted
  const costNow = (): ReturnType<typeof studyCost> =>
    studyCost(plan, known, { price, engine: engine.describe() })
  const cost = costNow()
  if (cost.missing === 0) return
  if (!yes && before + cost.mostUsd > limitUsd) {
    const among = pilotOf(plan)
    const isPiloted = known.some((response) => among.has(responseId(response)))
    if (!isPiloted) await generate(plan, generating, { engine: paid, known, among })
    const piloted = costNow()
    note(studyCostText(piloted, price))
    refuseCost(piloted, { run: generating.run, spentUsd: budget.spentUsd(), maxCost })
  } else note(studyCostText(cost, price))
  await generate(plan, generating, { engine: paid, known })
  note(`${dollars(budget.spentUsd() - before)} spent (${price.source})`)
  const { missing } = costNow()
  if (missing > 0 && budget.spentUsd() + cost.mostUsd / cost.missing > limitUsd)
    tellLimit(missing, limitUsd, generating)
}

/** A study that surely costs more than its limit is not gone on with; one that may is, as far as the money lasts. */
export function refuseCost(
  { expected, missing }: ReturnType<typeof studyCost>,
  {
    run,
    spentUsd,
    maxCost,
  }: { readonly run: RunFolder; readonly spentUsd: number; readonly maxCost: number | undefined },
): void {
  if (missing === 0) return
  const kept = `what is done is kept. Go on with: ${resumeCommand(run.folder)}`
  if (expected === undefined) {
    if (maxCost !== undefined) return
    throw new UsageError(
      `what this study costs can't be told; ${kept} --yes, or --max-cost X to stop at X dollars`,
    )
  }
  const { usd, lowUsd, highUsd } = expected
  const limitUsd = maxCost ?? unconfirmedUsd
  const least = spentUsd + (maxCost === undefined ? usd : lowUsd)
  if (least <= limitUsd) return
  const more = maxCost === undefined ? '' : `, more than the ${dollars(maxCost)} of --max-cost`
  const remedy =
    maxCost === undefined
      ? '--yes, or --max-cost X to stop at X dollars'
      : '--max-cost with more, or --yes to go as far as it lasts'
  throw new UsageError(
    `the rest would cost about ${dollars(usd)} (${dollars(lowUsd)} to ${dollars(highUsd)})${more}; ${kept} and ${remedy}`,
  )
}

export function tellLimit(missing: number, limitUsd: number, { world, run, asked }: GeneratingStudy): void {
  const larger = asked.maxCost === undefined ? '--yes or --max-cost X' : 'a higher --max-cost'
  world.err(
    `the limit of ${dollars(limitUsd)} is reached: ${counted(missing, 'response')} not there; go on with ${resumeCommand(run.folder, asked.queue)} and ${larger}\n`,
  )
}

/** What a run holds, without its texts. */
export async function knownResponses(run: Pick<RunFolder, 'responses'>): Promise<KnownResponse[]> {
  const known: KnownResponse[] = []
  for await (const response of run.responses()) known.push(bare(response))
  return known
}

function bare({ problem, arm, sample, usage, costUsd, source }: KnownResponse): KnownResponse {
  return {
    ...{ problem, arm, sample, usage },
    ...(costUsd === undefined ? {} : { costUsd }),
    ...(source === undefined ? {} : { source }),
  }
}

/** Generates and adds what comes to what is known. */
async function generate(
  plan: StudyPlan,
  { run, world, asked }: GeneratingStudy,
  {
    engine,
    known,
    among,
  }: { readonly engine: Engine; readonly known: KnownResponse[]; readonly among?: ReadonlySet<string> },
): Promise<void> {
  const { signal, clock } = world
  const line = asked.quiet ? undefined : progressLine(world)
  const writing = {
    appendFailure: run.appendFailure,
    appendResponse(response: Parameters<typeof run.appendResponse>[0]): void {
      run.appendResponse(response)
      known.push(bare(response))
    },
  }
  try {
    await generateResponses(plan, {
      engine,
      run: writing,
      present: new Set(known.map(responseId)),
      ...(among && { among }),
      signal,
      clock,
      ...(line && { onProgress: (progress: Progress) => line.show(progress) }),
    })
  } finally {
    line?.end()
  }
}

/** A server on this machine sells nothing, and what it serves changes under the same name: it has a cache only where asked. */
function withCache({
  engine,
  asked,
  world,
  priced,
}: GeneratingStudy): ((engine: Engine) => Engine) | undefined {
  const { cache: folder = priced.isFree ? false : undefined } = asked
  if (folder === false || engine.describe().server === undefined) return undefined
  const cache = fileCache(folder ?? join(cacheFolder(world.environment ?? {}), 'responses'))
  return (uncached) => cachedEngine(uncached, { cache, jevons: world.versions.jevons })
}
