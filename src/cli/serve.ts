import { type Backend, engineBackend, type OnPolicyError, serveGateway, upstreamBackend } from '#gateway'
import { parsePolicySetting } from '#policy'
import { apiKeyFor } from './api-key.ts'
import { numberFlag } from './number-flag.ts'
import { servingKeys } from './serve-keys.ts'
import { UsageError } from './usage-error.ts'
import type { World } from './world.ts'

interface ServeFlags {
  readonly engine?: string
  readonly upstream?: string
  readonly policy?: string
  readonly onPolicyError: string
  readonly port: string
  readonly host?: string
  readonly keysFile?: string
  readonly maxOpen?: string
  readonly maxBody: string
  readonly timeLimit: string
  readonly drain: string
}

/** An engine shares this machine's processors between its responses; a server behind us knows best what it bears. */
const usualOpen = { engine: 32, upstream: 1000 }

/** `jevons serve`: serves until somebody asks the process to stop, and then answers what is under way. */
export async function serve(given: object, world: World): Promise<void> {
  const flags = given as ServeFlags
  const number = (flag: string, text: string | undefined, most: number, least = 1): number | undefined =>
    numberFlag(flag, text, { least, most, whole: true })
  const port = number('--port', flags.port, 65_535, 0) ?? 0
  const drainMs = 1000 * (number('--drain', flags.drain, 86_400, 0) ?? 0)
  const mostOpen = number('--max-open', flags.maxOpen, 100_000)
  const limits = {
    mostOpen: mostOpen ?? usualOpen[flags.upstream === undefined ? 'engine' : 'upstream'],
    mostBodyBytes: number('--max-body', flags.maxBody, 1 << 30) ?? 0,
    timeLimitMs: 1000 * (number('--time-limit', flags.timeLimit, 86_400) ?? 0),
  }
  checkPolicy(flags.policy)
  const keys = await servingKeys(flags.keysFile, world.environment ?? {})
  const { backend, close } = await opened(flags, { world, keys })
  try {
    const served = await serveGateway({
      backend,
      port,
      keys,
      ...limits,
      ...(flags.host === undefined ? {} : { host: flags.host }),
      ...(flags.policy === undefined ? {} : { policy: flags.policy }),
      clock: world.clock,
      report: (error) => world.err(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`),
    })
    world.out(`${served.url}\n`)
    world.err('serving; Ctrl-C stops\n')
    await stopped(world.signal)
    world.err('stopping once what is under way is answered\n')
    await served.close(drainMs)
  } finally {
    await close()
  }
}

function checkPolicy(policy: string | undefined): void {
  const read = policy === undefined ? undefined : parsePolicySetting(policy)
  if (read?.type === 'error') throw new UsageError(`--policy: ${read.message}`)
}

interface Opened {
  readonly backend: Backend
  readonly close: () => Promise<void>
}

async function opened(
  { engine: name, upstream, onPolicyError: what }: ServeFlags,
  { world, keys }: { readonly world: World; readonly keys: readonly string[] },
): Promise<Opened> {
  if ((name === undefined) === (upstream === undefined))
    throw new UsageError('serve what? --engine reasoner, or --upstream URL')
  const onPolicyError = readPolicyError(what)
  const { now } = world
  if (upstream !== undefined) return await beforeServer(upstream, { world, keys, onPolicyError })
  if (name !== 'reasoner') throw new UsageError(`--engine must be reasoner, not "${name}"`)
  const engine = await world.openEngine()
  return { backend: engineBackend({ engine, onPolicyError, now }), close: engine.close }
}

function readPolicyError(what: string): OnPolicyError {
  if (what === 'fail' || what === 'pass') return what
  throw new UsageError(`--on-policy-error must be fail or pass, not "${what}"`)
}

async function beforeServer(
  baseUrl: string,
  {
    world,
    keys,
    onPolicyError,
  }: { readonly world: World; readonly keys: readonly string[]; readonly onPolicyError: OnPolicyError },
): Promise<Opened> {
  const { fetch, clock, now } = world
  if (fetch === undefined) throw new UsageError('--upstream: nothing here can reach a server')
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined
  if (
    !url ||
    !/^https?:$/.test(url.protocol) ||
    url.username !== '' ||
    url.password !== '' ||
    url.search !== ''
  )
    throw new UsageError(
      '--upstream must be a URL such as http://127.0.0.1:8080/v1, without a name, a key or a ?',
    )
  const { openAiEngine } = await import('#engine/adapter/openai')
  const key = apiKeyFor(baseUrl, world.environment ?? {})
  const apiKey = key === undefined ? {} : { apiKey: key }
  const backend = upstreamBackend({
    baseUrl,
    ...apiKey,
    // A key of this server is nobody else's business.
    passKey: keys.length === 0,
    fetch,
    onPolicyError,
    openEngine: (model, signal) => openAiEngine({ baseUrl, model, ...apiKey, fetch, clock, signal }),
    now,
  })
  return { backend, close: async () => {} }
}

/** Stopping a server is how it ends, and no interruption. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
