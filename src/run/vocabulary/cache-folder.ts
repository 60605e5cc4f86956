import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where jevons keeps what it downloaded: `JEVONS_CACHE`, or else `jevons` in the user's cache folder as the system has it
 * (`XDG_CACHE_HOME` or `~/.cache`, `~/Library/Caches`, `%LOCALAPPDATA%`).
 */
export function cacheFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string {
  const { JEVONS_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = environment
  if (JEVONS_CACHE) return JEVONS_CACHE
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, 'jevons')
  const home = environment.HOME ?? homedir()
  if (platform === 'win32') return join(LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'jevons')
  return platform === 'darwin' ? join(home, 'Library', 'Caches', 'jevons') : join(home, '.cache', 'jevons')
}

/** The names that a vocabulary in the cache can have. */
export const vocabularyName: RegExp = /^[a-z0-9][a-z0-9._-]{0,63}$/

/** The file of a vocabulary in the cache. */
export function cachedVocabulary(cache: string, name: string): string {
  return join(cache, 'vocabulary', `${name}.vocabulary`)
}
