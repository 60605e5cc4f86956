import { readFile } from 'node:fs/promises'
import { isTrustedKey, trustedKeyText } from '#gateway'
import { UsageError } from './usage-error.ts'

/**
 * The keys that clients of a server must know, from a file with one a line or from `JEVONS_SERVE_KEYS`: a command line can be
 * seen by others.
 */
export async function servingKeys(
  file: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<readonly string[]> {
  const named = keysIn((environment['JEVONS_SERVE_KEYS'] ?? '').split(','), 'JEVONS_SERVE_KEYS, key')
  const read =
    file === undefined ? [] : keysIn((await textOf(file)).split(/\r?\n/), `--keys-file ${file}, line`)
  const keys = [...named, ...read]
  if (file !== undefined && keys.length === 0)
    throw new UsageError(`--keys-file ${file}: there is no key in it`)
  return keys
}

/** @throws UsageError that says where a key stands that can't be trusted, and never the key */
function keysIn(places: readonly string[], where: string): string[] {
  const written = places.map((key) => key.trim())
  const isKey = (key: string): boolean => key !== '' && !key.startsWith('#')
  const weak = written.findIndex((key) => isKey(key) && !isTrustedKey(key))
  if (weak >= 0) throw new UsageError(`${where} ${weak + 1}: ${trustedKeyText}`)
  return written.filter(isKey)
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
