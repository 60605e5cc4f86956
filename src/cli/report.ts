import { existsSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type ReportLanguage, reportLanguages } from '#report'
import { type RunReader, readRun, reopenRun, type Summary } from '#run'
import { readScoreRecord, usualScoring } from '#study'
import { checkConditions, failIf } from './fail-if.ts'
import { type MeasuredRun, writeComparison } from './report-comparison.ts'
import { type ReportFormat, reportFormats } from './report-format.ts'
import { scoreRun } from './score.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'
import { writeReport } from './write-report.ts'

interface ReportFlags {
  readonly format?: string
  readonly lang?: string
  readonly out?: string
  readonly failIf?: readonly string[]
  readonly junit?: string
}

/** `jevons report`: writes the report of a run, or of several beside each other, deriving first what is not there, and holds conditions against it. */
export async function report(folders: readonly string[], given: object, world: World): Promise<void> {
  const flags = given as ReportFlags
  const { out, failIf: conditions = [], junit } = flags
  const { format, language } = choices(flags)
  for (const [name, file] of [
    ['--out', out],
    ['--junit', junit],
  ] as const)
    checkPlace(name, file)
  checkConditions(conditions)
  if (junit !== undefined && conditions.length === 0)
    throw new UsageError('--junit says what came of conditions: give some with --fail-if')
  const [first, ...others] = await measuredRuns(folders, world)
  if (!first) return
  const options = { world, language, format }
  if (others.length > 0) {
    if (conditions.length > 0) throw new UsageError('--fail-if is about one run: give one')
    const file = await writeComparison([first, ...others], {
      ...options,
      ...(out === undefined ? {} : { out }),
    })
    return world.out(`${file}\n`)
  }
  const file = await writeReport({ ...first, ...options, ...(out === undefined ? {} : { file: out }) })
  world.out(`${file}\n`)
  const { run, summary } = first
  failIf(conditions, { summary, world, junit, run: basename(run.folder) })
}

async function measuredRuns(folders: readonly string[], world: World): Promise<MeasuredRun[]> {
  const measured: MeasuredRun[] = []
  for (const folder of folders) {
    const run = readRun(folder)
    const summary = (isDerived(run) ? run.summary() : undefined) ?? (await deriveAgain(run, world))
    measured.push({ run, summary })
  }
  return measured
}

function choices({ format = 'html', lang = 'en' }: ReportFlags): {
  readonly format: ReportFormat
  readonly language: ReportLanguage
} {
  if (!isFormat(format)) throw new UsageError(`--format must be ${oneOf(reportFormats)}, not "${format}"`)
  if (!isLanguage(lang))
    throw new UsageError(`--lang must be ${oneOf(Object.keys(reportLanguages))}, not "${lang}"`)
  return { format, language: lang }
}

function isFormat(name: string): name is ReportFormat {
  return (reportFormats as readonly string[]).includes(name)
}

function isLanguage(code: string): code is ReportLanguage {
  return Object.hasOwn(reportLanguages, code)
}

function oneOf(names: readonly string[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`
}

function checkPlace(flag: string, file: string | undefined): void {
  if (file !== undefined && !existsSync(dirname(file)))
    throw new UsageError(`${flag} ${file}: no such folder ${dirname(file)}`)
}

function isDerived({ folder }: RunReader): boolean {
  return ['grades.jsonl', 'thoughts.jsonl', 'summary.json'].every((name) => existsSync(`${folder}/${name}`))
}

async function deriveAgain({ folder }: RunReader, world: World): Promise<Summary> {
  const run = reopenRun(folder)
  try {
    return await scoreRun(run, {
      settings: readScoreRecord(folder)?.settings ?? usualScoring,
      flags: { quiet: true },
      world,
    })
  } finally {
    run.close()
  }
}
