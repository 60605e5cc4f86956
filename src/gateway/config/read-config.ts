import { parseDocument } from 'yaml'
import { saidFault } from '#run'
import { ConfigError } from './config-error.ts'
import { configSchema } from './config-schema.ts'
import type { GatewayConfig } from './gateway-config.ts'
import { type SecretSources, secretsOf } from './secrets.ts'
import type { WrittenConfig } from './written-config.ts'

/** What is written in a file or said by flags, not checked yet. */
export type RawConfig = Readonly<Record<string, unknown>>

/** No configuration is longer. */
const longest = 1 << 20

/**
 * The sections of a configuration file in YAML, unchecked.
 * @throws ConfigError where it is no YAML, or holds no sections
 */
export function parseConfig(text: string, file: string): RawConfig {
  if (text.length > longest) throw new ConfigError(`${file}: is longer than ${longest} characters`)
  const document = parseDocument(text, { prettyErrors: false, maxAliasCount: 0 } as object)
  const [error] = document.errors
  if (error) {
    const line = text.slice(0, error.pos[0]).split('\n').length
    throw new ConfigError(`${file}, line ${line}: no YAML: ${firstLine(error.message)}`)
  }
  const value = plain(document, file) ?? {}
  if (typeof value !== 'object' || Array.isArray(value))
    throw new ConfigError(`${file}: must hold sections such as upstreams: and policy:`)
  if (holdsPrototype(value)) throw new ConfigError(`${file}: __proto__ is no name that anything can have`)
  return value as RawConfig
}

/** A record would pass it over in silence. */
function holdsPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return Object.hasOwn(value, '__proto__') || Object.values(value).some(holdsPrototype)
}

/** Aliases (`*name`) could make a short file endless, and nothing here needs them. */
function plain(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    throw new ConfigError(`${file}: ${firstLine((error as Error).message)}`)
  }
}

/**
 * A configuration with every default and secret in its place.
 * @param where what an error names: the file, where there is one
 * @throws ConfigError with the path of the field and what is allowed there
 */
export async function readConfig(
  raw: RawConfig,
  { where, ...sources }: SecretSources & { readonly where: string },
): Promise<GatewayConfig> {
  const parsed = configSchema.safeParse(raw)
  const prefix = where === '' ? '' : `${where}: `
  if (!parsed.success) throw new ConfigError(`${prefix}${saidFault(parsed.error, raw)}`)
  const written = parsed.data
  const fault = faultIn(written)
  if (fault !== undefined) throw new ConfigError(`${prefix}${fault}`)
  const secrets = await secretsOf(written, { ...sources, prefix })
  return configOf(written, secrets)
}

type Secrets = Awaited<ReturnType<typeof secretsOf>>

/** What holds between fields. */
function faultIn({ engine, upstreams, canary, policy, select, keys }: WrittenConfig): string | undefined {
  if ((engine === undefined) === (upstreams.length === 0))
    return 'serve what? name engine: reasoner, or one or more upstreams, and not both'
  const names = upstreams.map(nameOf)
  const twice = firstTwice(names) ?? firstTwice(keys.map(({ name }) => name))
  if (twice !== undefined) return `two upstreams or keys are named ${twice}: give each a name of its own`
  if (canary && canary.policy === (policy ?? 'none'))
    return `canary.policy: is ${canary.policy}, which all requests have already`
  if (canary && select !== undefined)
    return 'canary: can’t be combined with select, whose answers are made of several'
  return undefined
}

function firstTwice(names: readonly string[]): string | undefined {
  return names.find((name, place) => names.indexOf(name) < place)
}

function nameOf({ name }: { readonly name?: string | undefined }, place: number): string {
  return name ?? `upstream-${place + 1}`
}

/** An engine shares this machine's processors between its responses; a server behind us knows best what it bears. */
const usualOpen = { engine: 32, upstream: 1000 }

function configOf(written: WrittenConfig, secrets: Secrets): GatewayConfig {
  const { engine, limits } = written
  const open = limits.open ?? usualOpen[engine === undefined ? 'upstream' : 'engine']
  const { keysFile: _, ...rest } = written
  return without({
    ...rest,
    upstreams: written.upstreams.map(({ key: _key, keyEnv: _env, keyFile: _file, ...upstream }, place) => ({
      ...upstream,
      name: nameOf(upstream, place),
      key: secrets.upstreams[place],
    })),
    keys: secrets.keys,
    limits: { ...limits, open },
    telemetry: written.telemetry && { ...written.telemetry, headers: secrets.telemetryHeaders },
  }) as GatewayConfig
}

/** The same without what is undefined, at any depth. */
function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, own]) => (own === undefined ? [] : [[name, without(own)]])),
  )
}

function firstLine(message: string): string {
  return message.split('\n', 1)[0] ?? ''
}
