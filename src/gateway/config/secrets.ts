import { ConfigError } from './config-error.ts'
import type { KeyConfig } from './gateway-config.ts'
import { isTrustedKey, trustedKeyText } from './trusted-key.ts'
import type { SecretPlace, WrittenConfig } from './written-config.ts'

/** Where secrets are: not in the configuration, which is copied, shown and kept. */
export interface SecretSources {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The text of a file. @throws where it can't be read */
  readonly readFile: (file: string) => Promise<string>
}

interface Asking extends SecretSources {
  /** What an error begins with. */
  readonly prefix: string
}

/**
 * The secrets that a configuration refers to.
 * @throws ConfigError that names the place, and never a secret
 */
export async function secretsOf(
  { upstreams, keys, keysFile, telemetry }: WrittenConfig,
  asking: Asking,
): Promise<{
  readonly upstreams: readonly (string | undefined)[]
  readonly keys: readonly KeyConfig[]
  readonly telemetryHeaders: Readonly<Record<string, string>>
}> {
  const own: KeyConfig[] = []
  for (const [place, { name, limits, ...where }] of keys.entries()) {
    const key = await secretAt(where, { ...asking, path: `keys.${place}` })
    if (key === undefined)
      throw new ConfigError(`${asking.prefix}keys.${place}: needs key: \${NAME}, keyEnv or keyFile`)
    if (!isTrustedKey(key))
      throw new ConfigError(`${asking.prefix}keys.${place}.${placeOf(where)}: ${trustedKeyText}`)
    own.push({ name, key, limits: limits as KeyConfig['limits'] })
  }
  const listed = keysFile === undefined ? [] : await keysIn(keysFile, asking)
  const found: (string | undefined)[] = []
  for (const [place, upstream] of upstreams.entries())
    found.push(await secretAt(upstream, { ...asking, path: `upstreams.${place}` }))
  const headers = Object.entries(telemetry?.headers ?? {}).map(
    ([name, value]) => [name, filledIn(value, { ...asking, path: `telemetry.headers.${name}` })] as const,
  )
  return {
    upstreams: found,
    keys: [...own, ...listed],
    telemetryHeaders: Object.fromEntries(headers),
  }
}

/** The field that tells where a secret is. */
function placeOf({ keyEnv, keyFile }: SecretPlace): keyof SecretPlace {
  if (keyEnv !== undefined) return 'keyEnv'
  return keyFile === undefined ? 'key' : 'keyFile'
}

async function secretAt(
  { key, keyEnv, keyFile }: SecretPlace,
  asking: Asking & { readonly path: string },
): Promise<string | undefined> {
  const { prefix, path } = asking
  const given = [key, keyEnv, keyFile].filter((place) => place !== undefined).length
  if (given > 1) throw new ConfigError(`${prefix}${path}: only one of key, keyEnv and keyFile may be there`)
  if (keyEnv !== undefined) return variable(keyEnv, { ...asking, path: `${path}.keyEnv` })
  if (keyFile !== undefined) return (await textOf(keyFile, { ...asking, path: `${path}.keyFile` })).trim()
  return key === undefined ? undefined : filledIn(key, { ...asking, path: `${path}.key` })
}

/** A text in which `${NAME}` stands for a variable of the environment. */
function filledIn(text: string, asking: Asking & { readonly path: string }): string {
  return text.replace(/\$\{(\w+)\}/g, (_, name: string) => variable(name, asking))
}

function variable(name: string, { environment, prefix, path }: Asking & { readonly path: string }): string {
  const value = Object.hasOwn(environment, name) ? environment[name] : undefined
  if (value !== undefined && value !== '') return value
  throw new ConfigError(`${prefix}${path}: the environment has no ${name}`)
}

async function textOf(
  file: string,
  { readFile, prefix, path }: Asking & { readonly path: string },
): Promise<string> {
  try {
    const text = await readFile(file)
    if (text.trim() !== '') return text
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigError(
      `${prefix}${path}: ${file}: ${code === 'ENOENT' ? 'no such file' : `can't be read (${code})`}`,
    )
  }
  throw new ConfigError(`${prefix}${path}: ${file}: is empty`)
}

async function keysIn(file: string, asking: Asking): Promise<KeyConfig[]> {
  const text = await textOf(file, { ...asking, path: 'keysFile' })
  const lines = text.split(/\r?\n/).map((key) => key.trim())
  const keys = lines.filter((key) => key !== '' && !key.startsWith('#'))
  const weak = keys.find((key) => !isTrustedKey(key))
  if (weak !== undefined)
    throw new ConfigError(
      `${asking.prefix}keysFile: ${file}, line ${lines.indexOf(weak) + 1}: a key ${trustedKeyText}`,
    )
  if (keys.length === 0) throw new ConfigError(`${asking.prefix}keysFile: ${file}: there is no key in it`)
  return keys.map((key, place) => ({ name: `key-${place + 1}`, key, limits: {} }))
}
