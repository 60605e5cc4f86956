import { readFile } from 'node:fs/promises'
import { UsageError } from './usage-error.ts'

/**
 * The keys that clients of a server must know, from a file with one a line or from `JEVONS_SERVE_KEYS`: a command line can be
 * seen by others.
 */
export async function servingKeys(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const named = (environment['JEVONS_SERVE_KEYS'] ?? '').split(',')
  const read = file === undefined ? [] : (await textOf(file)).split(/\r?\n/)
  const keys = [...named, ...read]
    .map((key) => key.trim())
    .filter((key) => key !== '' && !key.startsWith('#'))
  if (file !== undefined && keys.length === 0)
    throw new UsageError(`--keys-file ${file}: there is no key in it`)
  return keys
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new UsageError(
      `--keys-file ${file}: ${code === 'ENOENT' ? 'no such file' : `can't be read (${code})`}`,
    )
  }
}
