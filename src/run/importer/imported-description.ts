import type { ImportedFile, RunDescription } from '../run-description.ts'
import { unrecordedEngine } from '../unrecorded-engine.ts'
import type { ImportCounts } from './import-counts.ts'

/** run.json of an imported run: what the files told, and null or "not recorded" for what they did not. */
export function importedDescription(imported: {
  readonly files: readonly ImportedFile[]
  readonly arms: readonly string[]
  readonly counts: ImportCounts
  readonly mostSamples: number
  readonly startedAt: Date
  readonly versions: RunDescription['versions']
}): RunDescription {
  const { files, arms, counts, mostSamples, startedAt, versions } = imported
  const [first = ''] = arms
  return {
    version: 1,
    startedAt: startedAt.toISOString(),
    versions,
    study: {
      kind: 'import',
      files,
      problems: counts.problems,
      responses: counts.responses,
      samples: mostSamples,
      seed: '1',
      split: 'imported',
      baseline: first,
      margin: null,
    },
    arms: arms.map((id) => ({
      id,
      engine: 'imported',
      policy: { name: 'not recorded', parameters: {} },
      selection: null,
    })),
    ...unrecordedEngine('imported', arms.length === 1 ? first : `${arms.length} models`),
  }
}
