import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type BuiltWeekly,
  buildWeekly,
  issueFiles,
  lintRules,
  missingArms,
  NoteError,
  staleRule,
  type Waiver,
  type WeeklyFindings,
  waiverOf,
} from '#note'
import { findChromium, koreanFontFor } from '#report'
import { readRun, type Summary, writeAtomically } from '#run'
import { ConditionHolds } from './condition-holds.ts'
import { dayFlag } from './day-flag.ts'
import { languageFlag } from './peers-words.ts'
import { inFormat } from './report-format.ts'
import { UsageError } from './usage-error.ts'
import { issueFolder, readIssue } from './weekly-issue.ts'
import { beginIssue } from './weekly-template.ts'
import type { World } from './world.ts'

interface WeeklyFlags {
  readonly date?: string
  readonly from?: string
  readonly lang?: string
  readonly out?: string
  readonly run?: string
  readonly pdf?: boolean
  readonly check?: boolean
  readonly waive?: readonly string[]
  readonly new?: string
  readonly json?: boolean
}

/** `jevons weekly`: writes an issue from its data, and says what in it and in the printed one does not recompute. */
export async function weekly(given: object, world: World): Promise<void> {
  const flags = given as WeeklyFlags
  const language = languageFlag(flags.lang)
  if (flags.new !== undefined) return begin(flags, world)
  const folder = issueFolder(flags.from, dayFlag('--date', flags.date))
  if (flags.out === undefined && flags.check !== true)
    throw new UsageError('--out DIR says where to write it; --check only looks')
  const issue = await readIssue(folder, language)
  const waivers = (flags.waive ?? []).map(waiverIn)
  const summary = /\{\{[^}]*\brun[.-]/.test(issue.text) ? await summaryFor(flags, world) : undefined
  const missing = summary && missingArms(issue.text, summary)
  if (missing !== undefined) throw new UsageError(`--run ${flags.run ?? 'of the usual study'}: ${missing}`)
  const built = inOneLine(folder, () =>
    buildWeekly({ ...issue, summary, waivers, version: world.versions.jevons }),
  )
  const files = await written(built, flags, world)
  world.out(
    flags.json === true
      ? `${JSON.stringify({ ...built.findings, files }, undefined, 2)}\n`
      : textOf(built.findings, files),
  )
  if (built.blocked.length > 0)
    throw new ConditionHolds(
      `not published: ${built.blocked.length} to correct or waive; the first: ${built.blocked[0]}`,
    )
}

function begin({ new: date, out }: WeeklyFlags, world: World): void {
  const day = dayFlag('--new', date)
  if (day === undefined || out === undefined)
    throw new UsageError('--new DAY needs --out DIR: where to begin it')
  const files = beginIssue(out, day)
  world.out(
    [
      ...files,
      'write the note, sign the notice, and put this week’s data beside them, as far as there are:',
      ...Object.values(issueFiles).map((file) => `  ${file}`),
      `then: jevons weekly --from ${out} --out ${join(out, 'published')}`,
      '',
    ].join('\n'),
  )
}

function waiverIn(text: string): Waiver {
  const waiver = waiverOf(text)
  if (!waiver) throw new UsageError(`a waiver is written RULE: reason, or RULE@LINE: reason, not "${text}"`)
  if (waiver.rule !== staleRule && !lintRules.some(({ name }) => name === waiver.rule))
    throw new UsageError(`no rule is called "${waiver.rule}" (jevons lint --rules lists them)`)
  return waiver
}

function inOneLine<Value>(folder: string, build: () => Value): Value {
  try {
    return build()
  } catch (error) {
    if (error instanceof NoteError) throw new UsageError(`${folder}: ${error.message}`, { cause: error })
    throw error
  }
}

/** The run that section III is from: named, or there from the last time, or made now. */
async function summaryFor({ run, out }: WeeklyFlags, world: World): Promise<Summary> {
  if (run !== undefined) {
    const summary = readRun(run).summary()
    if (!summary) throw new UsageError(`${run}: not scored yet; jevons score ${run} does it`)
    return summary
  }
  if (out !== undefined) return studied(join(out, 'run'), world)
  const folder = mkdtempSync(join(tmpdir(), 'jevons-weekly-'))
  try {
    return await studied(join(folder, 'run'), world)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function studied(folder: string, world: World): Promise<Summary> {
  const isBegun = existsSync(join(folder, 'run.json'))
  const known = isBegun ? readRun(folder).summary() : undefined
  if (known) return known
  const { study } = await import('./study.ts')
  await study({ out: folder, ...(isBegun ? { resume: true } : {}) }, { ...world, out: () => {} })
  const summary = readRun(folder).summary()
  if (!summary) throw new Error(`${folder}: the study left no summary`)
  return summary
}

/** Writes what may be published, and what was found. Answers the names of the files. */
async function written(built: BuiltWeekly, flags: WeeklyFlags, world: World): Promise<readonly string[]> {
  const { out, check = false } = flags
  if (out === undefined) return []
  mkdirSync(out, { recursive: true })
  const write = (name: string, content: string | Uint8Array): string => {
    const file = join(out, name)
    writeAtomically(file, [content])
    return file
  }
  const findings = write('findings.json', `${JSON.stringify(built.findings, undefined, 2)}\n`)
  if (check || built.blocked.length > 0) return [findings]
  const page = await pageOf(built)
  if (built.figures.size > 0) mkdirSync(join(out, 'figures'), { recursive: true })
  for (const [name, svg] of built.figures) write(name, svg)
  const files = [write('note.html', page), write('note.md', built.markdown), findings]
  const isPrinted = flags.pdf ?? hasBrowser(world)
  return isPrinted ? [...files, write('note.pdf', await inFormat(page, 'pdf', world))] : files
}

async function pageOf({ page, source }: BuiltWeekly): Promise<string> {
  return source.language === 'ko' ? page(await koreanFontFor(page())) : page()
}

function hasBrowser({ environment = {} }: World): boolean {
  return findChromium({ environment, platform: process.platform }) !== undefined
}

function textOf(
  { findings, uncomputed, lint, stale, notice, claims, publishable }: WeeklyFindings,
  files: readonly string[],
): string {
  const count = (severity: string): number => findings.filter((one) => one.severity === severity).length
  const open = lint.filter(({ waived }) => waived === null)
  return [
    ...findings.map(({ id, severity, where, message }) => `${id} ${severity} ${where}: ${message}`),
    ...(findings.length === 0
      ? []
      : [`printed issue: ${count('error')} errors, ${count('warning')} warnings, ${count('info')} remarks`]),
    ...uncomputed.map(({ id, where, why }) => `${id} not computed, ${where}: ${why}`),
    ...stale.map(({ severity, says, waived }) =>
      [severity, ...(waived === null ? [] : [`let stand (${waived})`]), `not of this day: ${says}`].join(' '),
    ),
    ...open.map(({ line, severity, rule, message }) => `note.md:${line}: ${severity} ${rule}: ${message}`),
    ...notice.gaps.map(({ item, message }) => `notice: ${item}: ${message}`),
    ...(notice.gaps.length === 0 ? [] : ['notice.yaml: covered, holdings and states say what is missing']),
    `forecasts due: ${claims.filter(({ state }) => state === 'due').length} of ${claims.length}`,
    `${publishable ? 'published' : 'blocked'}${files.length === 0 ? '' : `: ${files.join(', ')}`}`,
    '',
  ].join('\n')
}
