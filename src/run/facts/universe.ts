import { z } from 'zod'
import type { Universe } from '#market'

const text = z.string().min(1)
/** YAML reads a bare 005930 as a number: it is refused, since its zeros are lost. */
const ticker = z.string('must be text: put it in quotes').min(1)

/** An index of a user's own. What its numbers must be to each other, the calculator says. */
export const universeSchema: z.ZodType<Universe> = z.strictObject({
  id: text,
  name: z.strictObject({ en: text, ko: text }),
  currency: text.default('USD'),
  weighting: z.enum(['equal', 'cap']).default('equal'),
  rebalancing: z.enum(['third-friday', 'quarter-end', 'none']).default('third-friday'),
  lagDays: z.number().int().min(0).default(5),
  base: z.strictObject({ date: z.iso.date(), level: z.number().positive().default(100) }),
  withholding: z.number().min(0).max(1).default(0),
  versions: z
    .array(
      z.strictObject({
        id: text,
        announced: z.iso.date(),
        effective: z.iso.date(),
        members: z.array(ticker).min(1),
        hindsight: z.boolean().exactOptional(),
      }),
    )
    .min(1),
})
