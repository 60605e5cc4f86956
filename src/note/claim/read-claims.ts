import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { jsonOf, readValue } from '../read-value.ts'
import type { Claim } from './claim.ts'

const day = z.iso.date()
const claims = z.object({
  version: z.literal(1),
  claims: z.array(
    z.object({
      id: z.string().min(1),
      speaker: z.string().min(1),
      date: day,
      text: z.object({ en: z.string(), ko: z.string() }),
      due: day,
      resolves: z.object({ en: z.string().min(1), ko: z.string().min(1) }),
      source: z.string().min(1),
      probability: z.number().min(0).max(1).optional(),
      outcome: z.object({ cameTrue: z.boolean(), date: day, source: z.string().min(1) }).optional(),
    }),
  ),
})

export function packagedClaims(): readonly Claim[] {
  return claimsFrom(readFileSync(new URL('../../../data/note/claims.json', import.meta.url), 'utf8'))
}

/**
 * A ledger of claims as JSON.
 * @throws Error with the place and what is wrong there
 */
export function claimsFrom(json: string): readonly Claim[] {
  const { claims: read } = readValue(claims, jsonOf(json))
  const ids = read.map(({ id }) => id)
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw new Error(`claims: "${twice}" stands twice`)
  return read
}
