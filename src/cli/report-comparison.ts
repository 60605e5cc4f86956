import { basename, join } from 'node:path'
import {
  type ComparedRuns,
  type ComparisonReport,
  comparisonContent,
  type NamedRun,
  pageWithFont,
  type ReportLanguage,
} from '#report'
import { type RunReader, type Summary, writeAtomically } from '#run'
import { compareRuns } from '#study'
import { inFormat, type ReportFormat } from './report-format.ts'
import { shellWord } from './shell-word.ts'
import type { World } from './world.ts'

/** How sure all intervals of a comparison are together. */
const togetherLevel = 0.95

export interface MeasuredRun {
  readonly run: RunReader
  readonly summary: Summary
}

/** Writes the report on several runs, each later one against the first, and answers where it is. */
export async function writeComparison(
  runs: readonly [MeasuredRun, ...MeasuredRun[]],
  options: {
    readonly world: World
    readonly language: ReportLanguage
    readonly format: ReportFormat
    readonly out?: string
  },
): Promise<string> {
  const { world, language, format, out } = options
  const [first, ...others] = runs
  const names = distinctNames(runs.map(({ run }) => run.folder))
  const named = ({ summary }: MeasuredRun, index: number): NamedRun => ({ name: names[index] ?? '', summary })
  const level = 1 - (1 - togetherLevel) / Math.max(1, others.length)
  const compared: ComparedRuns[] = []
  for (const [index, other] of others.entries()) {
    world.signal.throwIfAborted()
    const comparison = await compareRuns(first.run, other.run, { level })
    compared.push({ run: named(other, index + 1), comparison })
  }
  const report: ComparisonReport = {
    first: named(first, 0),
    compared,
    language,
    command: ['npx jevons report', ...names.map(shellWord)].join(' '),
    version: world.versions.jevons,
  }
  const file = out ?? join(first.run.folder, `comparison.${format}`)
  writeAtomically(file, [await inFormat(await pageWithFont(comparisonContent(report)), format, world)])
  return file
}

/** The last part of each folder's path, more of it where that is not enough to tell them apart. */
function distinctNames(folders: readonly string[]): string[] {
  const last = folders.map((folder) => basename(folder))
  return new Set(last).size === last.length ? last : [...folders]
}
