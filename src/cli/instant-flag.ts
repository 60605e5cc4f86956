import { UsageError } from './usage-error.ts'

const shape = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?(Z|[+-]\d{2}:\d{2}))?$/

/**
 * An instant of a flag: a day (its midnight, UTC) or a time with its zone; undefined where not given.
 * @throws UsageError where it is neither
 */
export function instantFlag(flag: string, text: string | undefined): Date | undefined {
  if (text === undefined) return undefined
  const instant = new Date(text)
  if (shape.test(text) && !Number.isNaN(instant.getTime())) return instant
  throw new UsageError(
    `${flag} must be a day or a time with its zone, such as 2025-02-07 or 2025-02-07T10:00Z, not "${text}"`,
  )
}
