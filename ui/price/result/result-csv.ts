import type { Table } from '#figure'
import type { Result } from '../calculation.ts'

/** A line of an export: what was put in, or came out, as a number and as it is shown. */
export interface ExportedValue {
  readonly part: string
  readonly name: string
  readonly column?: string
  readonly value?: number
  readonly low?: number
  readonly high?: number
  readonly unit?: string
  readonly shown: string
}

const columns = ['part', 'name', 'column', 'value', 'low', 'high', 'unit', 'shown'] as const

/** Numbers unrounded and as they are shown, a line each. */
export function exportedCsv(values: readonly ExportedValue[]): string {
  const lines = values.map((one) => columns.map((column) => csvField(one[column])).join(','))
  return `${[columns.join(','), ...lines].join('\n')}\n`
}

/** A spreadsheet takes what begins with one of these for a formula; what a field holds can come from an address. */
const formulaStart = /^[=+@\t\r]|^-(?![\d.])/

function csvField(value: string | number | undefined): string {
  if (value === undefined) return ''
  if (typeof value === 'number') return String(value)
  const text = formulaStart.test(value) ? `'${value}` : value
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** All values of a result. */
export function resultValues(
  { numbers, tables = [] }: Result,
  said: (value: number) => string,
): readonly ExportedValue[] {
  const ofNumbers = numbers.map(({ name, value, low, high, unit }) => ({
    part: 'result',
    name,
    value,
    ...(low === undefined ? {} : { low }),
    ...(high === undefined ? {} : { high }),
    unit,
    shown: said(value),
  }))
  return [...ofNumbers, ...tables.flatMap(tableValues)]
}

function tableValues({ title, columns: names, groups }: Table): readonly ExportedValue[] {
  return groups.flatMap(({ rows }) =>
    rows.flatMap(({ label, cells }) =>
      cells.map(({ text, value }, place) => ({
        part: title,
        name: label,
        column: names[place] ?? '',
        ...(value === undefined ? {} : { value }),
        shown: text,
      })),
    ),
  )
}
