import { join } from 'node:path'
import { type ReportLanguage, renderReport } from '#report'
import { type RunReader, type Summary, writeAtomically } from '#run'
import { collectSamples } from './collect-samples.ts'
import type { World } from './world.ts'

/** Writes a run's report, by default into its folder, and answers where it is. */
export async function writeReport({
  run,
  summary,
  world,
  language = 'en',
  file = join(run.folder, 'report.html'),
}: {
  readonly run: RunReader
  readonly summary: Summary
  readonly world: World
  readonly language?: ReportLanguage
  readonly file?: string
}): Promise<string> {
  const samples = await collectSamples(run)
  writeAtomically(file, [renderReport({ summary, samples, language, version: world.versions.jevons })])
  return file
}
