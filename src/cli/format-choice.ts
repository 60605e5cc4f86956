import type { FormatChoice } from '#run'
import { UsageError } from './usage-error.ts'

/** How the records of a file are to be read; undefined where it is to be found out. */
export function choiceOf({
  format,
  map,
}: {
  readonly format?: string
  readonly map?: string
}): FormatChoice | undefined {
  if (format !== undefined && map !== undefined)
    throw new UsageError('--map says how records are read, and so does --format: give one of them')
  if (format !== undefined) return { name: format }
  return map === undefined ? undefined : { map }
}
