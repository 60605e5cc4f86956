import { z } from 'zod'
import { type IndexBy, type IndexDay, type PriceIndex, priceIndices, type RentalQuote } from '#economics'
import { readTable } from '#run/facts'
import { harmlessText } from './harmless-text.ts'
import { numberFlag } from './number-flag.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface RentalFlags {
  readonly by?: string
  readonly maxGap?: string
  readonly csv?: true
  readonly json?: true
}

const kinds: readonly IndexBy[] = ['model', 'region', 'model-region', 'all']

/** A cell that is empty is not there. */
const cell = (value: unknown): unknown => (value === '' || value === null ? undefined : value)
const text = z.coerce.string().min(1)

const quoteRow = z.object({
  date: z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2026-01-31'),
  region: text,
  model: text,
  usdPerGpuHour: z.coerce.number().positive(),
  provider: z.preprocess(cell, z.coerce.string().optional()),
  term: z.preprocess(cell, z.coerce.string().optional()),
  capacityGpus: z.preprocess(cell, z.coerce.number().positive().optional()),
})

/** `jevons rental`: how prices of GPU-hours moved, without what came and went. */
export async function rental(file: string, given: object, world: World): Promise<void> {
  const { by = 'model', maxGap, csv, json } = given as RentalFlags
  const kind = kinds.find((one) => one === by)
  if (kind === undefined) throw new UsageError(`--by must be ${kinds.join(', ')}, not "${by}"`)
  if (csv && json) throw new UsageError('one of --json and --csv')
  const maxGapDays = numberFlag('--max-gap', maxGap, { least: 1, most: 3650, whole: true }) ?? 7
  const rows = await readTable(file, quoteRow)
  const indices = priceIndices(rows.map(quoteOf), { by: kind, maxGapDays })
  if (json) return world.out(`${JSON.stringify({ by: kind, maxGapDays, indices }, undefined, 2)}\n`)
  world.out(csv ? csvText(indices) : indices.map(indexText).join('\n'))
}

function quoteOf({ provider, term, capacityGpus, ...row }: z.infer<typeof quoteRow>): RentalQuote {
  return {
    ...row,
    provider: provider ?? 'not named',
    term: term ?? 'not named',
    ...(capacityGpus === undefined ? {} : { capacityGpus }),
  }
}

const columns: readonly (keyof IndexDay)[] = [
  'date',
  'index',
  'matched',
  'returned',
  'missing',
  'entered',
  'quotes',
  'trimmed',
  'medianUsdPerGpuHour',
]

function csvText(indices: readonly PriceIndex[]): string {
  const lines = indices.flatMap(({ name, days }) =>
    days.map((day) => [csvField(name), ...columns.map((column) => day[column] ?? '')].join(',')),
  )
  return `${[['name', ...columns].join(','), ...lines].join('\n')}\n`
}

function csvField(text: string): string {
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const mostDays = 40

function indexText({ name, series, weighted, days }: PriceIndex): string {
  const weights = weighted ? 'regions weighted by capacity' : 'no capacity told for all: strata count alike'
  const shown = days.slice(-mostDays)
  const rows = shown.map(({ date, index, matched, returned, missing, entered, quotes, trimmed, ...day }) => [
    date,
    grouped(index, 2),
    grouped(matched),
    grouped(returned),
    grouped(missing),
    grouped(entered),
    grouped(quotes),
    grouped(trimmed),
    day.medianUsdPerGpuHour === null ? '' : grouped(day.medianUsdPerGpuHour, 3),
  ])
  const head = ['', 'index', 'matched', 'back', 'missing', 'new', 'quotes', 'left out', 'middle USD/h']
  const cut =
    days.length > shown.length ? [`The last ${mostDays} of ${days.length} days; --csv prints all.`] : []
  return `${[`${harmlessText(name)}: ${series} series, ${weights}`, ...plainTable([head, ...rows]), ...cut].join('\n')}\n`
}
