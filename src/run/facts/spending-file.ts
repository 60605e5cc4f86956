import { z } from 'zod'
import type { QuarterSpending } from '#market'
import { readTable } from './table-file.ts'

const cell = (value: unknown): unknown => (value === '' || value === null ? undefined : value)
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be the last day of a quarter such as 2024-06-30'),
)
const row = z.object({
  firm: z.coerce.string().min(1),
  end: day,
  capex: z.coerce.number().positive(),
  opex: z.preprocess(cell, z.coerce.number().positive().optional()),
  note: z.preprocess(cell, z.coerce.string().optional()),
})

/** Spending of firms by quarter from a table: firm, end, capex, and where known opex, note; all amounts of one currency. */
export async function readSpendingFile(
  path: string,
): Promise<{ readonly rows: readonly QuarterSpending[]; readonly isSynthetic: boolean }> {
  const rows = await readTable(path, row)
  return {
    rows: rows.map(({ note: _, opex, ...rest }) => ({ ...rest, ...(opex === undefined ? {} : { opex }) })),
    isSynthetic: rows.some(({ note }) => note?.toLowerCase() === 'synthetic'),
  }
}

const multiple = z.object({ date: day, value: z.coerce.number().positive() })

/** A multiple over time from a table: date, value. */
export async function readMultipleHistory(
  path: string,
): Promise<readonly { readonly date: string; readonly value: number }[]> {
  return readTable(path, multiple)
}
