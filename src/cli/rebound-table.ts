import { z } from 'zod'
import type { PriceQuantity } from '#economics'
import { readTable } from '#run/facts'
import { UsageError } from './usage-error.ts'

/** Which columns of a table are what. */
export interface TableFlags {
  readonly from?: string
  readonly price?: string
  readonly quantity?: string
  readonly unit?: string
  readonly period?: string
  readonly control?: string
}

const row = z.record(z.string(), z.unknown())

/** Prices and quantities of a user's table, by the columns that are named. */
export async function priceQuantities(file: string, flags: TableFlags): Promise<PriceQuantity[]> {
  const { price = 'price', quantity = 'quantity', unit, period } = flags
  const controls = flags.control?.split(',') ?? []
  const rows = await readTable(file, row)
  const has = (column: string): boolean => rows.some((one) => one[column] !== undefined)
  const columnOf = (asked: string | undefined, usual: string): string | undefined =>
    asked ?? (has(usual) ? usual : undefined)
  const [unitColumn, periodColumn] = [columnOf(unit, 'unit'), columnOf(period, 'period')]
  return rows.map((cells, index) => {
    const number = (column: string): number => numberOf(cells[column], { file, index, column })
    return {
      price: number(price),
      quantity: number(quantity),
      ...(unitColumn === undefined
        ? {}
        : { unit: textOf(cells[unitColumn], { file, index, column: unitColumn }) }),
      ...(periodColumn === undefined
        ? {}
        : { period: textOf(cells[periodColumn], { file, index, column: periodColumn }) }),
      ...(controls.length === 0 ? {} : { controls: controls.map(number) }),
    }
  })
}

interface Cell {
  readonly file: string
  readonly index: number
  readonly column: string
}

function numberOf(value: unknown, { file, index, column }: Cell): number {
  const number = typeof value === 'number' ? value : Number(String(value ?? '').trim() || Number.NaN)
  if (Number.isFinite(number)) return number
  throw new UsageError(
    `${file}: row ${index + 1}: ${column} must be a number, not ${JSON.stringify(value) ?? 'missing'}`,
  )
}

function textOf(value: unknown, { file, index, column }: Cell): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value)
  throw new UsageError(`${file}: row ${index + 1}: has no ${column}`)
}
