import { existsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type ReportLanguage, reportLanguages } from '#report'
import { type RunReader, readRun, reopenRun, type Summary } from '#run'
import { usualScoring } from '#study'
import { scoreRun } from './score.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'
import { writeReport } from './write-report.ts'

/** `jevons report`: writes the report of a run again, deriving first what is not there. */
export async function report(folder: string, flags: object, world: World): Promise<void> {
  const { language, out } = flags as { readonly language: string; readonly out?: string }
  if (!isLanguage(language)) {
    throw new UsageError(`--language must be ${Object.keys(reportLanguages).join(' or ')}, not "${language}"`)
  }
  if (out !== undefined && !existsSync(dirname(out))) {
    throw new UsageError(`--out ${out}: no such folder ${dirname(out)}`)
  }
  const run = readRun(folder)
  const summary = isDerived(run) ? run.summary() : undefined
  const file = await writeReport({
    run,
    summary: summary ?? (await deriveAgain(run, world)),
    world,
    language,
    ...(out === undefined ? {} : { file: out }),
  })
  world.out(`${file}\n`)
}

function isLanguage(code: string): code is ReportLanguage {
  return Object.hasOwn(reportLanguages, code)
}

function isDerived({ folder }: RunReader): boolean {
  return ['grades.jsonl', 'thoughts.jsonl', 'summary.json'].every((name) => existsSync(`${folder}/${name}`))
}

async function deriveAgain({ folder }: RunReader, world: World): Promise<Summary> {
  const run = reopenRun(folder)
  try {
    return await scoreRun(run, { settings: usualScoring, flags: { quiet: true }, world })
  } finally {
    run.close()
  }
}
