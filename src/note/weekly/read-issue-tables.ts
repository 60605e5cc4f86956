import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { banScopes } from '#market'
import { readBoardFile, readFxTable, readPriceTable, readSpendingFile, readTable } from '#run/facts'
import type { IssueTable, IssueTables } from './issue-tables.ts'

/** Formats that a table may be in. */
const endings = ['csv', 'tsv', 'parquet', 'json']

/** A cell that is empty is not there. */
const cell = (value: unknown): unknown => (value === '' || value === null ? undefined : value)
const text = z.coerce.string().min(1)
const number = z.coerce.number()
const percent = number.min(0).max(100)
const optional = <Schema extends z.ZodType>(schema: Schema): z.ZodType<z.infer<Schema> | undefined> =>
  z.preprocess(cell, schema.optional()) as z.ZodType<z.infer<Schema> | undefined>
const day = z.preprocess(
  (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value),
  z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day such as 2025-02-07'),
)
const source = text.refine((value) => !value.includes(';'), {
  error: 'must not hold ";", which stands between the sources of a table: a comma does',
})
const marks = { source: optional(source), note: optional(text) }

const forms = {
  scores: z.object({
    name: text,
    maker: optional(text),
    benchmark: text,
    score: percent,
    date: day,
    ...marks,
  }),
  rental: z.object({
    date: day,
    region: text,
    sku: text,
    usdPerHour: number.positive(),
    term: optional(text),
    ...marks,
  }),
  thinking: z.object({
    model: text,
    benchmark: text,
    tokensFrom: optional(number.positive()),
    tokensTo: optional(number.positive()),
    accuracy: percent,
    ...marks,
  }),
  growth: z.object({
    company: text,
    quarter: z.string().regex(/^[1-4]Q\d\d$/, 'must be a quarter such as 4Q24'),
    guided: optional(number),
    actual: optional(number),
    ...marks,
  }),
  multiple: z.object({ date: day, value: number.positive(), ...marks }),
  bans: z.object({
    country: text,
    scope: z.enum(banScopes),
    from: day,
    public: z.preprocess(cell, day.optional()) as z.ZodType<string | undefined>,
    by: text,
    what: text,
    ...marks,
  }),
}

/**
 * The tables of a folder, by their names: `scores.csv`, `prices.parquet`, `arena-2025-02-14.csv`. Universes are read elsewhere.
 * @throws RunError with the file, the place in it and what is wrong there
 */
export async function readIssueTables(folder: string): Promise<IssueTables> {
  const [scores, rental, thinking, growth, multiple, bans] = await Promise.all([
    rowsOf(folder, 'scores', forms.scores),
    rowsOf(folder, 'rental', forms.rental),
    rowsOf(folder, 'thinking', forms.thinking),
    rowsOf(folder, 'growth', forms.growth),
    rowsOf(folder, 'multiple', forms.multiple),
    rowsOf(folder, 'bans', forms.bans),
  ])
  const tables = {
    scores,
    rental,
    thinking,
    growth,
    multiple,
    bans,
    spending: await read(folder, 'spending', readSpendingFile),
    prices: await read(folder, 'prices', readPriceTable),
    fx: await read(folder, 'fx', async (file) => ({ rows: await readFxTable(file), isSynthetic: false })),
    arena: await boardOf(folder, 'arena'),
    livebench: await boardOf(folder, 'livebench'),
  }
  return Object.fromEntries(Object.entries(tables).filter(([, table]) => table !== undefined)) as IssueTables
}

const examples = new URL('../../../examples/', import.meta.url)

/** The made-up market that comes with the package, for figures that would have no prices. */
export async function readSampleMarket(): Promise<IssueTables> {
  const at = (name: string): string => fileURLToPath(new URL(name, examples))
  const [prices, fx] = await Promise.all([
    readPriceTable(at('market-prices-synthetic.csv')),
    readFxTable(at('market-fx-synthetic.csv')),
  ])
  const named = { file: 'synthetic', source: 'synthetic' }
  return { prices: { ...prices, ...named }, fx: { rows: fx, isSynthetic: true, ...named } }
}

function fileOf(folder: string, name: string): string | undefined {
  return endings.map((ending) => `${name}.${ending}`).find((file) => existsSync(join(folder, file)))
}

type Marked = { readonly source?: string | undefined; readonly note?: string | undefined }

async function rowsOf<Row extends Marked>(
  folder: string,
  name: string,
  form: z.ZodType<Row>,
): Promise<IssueTable<Omit<Row, 'note'>> | undefined> {
  const file = fileOf(folder, name)
  if (file === undefined) return undefined
  const rows = await readTable(join(folder, file), form)
  const sources = [...new Set(rows.flatMap(({ source }) => source ?? []))]
  return {
    file,
    rows: rows.map(({ note: _, ...row }) => known(row)),
    isSynthetic: rows.some(({ note }) => note?.toLowerCase() === 'synthetic'),
    source: sources.length === 0 ? file : sources.join('; '),
  }
}

/** Cells that are empty are left out. */
function known<Row extends object>(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Row
}

async function read<Row>(
  folder: string,
  name: string,
  reader: (file: string) => Promise<{ readonly rows: readonly Row[]; readonly isSynthetic: boolean }>,
): Promise<IssueTable<Row> | undefined> {
  const file = fileOf(folder, name)
  return file === undefined ? undefined : { ...(await reader(join(folder, file))), file, source: file }
}

/** Weeks of one board, each a file of its own or all in one. */
async function boardOf(folder: string, name: string): Promise<IssueTables['arena']> {
  const own = new RegExp(`^${name}[-_.].*(?:${endings.join('|')})$`)
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => own.test(file))
        .sort()
    : []
  if (files.length === 0) return undefined
  const boards = await Promise.all(files.map((file) => readBoardFile(join(folder, file))))
  return {
    file: files.join(', '),
    rows: boards.flatMap(({ weeks }) => weeks),
    isSynthetic: boards.some(({ isSynthetic }) => isSynthetic),
    source: files.join(', '),
  }
}
