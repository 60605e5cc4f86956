import { readFileSync } from 'node:fs'
import type { DisclosedRun, ExportFacts, FleetEntry, Gpu, Model, Project, Quota } from '#economics'
import type { PublishedUnderthinking } from '#figure'
import type { Ban, Peers } from '#market'
import {
  type FleetTable,
  type KnownCluster,
  type PrintedBoard,
  readCapabilityPrices,
  readClusters,
  readElasticities,
  readExportRules,
  readFleets,
  readFundamentals,
  readGpus,
  readGraph,
  readLeaderboards,
  readModels,
  readPeers,
  readTrainingRuns,
} from '#run/facts'
import type { IssueTables } from './issue-tables.ts'
import { packagedPrintedFacts } from './printed-facts.ts'
import type { PrintedFacts } from './printed-issue.ts'

/** Everything that a weekly takes its numbers from. */
export interface WeeklyFacts {
  readonly cluster: KnownCluster
  readonly gpus: readonly Gpu[]
  readonly models: readonly Model[]
  readonly rules: ExportFacts & { readonly quotas: readonly Quota[] }
  readonly fleets: readonly FleetEntry[]
  readonly fleetTables: readonly FleetTable[]
  readonly project: Project
  readonly peers: Peers
  readonly runs: readonly DisclosedRun[]
  readonly underthinking: PublishedUnderthinking
  readonly capability: ReturnType<typeof readCapabilityPrices>
  readonly boards: { readonly source: string; readonly boards: readonly PrintedBoard[] }
  readonly fundamentals: ReturnType<typeof readFundamentals>
  readonly elasticities: ReturnType<typeof readElasticities>
  /** What states did about a model. */
  readonly bans: readonly Ban[]
  /** What lies in the folder of the issue. */
  readonly tables: IssueTables
  /** Made-up closes and rates, for figures that would have none. */
  readonly sample: IssueTables
  /** What the issue printed and is no fact elsewhere. */
  readonly printed: PrintedFacts
}

/** The facts that come with the package, with an issue's own in the place of these. */
export function weeklyFacts(own: Partial<WeeklyFacts> = {}): WeeklyFacts {
  const fleets = readFleets()
  return {
    cluster: firstOf(readClusters().clusters, 'cluster'),
    gpus: readGpus(),
    models: readModels(),
    rules: readExportRules(),
    fleets: fleets.entries,
    fleetTables: fleets.tables,
    project: firstOf(fleets.projects, 'project'),
    peers: readPeers(),
    runs: readTrainingRuns().runs,
    capability: readCapabilityPrices(),
    boards: readLeaderboards(),
    fundamentals: readFundamentals(),
    elasticities: readElasticities(),
    bans: readGraph().bans,
    tables: {},
    sample: {},
    printed: packagedPrintedFacts(),
    underthinking: JSON.parse(
      readFileSync(new URL('../../../data/published-underthinking.json', import.meta.url), 'utf8'),
    ) as PublishedUnderthinking,
    ...own,
  }
}

function firstOf<Item>([first]: readonly Item[], what: string): Item {
  if (first === undefined) throw new Error(`data/economics holds no ${what}`)
  return first
}
