import { z } from 'zod'
import type { Problem } from '#problem'

/** A line of problems.jsonl: the problem and the version of the line. */
export type ProblemLine = Problem & { readonly version: 1 }

const text = z.string().exactOptional()
const question = {
  version: z.literal(1),
  id: z.string(),
  question: z.string(),
  cluster: z.string(),
  level: z.int().positive().exactOptional(),
}

export const problemSchema: z.ZodType<ProblemLine> = z.discriminatedUnion('kind', [
  z.strictObject({
    ...question,
    kind: z.literal('countdown'),
    numbers: z.array(z.int().positive()),
    target: z.int(),
  }),
  z.strictObject({
    ...question,
    kind: z.enum(['number', 'expression', 'choice', 'text']),
    gold: text,
    goldAlternatives: z.array(z.string()).exactOptional(),
    choices: z.array(z.string()).exactOptional(),
    subject: text,
    dataset: text,
    split: text,
    licence: text,
  }),
])
