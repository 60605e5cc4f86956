import {
  type ClusterCost,
  costsByMethod,
  named,
  type ScopeId,
  type ScopeLayer,
  scopeLadder,
} from '#economics'
import { readClusters, readTrainingRuns } from '#run/facts'
import { amountFlag } from './amount-flag.ts'
import { numberFlag } from './number-flag.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface ScopeFlags {
  readonly run?: string
  readonly finalRunUsd?: string
  readonly otherRuns?: string
  readonly staff?: string
  readonly staffUsd?: string
  readonly years?: string
  readonly cluster?: string
  readonly clusterUsd?: string
  readonly json?: boolean
}

const mostPeople = 1e7
const mostYears = 100
const usdPerMillion = 1e6

const names: Readonly<Record<ScopeId, string>> = {
  finalRun: 'final run',
  otherRuns: '+ other runs: trials, ablations, failures',
  staff: '+ staff',
  cluster: 'cluster over its life, in place of the rent, + staff',
}

/** `jevons train scope`: how far a stated cost reaches. */
export async function trainScope(given: object, world: World): Promise<void> {
  const flags = given as ScopeFlags
  const finalRunUsd = finalRun(flags)
  const otherRunsUsd = otherRuns(flags, finalRunUsd)
  const staffUsd = staff(flags)
  const clusterUsd = cluster(flags)
  const layers = withinDomain(() =>
    scopeLadder({
      finalRunUsd,
      ...(otherRunsUsd === undefined ? {} : { otherRunsUsd }),
      ...(staffUsd === undefined ? {} : { staffUsd }),
      ...(clusterUsd === undefined ? {} : { clusterUsd }),
    }),
  )
  world.out(flags.json ? `${JSON.stringify(documentOf(layers), undefined, 2)}\n` : scopeText(layers))
}

function finalRun({ run, finalRunUsd }: ScopeFlags): number {
  const stated = amountFlag('--final-run-usd', finalRunUsd)
  if (stated !== undefined) return stated
  if (run === undefined)
    throw new UsageError('say what the final run cost: --run deepseek-v3, or --final-run-usd 5.576e6')
  const { runs } = readTrainingRuns()
  const rows = runs.map((one) => ({ ...one, name: one.model, aliases: [] }))
  const { costUsd, model } = withinDomain(() => named('run', rows, run))
  if (costUsd === undefined)
    throw new UsageError(`nobody told what ${model} cost: say it with --final-run-usd`)
  return costUsd
}

function otherRuns({ otherRuns: times }: ScopeFlags, finalRunUsd: number): number | undefined {
  if (times === 'published') return finalRunUsd * (1 / readTrainingRuns().finalRunShare.value - 1)
  const stated = numberFlag('--other-runs', times, { least: 0 })
  return stated === undefined ? undefined : stated * finalRunUsd
}

function staff({ staff: people, staffUsd, years }: ScopeFlags): number | undefined {
  const count = numberFlag('--staff', people, { least: 1, most: mostPeople, whole: true })
  const usd = amountFlag('--staff-usd', staffUsd)
  const span = numberFlag('--years', years, { least: 0, most: mostYears, open: true }) ?? 1
  if ((count === undefined) !== (usd === undefined))
    throw new UsageError('--staff and --staff-usd go together')
  return count === undefined || usd === undefined ? undefined : count * usd * span
}

function cluster({ cluster: id, clusterUsd }: ScopeFlags): number | undefined {
  if (id === undefined) return amountFlag('--cluster-usd', clusterUsd)
  if (clusterUsd !== undefined) throw new UsageError('--cluster and --cluster-usd say the same twice')
  const known = withinDomain(() =>
    named(
      'cluster',
      readClusters().clusters.map((one) => ({ ...one, aliases: [] })),
      id,
    ),
  )
  const { straightLine }: { readonly straightLine: ClusterCost } = costsByMethod(known)
  return straightLine.totalUsdMillion * usdPerMillion
}

function documentOf(layers: readonly ScopeLayer[]): object {
  return {
    layers: layers.map(({ usd, ...layer }) => ({ ...layer, name: names[layer.id], usd: usd ?? null })),
  }
}

function scopeText(layers: readonly ScopeLayer[]): string {
  const rows = layers.map(({ id, usd, totalUsd, timesFinalRun, missing }) => [
    names[id],
    usd === undefined ? 'not known' : millions(usd),
    usd === undefined ? '' : millions(totalUsd),
    usd === undefined ? '' : grouped(timesFinalRun, 1),
    usd === undefined || missing.length === 0 ? '' : `without ${missing.join(', ')}`,
  ])
  return `${plainTable([['scope', 'USD mn', 'up to here', 'final runs', ''], ...rows]).join('\n')}\n`
}

function millions(usd: number): string {
  return grouped(usd / usdPerMillion, 3)
}
