import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { saidFault } from './said-fault.ts'

const schema = z.strictObject({
  count: z.number().int().positive(),
  share: z.number().min(0).max(1).optional(),
  name: z.string().min(1).optional(),
  day: z.iso.date().optional(),
  kind: z.enum(['a', 'b']).optional(),
  rows: z
    .array(z.strictObject({ at: z.number() }))
    .min(1)
    .optional(),
  own: z.string({ error: 'must be a colour' }).optional(),
  either: z.union([z.number(), z.strictObject({ low: z.number() })]).optional(),
})

function said(value: unknown): string {
  const parsed = schema.safeParse(value)
  return parsed.success ? '' : saidFault(parsed.error, value)
}

describe('a fault of a value', () => {
  it.each([
    [{}, 'count: is missing: must be a number'],
    [{ count: 'x' }, 'count: must be a number, not "x"'],
    [{ count: 1.5 }, 'count: must be a whole number, not 1.5'],
    [{ count: -3 }, 'count: must be above 0, not -3'],
    [{ count: 1, share: 2 }, 'share: must be at most 1, not 2'],
    [{ count: 1, name: '' }, 'name: must not be empty'],
    [{ count: 1, day: '1 May' }, 'day: must be a day such as 2026-01-31, not "1 May"'],
    [{ count: 1, kind: 'c' }, 'kind: must be one of a, b, not "c"'],
    [{ count: 1, rows: [] }, 'rows: must not be empty'],
    [{ count: 1, rows: [{ at: null }] }, 'rows.0.at: must be a number, not null'],
    [{ count: 1, own: 4 }, 'own: must be a colour'],
    [{ count: 1, either: { low: 'x' } }, 'either.low: must be a number, not "x"'],
    [{ count: 1, cuont: 2 }, 'unknown key cuont'],
    [
      { count: 1, '2025-01-03': null },
      'unknown key 2025-01-03, without a value: a text with a comma must stand in quotes',
    ],
    [[], 'must be keys with their values, not a list'],
  ])('%j: the key, what stood there, what is allowed', (value, line) => {
    expect(said(value)).toBe(line)
  })

  it('is one line however long what stood there is', () => {
    expect(said({ count: `${'x'.repeat(500)}\n` }).length).toBeLessThan(100)
  })
})
