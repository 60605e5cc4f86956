import { z } from 'zod'
import { type ChainInput, chainWords, type Datum } from '#economics'
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
const example = z.strictObject({ id: z.string(), name: z.string(), inputs: z.record(z.enum(names), datum) })
const file = z.object({ version: z.literal(1), examples: z.array(example) })

/** A chain with a source for every input. */
interface ChainExample {
  readonly id: string
  readonly name: string
  readonly inputs: Readonly<Record<ChainInput, Datum>>
}

/** Chains from public numbers. */
export function readChainExamples(): readonly ChainExample[] {
  return readFacts('chain-examples.json', file).examples
}
