import { z } from 'zod'
import type { FxRow, PriceRow } from '#market'
import { readTable } from './table-file.ts'

/** A cell that is empty is not there. */
const cell = (value: unknown): unknown => (value === '' || value === null ? undefined : value)

/** Parquet has days as dates, tables as text; a time of the day is left out. */
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString() : value),
  z
    .string()
    .regex(/^\d{4}-\d\d-\d\d([T ].*)?$/, 'must be a day such as 2026-01-31')
    .transform((text) => text.slice(0, 10)),
)
const text = z.coerce.string().min(1)
const above = z.coerce.number().positive()
const optional = <Schema extends z.ZodType>(schema: Schema): z.ZodType<z.infer<Schema> | undefined> =>
  z.preprocess(cell, schema.optional()) as z.ZodType<z.infer<Schema> | undefined>

const priceRow = z.object({
  date: day,
  ticker: text,
  close: above,
  dividend: optional(z.coerce.number().min(0)),
  split: optional(above),
  currency: optional(text),
  shares: optional(above),
  note: optional(text),
})

const fxRow = z.object({ date: day, from: text, to: text, rate: above, source: optional(text) })

/** Closes of a file, and whether somebody made them up. */
export interface PriceTable {
  readonly rows: readonly PriceRow[]
  /** A row's note says so: everything that is computed of it must say so too. */
  readonly isSynthetic: boolean
}

/** Closes from CSV, TSV, Parquet or JSON: date, ticker, close, and where known dividend, split, currency, shares, note. */
export async function readPriceTable(path: string): Promise<PriceTable> {
  const rows = await readTable(path, priceRow)
  return {
    rows: rows.map(({ note: _, ...row }) => known(row) as PriceRow),
    isSynthetic: rows.some(({ note }) => note?.toLowerCase() === 'synthetic'),
  }
}

/** Exchange rates from the same kinds of files: date, from, to, rate, and where known source. */
export async function readFxTable(path: string): Promise<readonly FxRow[]> {
  const rows = await readTable(path, fxRow)
  return rows.map((row) => known(row) as FxRow)
}

function known(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
