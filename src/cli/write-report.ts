import { basename, isAbsolute, join } from 'node:path'
import { koreanFontFor, type ReportLanguage, type ReportOptions, renderReport } from '#report'
import { type RunReader, type Summary, writeAtomically } from '#run'
import { collectImportedSamples } from './collect-imported-samples.ts'
import { collectSamples } from './collect-samples.ts'
import { inFormat, type ReportFormat } from './report-format.ts'
import { shellWord } from './shell-word.ts'
import type { World } from './world.ts'

/** Writes a run's report, by default into its folder, and answers where it is. */
export async function writeReport({
  run,
  summary,
  world,
  language = 'en',
  format = 'html',
  file = join(run.folder, `report.${format}`),
  flags = [],
}: {
  readonly run: RunReader
  readonly summary: Summary
  readonly world: World
  readonly language?: ReportLanguage
  readonly format?: ReportFormat
  readonly file?: string
  /** What a run was scored with, as on the command line. */
  readonly flags?: readonly string[]
}): Promise<string> {
  const isImport = run.description.study.kind === 'import'
  const samples = await (isImport ? collectImportedSamples(run, summary) : collectSamples(run))
  const options: ReportOptions = {
    summary,
    samples,
    language,
    version: world.versions.jevons,
    ...(isImport
      ? {
          command: [
            'npx jevons score',
            ...[isAbsolute(run.folder) ? basename(run.folder) : run.folder, ...flags].map(shellWord),
          ].join(' '),
        }
      : {}),
  }
  writeAtomically(file, [await inFormat(await pageOf(options), format, world)])
  return file
}

/** In Korean the page carries a font along: a reader's machine may have none. */
async function pageOf(options: ReportOptions): Promise<string> {
  const page = renderReport(options)
  return options.language === 'ko' ? renderReport({ ...options, font: await koreanFontFor(page) }) : page
}
