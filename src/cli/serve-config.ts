import { readFile } from 'node:fs/promises'
import {
  ConfigError,
  type GatewayConfig,
  isServerUrl,
  parseConfig,
  type RawConfig,
  readConfig,
} from '#gateway'
import { parsePolicySetting, parseSelectionSetting } from '#policy'
import { apiKeyFor } from './api-key.ts'
import { numberFlag } from './number-flag.ts'
import { servingKeys } from './serve-keys.ts'
import { UsageError } from './usage-error.ts'

export interface ServeFlags {
  readonly config?: string
  readonly check?: boolean
  readonly engine?: string
  readonly from?: string
  readonly model?: string
  readonly rawPrompt?: string
  readonly upstream?: readonly string[]
  readonly tokenizer?: string
  readonly policy?: string
  readonly select?: string
  readonly onPolicyError?: string
  readonly port?: string
  readonly host?: string
  readonly keysFile?: string
  readonly record?: string
  readonly redact?: string
  readonly maxOpen?: string
  readonly maxBody?: string
  readonly timeLimit?: string
  readonly drain?: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What is to be served, by the file and the flags together; read anew each time, since the file may have changed.
 * @throws UsageError for a flag, ConfigError for the file
 */
export async function serveConfig(flags: ServeFlags, environment: Environment): Promise<GatewayConfig> {
  const said = saidByFlags(flags)
  const file = flags.config === undefined ? {} : await rawOf(flags.config)
  const config = await readConfig(
    { ...telemetryOf(environment), ...merged(file, said) },
    {
      where: flags.config ?? '',
      environment,
      readFile: (path) => readFile(path, 'utf8'),
    },
  ).catch((error: unknown) => {
    // Without a file every fault is a flag's.
    throw error instanceof ConfigError && flags.config === undefined ? new UsageError(error.message) : error
  })
  const named = new Set(config.keys.map(({ name }) => name))
  const more = (await servingKeys(flags.keysFile, environment)).map((key, place) => ({
    name: `key-${place + 1}`,
    key,
    limits: {},
  }))
  return {
    ...config,
    keys: [...config.keys, ...more.filter(({ name }) => !named.has(name))],
    upstreams: config.upstreams.map((upstream) => {
      const key = upstream.key ?? apiKeyFor(upstream.url, environment)
      return key === undefined ? upstream : { ...upstream, key }
    }),
  }
}

/** Where OpenTelemetry's own variables say that spans go: https://opentelemetry.io/docs/specs/otel/protocol/exporter/. */
function telemetryOf(environment: Environment): RawConfig {
  const endpoint = environment['OTEL_EXPORTER_OTLP_ENDPOINT']
  if (endpoint === undefined || endpoint === '') return {}
  if (!isServerUrl(endpoint))
    throw new UsageError('OTEL_EXPORTER_OTLP_ENDPOINT must be a URL such as http://127.0.0.1:4318')
  const pairs = (environment['OTEL_EXPORTER_OTLP_HEADERS'] ?? '').split(',').flatMap((pair) => {
    const at = pair.indexOf('=')
    return at > 0 ? [[pair.slice(0, at).trim(), decoded(pair.slice(at + 1).trim())] as const] : []
  })
  const service = environment['OTEL_SERVICE_NAME']
  return {
    telemetry: known({
      endpoint,
      headers: Object.fromEntries(pairs),
      service: service === '' ? undefined : service,
    }),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

async function rawOf(file: string): Promise<RawConfig> {
  try {
    return parseConfig(await readFile(file, 'utf8'), file)
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new ConfigError(`${file}: ${code === 'ENOENT' ? 'no such file' : `can't be read (${code})`}`)
  }
}

/** The sections that flags speak of. */
function saidByFlags(flags: ServeFlags): RawConfig {
  const whole = (flag: string, text: string | undefined, most: number, least = 1): number | undefined =>
    numberFlag(flag, text, { least, most, whole: true })
  const { engine, upstream, tokenizer, onPolicyError, policy, select, record, redact } = flags
  if (flags.config === undefined && (engine === undefined) === (upstream === undefined))
    throw new UsageError('serve what? One of --engine reasoner, --upstream URL and --config FILE')
  if (onPolicyError !== undefined && onPolicyError !== 'fail' && onPolicyError !== 'pass')
    throw new UsageError(`--on-policy-error must be fail or pass, not "${onPolicyError}"`)
  if (redact !== undefined && record === undefined && flags.config === undefined)
    throw new UsageError('--redact takes out of what --record writes: name --record too')
  if (tokenizer !== undefined && upstream === undefined)
    throw new UsageError(
      '--tokenizer is the vocabulary of an --upstream; in a file it stands with each of them: tokenizer',
    )
  checkSetting('--policy', policy, parsePolicySetting)
  checkSetting('--select', select, parseSelectionSetting)
  if (!(upstream ?? []).every(isServerUrl))
    throw new UsageError(
      '--upstream must be a URL such as http://127.0.0.1:8080/v1, without a name, a key or a ?',
    )
  return known({
    engine: engineIn(flags),
    upstreams: upstream?.map((url) => known({ url, tokenizer })),
    policy,
    select,
    onPolicyError,
    listen: known({ port: whole('--port', flags.port, 65_535, 0), host: flags.host }),
    record: known({ run: record, redact: redact === undefined ? undefined : { module: redact } }),
    limits: known({
      open: whole('--max-open', flags.maxOpen, 100_000),
      bodyBytes: whole('--max-body', flags.maxBody, 1 << 30),
      time: whole('--time-limit', flags.timeLimit, 86_400),
      drain: whole('--drain', flags.drain, 86_400, 0),
    }),
  })
}

/** The engine that flags name, as a configuration has it. */
function engineIn({ engine: name, from, model, rawPrompt }: ServeFlags): RawConfig[string] {
  if (name === 'llama' || name === 'transformers') {
    if (model === undefined) throw new UsageError(`--engine ${name} needs --model`)
    return known({ name, model, rawPrompt })
  }
  if (name === 'replay') {
    if (from === undefined) throw new UsageError('--engine replay needs --from RUN')
    return { name, from }
  }
  if (name === undefined || name === 'reasoner') return name
  throw new UsageError(`--engine must be reasoner, replay, llama or transformers, not "${name}"`)
}

function checkSetting(
  flag: string,
  text: string | undefined,
  read: (text: string) => { readonly type: 'setting' } | { readonly type: 'error'; readonly message: string },
): void {
  const parsed = text === undefined ? undefined : read(text)
  if (parsed?.type === 'error') throw new UsageError(`${flag}: ${parsed.message}`)
}

/** Without what nobody said; undefined where nothing is left. */
function known(sections: RawConfig): RawConfig {
  return Object.fromEntries(
    Object.entries(sections).filter(
      ([, value]) => value !== undefined && !(isSection(value) && Object.keys(value).length === 0),
    ),
  )
}

/** Sections are merged field by field; everything else is the flag's. */
function merged(file: RawConfig, flags: RawConfig): RawConfig {
  const sections = Object.entries(flags).map(([name, value]) => {
    const own = Object.hasOwn(file, name) ? file[name] : undefined
    return [name, isSection(own) && isSection(value) ? merged(own, value) : value] as const
  })
  const both = { ...file, ...Object.fromEntries(sections) }
  if (flags['engine'] !== undefined) return without(both, 'upstreams')
  return flags['upstreams'] === undefined ? both : without(both, 'engine')
}

function without(sections: RawConfig, name: string): RawConfig {
  return Object.fromEntries(Object.entries(sections).filter(([own]) => own !== name))
}

function isSection(value: unknown): value is RawConfig {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
