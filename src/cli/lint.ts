import { readFile } from 'node:fs/promises'
import {
  type CheckedFinding,
  factsFrom,
  lintNote,
  lintRules,
  ownWaivers,
  packagedFacts,
  readNote,
  sarifOf,
  type Waiver,
  waiverOf,
  withWaivers,
} from '#note'
import { ConditionHolds } from './condition-holds.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface LintFlags {
  readonly format?: string
  readonly date?: string
  readonly facts?: string | boolean
  readonly waive?: readonly string[]
  readonly rules?: boolean
  readonly json?: boolean
}

const formats = ['text', 'json', 'sarif'] as const
type Format = (typeof formats)[number]
/** A note is read by people: what is larger is none. */
const mostBytes = 20_000_000

/** Sixteen hundred pages; pictures that a page holds do not count. */
const mostLetters = 2_000_000

function lengthOf({ blocks, tables }: ReturnType<typeof readNote>): number {
  const words = blocks.reduce((sum, { text }) => sum + text.length, 0)
  const cells = tables.flatMap(({ header, rows }) => [header, ...rows.map((row) => row.cells)])
  return words + cells.reduce((sum, row) => sum + row.reduce((all, text) => all + text.length, 0), 0)
}

/** What a file's name says that it is written in; its first marks say so where the name does not. */
function formatNamed(file: string): Parameters<typeof readNote>[1] {
  if (/\.html?$/i.test(file)) return 'html'
  return /\.(?:md|markdown)$/i.test(file) ? 'markdown' : undefined
}

interface LintedFile {
  readonly file: string
  readonly findings: readonly CheckedFinding[]
}

/** `jevons lint`: the numbers of notes, computed again. */
export async function lintCommand(files: readonly string[], given: object, world: World): Promise<void> {
  const flags = given as LintFlags
  if (flags.rules === true) return listRules(flags.json === true, world)
  if (files.length === 0) throw new UsageError('lint what? A FILE, or - for standard input')
  const format = flags.json === true ? 'json' : formatOf(flags.format)
  const facts = await factsOf(flags.facts)
  const waivers = (flags.waive ?? []).map(waiverIn)
  const linted: LintedFile[] = []
  world.endAtOnce?.()
  for (const file of files) {
    const text = await textOf(file, world)
    const note = readNote(text, formatNamed(file))
    const size = lengthOf(note)
    if (size > mostLetters)
      throw new UsageError(`${file}: ${(size / 1e6).toFixed(1)} million letters of text: is that a note?`)
    const dated = flags.date === undefined ? note : { ...note, date: dayOf(flags.date) }
    const own = ownWaivers(text, isRule)
    for (const why of own.idle) world.err(`${file}: ${why}\n`)
    linted.push({ file, findings: withWaivers(lintNote(dated, facts), [...waivers, ...own.waivers]) })
  }
  world.out(printed(linted, format, world))
  const left = linted
    .flatMap(({ findings }) => findings)
    .filter(({ severity, waived }) => severity === 'error' && waived === null)
  if (left.length > 0)
    throw new ConditionHolds(
      `${left.length} ${left.length === 1 ? 'error' : 'errors'} left: correct them, or waive them with a reason`,
    )
}

function formatOf(given = 'text'): Format {
  const format = formats.find((one) => one === given)
  if (!format)
    throw new UsageError(
      `--format must be ${formats.slice(0, -1).join(', ')} or ${formats.at(-1)}, not "${given}"`,
    )
  return format
}

function waiverIn(text: string): Waiver {
  const waiver = waiverOf(text)
  if (!waiver) throw new UsageError(`a waiver is written RULE: reason, or RULE@LINE: reason, not "${text}"`)
  if (!isRule(waiver.rule))
    throw new UsageError(`no rule is called "${waiver.rule}" (jevons lint --rules lists them)`)
  return waiver
}

function isRule(given: string): boolean {
  return lintRules.some(({ name }) => name === given)
}

function dayOf(text: string): string {
  const day = new Date(`${text}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(day.getTime()))
    throw new UsageError(`--date must be a day, YYYY-MM-DD, not "${text}"`)
  return text
}

async function factsOf(
  given: string | boolean | undefined,
): Promise<ReturnType<typeof packagedFacts> | undefined> {
  if (given === false) return undefined
  const packaged = packagedFacts()
  if (typeof given !== 'string') return packaged
  try {
    const own = factsFrom(await readFile(given, 'utf8'))
    return {
      values: [...own.values, ...packaged.values],
      places: [...own.places, ...packaged.places],
      sources: [...own.sources, ...packaged.sources],
      outside: [...own.outside, ...packaged.outside],
      listings: [...own.listings, ...packaged.listings],
      rates: [...own.rates, ...packaged.rates],
    }
  } catch (error) {
    throw new UsageError(`--facts ${given}: ${(error as Error).message}`)
  }
}

async function textOf(file: string, world: World): Promise<string> {
  const bytes = file === '-' ? await standardInput(world) : await bytesOf(file)
  if (bytes.length > mostBytes)
    throw new UsageError(`${file}: larger than ${mostBytes / 1e6} MB: is that a note?`)
  if (bytes.includes(0)) throw new UsageError(`${file}: no text, it has zero bytes`)
  return bytes.toString('utf8')
}

async function standardInput({ stdin }: World): Promise<Buffer> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of stdin) {
    parts.push(part)
    size += part.length
    if (size > mostBytes) break
  }
  return Buffer.concat(parts)
}

async function bytesOf(file: string): Promise<Buffer> {
  try {
    return await readFile(file)
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new UsageError(`${file}: ${missing ? 'no such file' : (error as Error).message}`)
  }
}

function printed(files: readonly LintedFile[], format: Format, world: World): string {
  if (format === 'sarif') return `${JSON.stringify(sarifOf(files, world.versions.jevons), undefined, 2)}\n`
  if (format === 'text') return files.map(textReport).join('')
  const [only] = files
  const document = files.length === 1 && only ? { findings: only.findings } : { files }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function textReport({ file, findings }: LintedFile): string {
  const lines = findings.map(
    ({ line, severity, rule, message, waived }) =>
      `${file}:${line}: ${severity} ${rule}: ${message}${waived === null ? '' : ` [waived: ${waived}]`}\n`,
  )
  const count = (severity: string): number =>
    findings.filter((one) => one.severity === severity && one.waived === null).length
  return `${lines.join('')}${file}: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} remarks\n`
}

function listRules(json: boolean, world: World): void {
  const list = lintRules.map(({ name, checks }) => ({ name, checks }))
  world.out(
    json
      ? `${JSON.stringify(list, undefined, 2)}\n`
      : list.map(({ name, checks }) => `${name.padEnd(20)} ${checks}\n`).join(''),
  )
}
