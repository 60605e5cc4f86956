import { usableProcessors } from '#engine'
import type { ImportRequest } from '#run'
import { numberFlag } from './number-flag.ts'
import { UsageError } from './usage-error.ts'

/** The flags of `jevons import`, as they come from the command line. */
export interface ImportFlags {
  readonly format?: string
  readonly map?: string
  readonly out?: string
  readonly arm?: string
  readonly gold?: string
  readonly tags?: readonly string[]
  readonly summaryModel?: readonly string[]
  readonly strict?: boolean
  readonly resume?: boolean
  readonly threads?: string
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly quiet?: boolean
}

/** What the flags ask of the importer, but for where the run goes. */
export function askedImport(
  files: readonly string[],
  flags: ImportFlags,
): Omit<ImportRequest, 'folder' | 'startedAt' | 'versions'> {
  const { format, map, arm, gold, strict = false, resume = false, summaryModel = [] } = flags
  if (format !== undefined && map !== undefined)
    throw new UsageError('--map says how records are read, and so does --format: give one of them')
  if (resume && flags.out === undefined)
    throw new UsageError('--resume needs --out DIR: the import to finish')
  if (resume && files.includes('-'))
    throw new UsageError('--resume: standard input cannot be read again from where it stopped')
  return {
    files,
    ...(format === undefined ? {} : { choice: { name: format } }),
    ...(map === undefined ? {} : { choice: { map } }),
    options: { tags: (flags.tags ?? []).map(tagPair), summaryModels: summaryModel },
    ...(arm === undefined ? {} : { arm }),
    ...(gold === undefined ? {} : { goldFile: gold }),
    strict,
    threads: threadsOf(flags),
    resume,
  }
}

function tagPair(text: string): { readonly open: string; readonly close: string } {
  const [open = '', close = '', ...more] = text.split(',')
  if (open !== '' && close !== '' && more.length === 0) return { open, close }
  throw new UsageError(
    `--tags ${text}: must be an opening and a closing tag with a comma between, such as "<cot>,</cot>"`,
  )
}

const mostThreads = 64

export function threadsOf({ threads }: { readonly threads?: string }): number {
  const count = numberFlag('--threads', threads, { least: 1, most: mostThreads, whole: true })
  return count ?? Math.min(usableProcessors(), mostThreads)
}
