import {
  ConfigError,
  type ConfiguredGateway,
  checkKeys,
  configuredGateway,
  type GatewayConfig,
  nodeFetch,
  serveGateway,
  shownConfig,
} from '#gateway'
import type { TokenCounter } from '#trace'
import { ConditionHolds } from './condition-holds.ts'
import { exitCodeOf, lastWords } from './exit-code.ts'
import { type ServeFlags, serveConfig } from './serve-config.ts'
import { servedEngine } from './served-engine.ts'
import { knownCapabilities } from './server-capabilities.ts'
import { serverVocabulary } from './server-vocabulary.ts'
import { UsageError } from './usage-error.ts'
import { whenChanged } from './when-changed.ts'
import type { World } from './world.ts'

type Serving = Awaited<ReturnType<typeof serveGateway>>

/** `jevons serve`: serves until somebody asks the process to stop, and then answers what is under way. */
export async function serve(given: object, world: World): Promise<void> {
  const flags = given as ServeFlags
  if (flags.check) return await check(flags, world)
  const vocabularies = vocabulariesAtHand(world)
  const config = await vocabularies.checked(await serveConfig(flags, world.environment ?? {}))
  const gateway = { running: await configuredGateway(config, gatewayWorld(world, vocabularies.named)) }
  try {
    const served = await serveGateway({
      settings: gateway.running.settings,
      ...config.listen,
      clock: world.clock,
      now: world.now,
      report: reporter(world),
    })
    world.out(`${served.url}\n`)
    world.err('serving; Ctrl-C stops\n')
    const stopWatching = watching(flags, { world, gateway, served, vocabularies })
    await stopped(world.signal)
    stopWatching()
    world.err('stopping once what is under way is answered\n')
    await served.close(1000 * gateway.running.config.limits.drain)
    world.err(gateway.running.lastWords())
  } finally {
    await gateway.running.close()
  }
}

/** Says what would be served. */
async function check(flags: ServeFlags, world: World): Promise<void> {
  try {
    const { checked } = vocabulariesAtHand(world)
    const config = await checked(await serveConfig(flags, world.environment ?? {}))
    checkKeys(config, config.listen.host)
    world.out(shownConfig(config))
  } catch (error) {
    throw exitCodeOf(error) === 2 ? new ConditionHolds((error as Error).message) : error
  }
}

interface Watching {
  readonly world: World
  readonly gateway: { running: ConfiguredGateway }
  readonly served: Serving
  readonly vocabularies: Vocabularies
}

/** The vocabularies that upstreams are configured with, each opened once. */
interface Vocabularies {
  readonly named: (name: string) => Promise<TokenCounter>
  /** A configuration all of whose vocabularies are at hand. @throws RunError for one that is not */
  readonly checked: (config: GatewayConfig) => Promise<GatewayConfig>
}

function vocabulariesAtHand({ err }: World): Vocabularies {
  const opened = new Map<string, Promise<TokenCounter>>()
  const named = (name: string): Promise<TokenCounter> => {
    const opening = opened.get(name) ?? serverVocabulary(name, (line) => err(`${line}\n`))
    opened.set(name, opening)
    opening.catch(() => opened.delete(name))
    return opening
  }
  return {
    named,
    async checked(config) {
      for (const { tokenizer } of config.upstreams) if (tokenizer !== undefined) await named(tokenizer)
      return config
    },
  }
}

/** Serves by the file anew when it changes, or when the process is sent SIGHUP. A file that can't be served by changes nothing. */
function watching({ config, ...flags }: ServeFlags, watched: Watching): () => void {
  if (config === undefined) return () => {}
  const { world } = watched
  let last = Promise.resolve()
  const reload = (): void => {
    last = last.then(async () => {
      try {
        await reloaded({ config, ...flags }, watched)
        world.err(`${config}: read anew\n`)
      } catch (error) {
        world.err(`${lastWords(error)}; what was served before goes on\n`)
      }
    })
  }
  const stops = [whenChanged(config, reload), world.onHangUp?.(reload)]
  return () => {
    for (const stop of stops) stop?.()
  }
}

async function reloaded(
  flags: ServeFlags,
  { world, gateway, served, vocabularies }: Watching,
): Promise<void> {
  const config = await vocabularies.checked(await serveConfig(flags, world.environment ?? {}))
  const { listen } = gateway.running.config
  if (config.listen.host !== listen.host || config.listen.port !== listen.port)
    throw new ConfigError(`${flags.config}: listen: can be changed only by starting anew`)
  served.check(config)
  gateway.running = await gateway.running.changeTo(config)
  served.change(gateway.running.settings)
  await gateway.running.retire()
}

function gatewayWorld(
  world: World,
  vocabularyNamed: Vocabularies['named'],
): Parameters<typeof configuredGateway>[1] {
  const { fetch, clock, now, versions } = world
  return {
    fetch: fetch ?? (() => Promise.reject(new UsageError('--upstream: nothing here can reach a server'))),
    // Whoever handed in another way to reach servers means it.
    ...(fetch && { ask: nodeFetch }),
    clock,
    now,
    versions,
    report: reporter(world),
    openEngine: (engine) => servedEngine(engine, world),
    async openServerEngine({ baseUrl, apiKey, model, signal, fetch: ask, isRaw, tokenizer }) {
      const { openAiEngine } = await import('#engine/adapter/openai')
      const reaching = {
        baseUrl,
        model,
        ...(apiKey !== undefined && { apiKey }),
        ...(isRaw && { rawTemplate: '{question}' }),
        ...(tokenizer !== undefined && { tokenizer: await vocabularyNamed(tokenizer) }),
      }
      return await openAiEngine({
        ...reaching,
        capabilities: knownCapabilities(reaching, world),
        fetch: ask,
        clock,
        signal,
      })
    },
  }
}

function reporter({ err }: World): (error: unknown) => void {
  return (error) => err(`${error instanceof Error ? (error.stack ?? error.message) : error}\n`)
}

/** Stopping a server is how it ends, and no interruption. */
function stopped(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
