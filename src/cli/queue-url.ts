import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

/** Where the queue is: a flag, or the environment, which keeps a password out of sight. */
export function queueUrl(flag: string | undefined, { environment = {} }: World): string {
  const url = flag ?? environment['JEVONS_QUEUE']
  if (url === undefined || url === '')
    throw new UsageError('--queue needs the URL of a database, such as postgres://user@host:5432/studies')
  return url
}
