import { readFile } from 'node:fs/promises'
import {
  type CheckedFinding,
  factsFrom,
  lintNote,
  lintRules,
  type NoteLanguage,
  ownWaivers,
  packagedFacts,
  readNote,
  sarifOf,
  type Waiver,
  waiverOf,
  withWaivers,
} from '#note'
import { ConditionHolds } from './condition-holds.ts'
import { lintWords } from './lint-words.ts'
import { languageFlag } from './peers-words.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface LintFlags {
  readonly format?: string
  readonly date?: string
  readonly facts?: string | boolean
  readonly waive?: readonly string[]
  readonly rules?: boolean
  readonly lang?: string
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

/** A file with the language that it is told of in; the contract of `--json` has the file and its findings alone. */
interface ToldFile extends LintedFile {
  readonly language: NoteLanguage
}

/** `jevons lint`: the numbers of notes, computed again. */
export async function lintCommand(files: readonly string[], given: object, world: World): Promise<void> {
  const flags = given as LintFlags
  const language = flags.lang === undefined ? undefined : languageFlag(flags.lang)
  if (flags.rules === true) return listRules(flags.json === true, language ?? 'en', world)
  if (files.length === 0) throw new UsageError('lint what? A FILE, or - for standard input')
  const format = flags.json === true ? 'json' : formatOf(flags.format)
  const facts = await factsOf(flags.facts)
  const waivers = (flags.waive ?? []).map(waiverIn)
  const linted: ToldFile[] = []
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
    const told = language ?? note.language
    const findings = withWaivers(lintNote(dated, facts, told), [...waivers, ...own.waivers])
    linted.push({ file, findings, language: told })
  }
  world.out(printed(linted, format, world))
  const left = linted
    .flatMap(({ findings }) => findings)
    .filter(({ severity, waived }) => severity === 'error' && waived === null)
  if (left.length > 0) throw new ConditionHolds(lintWords(languageOfAll(linted)).left(left.length))
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

/** Where notes of both languages are linted together, what is said of them all is English. */
function languageOfAll(files: readonly ToldFile[]): NoteLanguage {
  return files.every(({ language }) => language === 'ko') ? 'ko' : 'en'
}

function printed(told: readonly ToldFile[], format: Format, world: World): string {
  if (format === 'text') return told.map(textReport).join('')
  const files = told.map(({ file, findings }): LintedFile => ({ file, findings }))
  if (format === 'sarif')
    return `${JSON.stringify(sarifOf(files, world.versions.jevons, languageOfAll(told)), undefined, 2)}\n`
  const [only] = files
  const document = files.length === 1 && only ? { findings: only.findings } : { files }
  return `${JSON.stringify(document, undefined, 2)}\n`
}

function textReport({ file, findings, language }: ToldFile): string {
  const words = lintWords(language)
  const lines = findings.map(
    ({ line, severity, rule, message, waived }) =>
      `${file}:${line}: ${words.severities[severity]} ${rule}: ${message}${waived === null ? '' : ` [${words.waived}: ${waived}]`}\n`,
  )
  const count = (severity: string): number =>
    findings.filter((one) => one.severity === severity && one.waived === null).length
  return `${lines.join('')}${file}: ${words.counts(count('error'), count('warning'), count('info'))}\n`
}

function listRules(json: boolean, language: NoteLanguage, world: World): void {
  const list = lintRules.map(({ name, checks }) => ({ name, checks: checks[language] }))
  world.out(
    json
      ? `${JSON.stringify(list, undefined, 2)}\n`
      : list.map(({ name, checks }) => `${name.padEnd(20)} ${checks}\n`).join(''),
  )
}
