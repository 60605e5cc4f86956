import { z } from 'zod'
import { type ChainCorrelation, type ChainInput, chainWords, type Datum } from '#economics'
import { confidence } from './provenance.ts'
import { readFacts } from './read-facts.ts'

const datum: z.ZodType<Datum> = z.strictObject({
  value: z.number(),
  low: z.number().exactOptional(),
  high: z.number().exactOptional(),
  unit: z.string(),
  source: z.string().min(1),
  date: z.string().min(4),
  confidence,
  note: z.string().exactOptional(),
})
const names = Object.keys(chainWords) as [ChainInput, ...ChainInput[]]
const correlation: z.ZodType<ChainCorrelation> = z.strictObject({
  a: z.enum(names),
  b: z.enum(names),
  rho: z.number().gt(-1).lt(1),
})
const example = z.strictObject({
  id: z.string(),
  name: z.string(),
  inputs: z.record(z.enum(names), datum),
  correlations: z.array(correlation),
})
const file = z.object({ version: z.literal(1), examples: z.array(example) })

/** A chain with a source for every input. */
interface ChainExample {
  readonly id: string
  readonly name: string
  readonly inputs: Readonly<Record<ChainInput, Datum>>
  /** Of inputs that were measured together. */
  readonly correlations: readonly ChainCorrelation[]
}

/** Chains from public numbers. */
export function readChainExamples(): readonly ChainExample[] {
  return readFacts('chain-examples.json', file).examples
}
