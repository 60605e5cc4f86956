import { z } from 'zod'
import type { Cluster, Datum, PrintedCluster, TornadoInput, TornadoRanges } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const positive = z.number().positive()
const share = z.number().min(0).max(1)

const power = z.strictObject({
  kwPerGpu: positive,
  load: share.exactOptional(),
  usdPerKwMonth: z.number().min(0).exactOptional(),
  usdPerKwh: z.number().min(0).exactOptional(),
  pue: z.number().min(1).exactOptional(),
})

const group = z.strictObject({
  gpu: z.string().min(1),
  count: z.number().int().min(1),
  gpuPriceUsd: positive.exactOptional(),
  serverCapexUsdPerGpu: positive,
  networkCapexUsdPerGpu: z.number().min(0).exactOptional(),
  opexUsdMillion: z.number().min(0).exactOptional(),
  otherOpexUsdPerGpuYear: z.number().min(0).exactOptional(),
  power: power.exactOptional(),
})

const clusterFields = {
  name: z.string().min(1),
  groups: z.array(group).min(1),
  lifeYears: positive,
  wacc: z.number().min(0).max(1),
  residualShare: share.exactOptional(),
  taxShare: share.exactOptional(),
  utilisation: z.number().gt(0).max(1).exactOptional(),
}

/** A cluster in a file of a user's own, with how far its numbers may be off. */
export interface InputCluster extends Cluster {
  readonly ranges?: TornadoRanges
}

const ends = z.tuple([z.number().min(0), z.number().min(0)]).exactOptional()
const ranges = z.strictObject({
  serverCapexUsdPerGpu: ends,
  networkCapexUsdPerGpu: ends,
  opexUsdMillion: ends,
  otherOpexUsdPerGpuYear: ends,
  usdPerKwMonth: ends,
  usdPerKwh: ends,
  pue: ends,
  lifeYears: ends,
  wacc: ends,
  residualShare: ends,
  utilisation: ends,
} satisfies Record<TornadoInput, typeof ends>)

export const clusterSchema: z.ZodType<InputCluster> = z.strictObject({
  ...clusterFields,
  ranges: ranges.exactOptional(),
})

const column = z.strictObject({
  serverCapexUsdMillion: positive,
  opexUsdMillion: positive,
  totalUsdMillion: positive,
})

const known = z.strictObject({
  ...clusterFields,
  id: z.string(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().exactOptional(),
  opexDecimals: z.number().int().min(0).exactOptional(),
  powerSource: z.string().exactOptional(),
  printed: z.strictObject({ columns: z.array(column), total: column }).exactOptional(),
  printedKrwTrillion: z.string().exactOptional(),
})

const cooling = z.strictObject({
  id: z.enum(['air', 'liquid']),
  value: z.number().min(1),
  low: z.number().min(1).exactOptional(),
  high: z.number().min(1).exactOptional(),
  unit: z.literal('PUE'),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().exactOptional(),
})

/** A cluster whose cost somebody printed. */
export interface KnownCluster extends Cluster {
  readonly id: string
  readonly source: string
  readonly date: string
  readonly note?: string
  /** To how many decimals of a million the costs to operate were printed. */
  readonly opexDecimals?: number
  readonly powerSource?: string
  readonly printed?: PrintedCluster
  /** The total in another currency, as it was printed. */
  readonly printedKrwTrillion?: string
}

/** The overhead of a site by how it is cooled. */
export interface Cooling extends Datum {
  readonly id: 'air' | 'liquid'
}

interface ClusterFacts {
  readonly clusters: readonly KnownCluster[]
  readonly cooling: readonly Cooling[]
}

const file: z.ZodType<ClusterFacts> = z.object({
  version: z.literal(1),
  clusters: z.array(known),
  cooling: z.array(cooling),
})

/** Clusters with a printed cost, and what cooling adds to power. */
export function readClusters(): ClusterFacts {
  return readFacts('clusters.json', file)
}
