import { basename, isAbsolute, join } from 'node:path'
import { pageWithFont, type ReportLanguage, type ReportOptions, reportContent } from '#report'
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
  writeAtomically(file, [await inFormat(await pageWithFont(reportContent(options)), format, world)])
  return file
}
