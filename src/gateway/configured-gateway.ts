import { join } from 'node:path'
import type { Engine } from '#engine'
import { openTrafficRun, type RunDescription } from '#run'
import type { Backend } from './backend.ts'
import { canaryText } from './canary/compare-canary.ts'
import { type RunningCanary, runningCanary } from './canary/running-canary.ts'
import type { GatewayConfig, UpstreamConfig } from './config/gateway-config.ts'
import { engineBackend } from './engine/engine-backend.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { type PoolMember, type UpstreamPool, upstreamPool } from './pool/upstream-pool.ts'
import { redactionOf } from './record/redaction.ts'
import { type TrafficRecorder, trafficRecorder } from './record/traffic-recorder.ts'
import { type SpanExporter, spanExporter } from './telemetry/span-exporter.ts'
import { upstreamBackend } from './upstream/upstream-backend.ts'

/** What a configuration is carried out with. */
export interface GatewayWorld {
  readonly fetch: typeof globalThis.fetch
  readonly clock: () => number
  readonly now: () => Date
  readonly versions: RunDescription['versions']
  readonly report: (error: unknown) => void
  /** The embedded engine. */
  readonly openEngine: () => Promise<Engine>
  /** A model of a server as an engine. */
  readonly openServerEngine: (server: {
    readonly baseUrl: string
    readonly apiKey: string | undefined
    readonly model: string
    readonly signal: AbortSignal
    /** Prompts are whole texts, and no chats. */
    readonly isRaw: boolean
  }) => Promise<Engine>
}

/** A configuration that is carried out. */
export interface ConfiguredGateway {
  readonly config: GatewayConfig
  readonly settings: GatewaySettings
  /** Another configuration in its place: what both have alike goes on, the rest is closed. */
  readonly changeTo: (config: GatewayConfig) => Promise<ConfiguredGateway>
  /** What is to be said at the end; '' where nothing is. */
  readonly lastWords: () => string
  readonly close: () => Promise<void>
}

/** A part of a gateway that is kept as long as what it is made by stays the same. */
interface Part<Value> {
  readonly madeBy: string
  readonly value: Value
  readonly close: () => Promise<void>
}

interface Parts {
  readonly engine: Part<Engine> | undefined
  readonly pool: Part<UpstreamPool> | undefined
  readonly canary: Part<RunningCanary> | undefined
  readonly recorder: Part<TrafficRecorder> | undefined
  readonly exporter: Part<SpanExporter> | undefined
}

const nothing: Parts = {
  engine: undefined,
  pool: undefined,
  canary: undefined,
  recorder: undefined,
  exporter: undefined,
}

/**
 * Carries a configuration out: opens engine, upstreams, canary, recording and telemetry.
 * @throws ConfigError, RunError or EngineError where that can't be; nothing stays open then
 */
export async function configuredGateway(
  config: GatewayConfig,
  world: GatewayWorld,
): Promise<ConfiguredGateway> {
  return await opened(config, { world, before: nothing })
}

async function opened(
  config: GatewayConfig,
  { world, before }: { readonly world: GatewayWorld; readonly before: Parts },
): Promise<ConfiguredGateway> {
  const fresh: Part<unknown>[] = []
  const part = async <Value>(
    old: Part<Value> | undefined,
    given: unknown,
    make: () => Promise<Omit<Part<Value>, 'madeBy'>>,
  ): Promise<Part<Value> | undefined> => {
    if (given === undefined) return undefined
    const madeBy = JSON.stringify(given)
    if (old?.madeBy === madeBy) return old
    const made = { madeBy, ...(await make()) }
    fresh.push(made)
    return made
  }
  try {
    const parts = await partsOf(config, { world, before, part })
    const kept = new Set<unknown>(Object.values(parts))
    for (const old of Object.values(before)) if (old && !kept.has(old)) await old.close()
    return {
      config,
      settings: settingsOf(config, parts, world),
      lastWords: () => (parts.canary ? canaryText(parts.canary.value.comparison()) : ''),
      changeTo: (next) => opened(next, { world, before: parts }),
      async close() {
        for (const own of Object.values(parts)) await own?.close()
      },
    }
  } catch (error) {
    for (const { close } of fresh) await close()
    throw error
  }
}

type MakePart = <Value>(
  old: Part<Value> | undefined,
  given: unknown,
  make: () => Promise<Omit<Part<Value>, 'madeBy'>>,
) => Promise<Part<Value> | undefined>

async function partsOf(
  config: GatewayConfig,
  { world, before, part }: { readonly world: GatewayWorld; readonly before: Parts; readonly part: MakePart },
): Promise<Parts> {
  const {
    engine,
    upstreams,
    health,
    canary,
    policy = 'none',
    record,
    telemetry,
    onPolicyError,
    keys,
  } = config
  const passKey = keys.length === 0
  return {
    engine: await part(before.engine, engine, async () => {
      const value = await world.openEngine()
      return { value, close: value.close }
    }),
    pool: await part(
      before.pool,
      upstreams.length === 0 ? undefined : { upstreams, health, onPolicyError, passKey },
      async () => {
        const value = poolOf(config, world)
        return { value, close: async () => value.close() }
      },
    ),
    canary: await part(before.canary, canary && { canary, policy }, async () => {
      const { now, clock } = world
      const value = runningCanary(canary as NonNullable<typeof canary>, { controlPolicy: policy, now, clock })
      return { value, close: async () => {} }
    }),
    recorder: await part(before.recorder, record, async () => {
      const value = await recorderOf(record as NonNullable<typeof record>, world)
      return { value, close: value.close }
    }),
    exporter: await part(before.exporter, telemetry, async () => {
      const { fetch, report, versions } = world
      const value = spanExporter({
        ...(telemetry as NonNullable<typeof telemetry>),
        version: versions.jevons,
        fetch,
        report,
      })
      return { value, close: value.close }
    }),
  }
}

function settingsOf(config: GatewayConfig, parts: Parts, { now }: GatewayWorld): GatewaySettings {
  const { policy, select, models, keys, limits, onPolicyError } = config
  const { engine, pool, canary, recorder, exporter } = parts
  const watched = [recorder?.value, exporter?.value].filter((one) => one !== undefined)
  return {
    backend: pool?.value ?? engineBackend({ engine: engine?.value as Engine, onPolicyError, now }),
    keys,
    policy,
    select,
    aliases: new Map(Object.entries(models)),
    canary: canary?.value,
    mostOpen: limits.open,
    mostBodyBytes: limits.bodyBytes,
    timeLimitMs: 1000 * limits.time,
    watchers: watched.map(({ watch }) => watch),
    metrics: () =>
      [
        pool && poolMetrics(pool.value),
        canary?.value.metrics(),
        ...watched.map(({ metrics }) => metrics()),
      ].join(''),
  }
}

/** A gauge of every upstream: their names are the configuration's own. */
function poolMetrics({ states, attempts }: UpstreamPool): string {
  const gauge = (name: string, amountOf: (state: ReturnType<typeof states>[number]) => number): string =>
    `# TYPE jevons_upstream_${name} gauge\n${states()
      .map((state) => `jevons_upstream_${name}{upstream="${state.name}"} ${amountOf(state)}\n`)
      .join('')}`
  const counted = attempts().map(
    ({ name, result, count }) =>
      `jevons_upstream_attempts_total{upstream="${name}",result="${result}"} ${count}\n`,
  )
  return `${gauge('in', ({ isIn }) => Number(isIn))}${gauge('open_requests', ({ open }) => open)}# TYPE jevons_upstream_attempts_total counter\n${counted.join('')}`
}

function poolOf(
  { upstreams, health, onPolicyError, keys }: GatewayConfig,
  world: GatewayWorld,
): UpstreamPool {
  const { clock, now } = world
  const ms = (seconds: number): number => 1000 * seconds
  return upstreamPool(
    upstreams.map((upstream): PoolMember => {
      const { name, weight, models, key, limits } = upstream
      const { concurrent, firstToken, betweenTokens, total } = limits
      return {
        name,
        weight,
        ...(models && { models }),
        ...(concurrent !== undefined && { concurrent }),
        limits: {
          ...(firstToken !== undefined && { firstTokenMs: ms(firstToken) }),
          ...(betweenTokens !== undefined && { betweenTokensMs: ms(betweenTokens) }),
          ...(total !== undefined && { totalMs: ms(total) }),
        },
        hasOwnKey: key !== undefined,
        backend: backendOf(upstream, { world, onPolicyError, passKey: keys.length === 0 }),
      }
    }),
    {
      health: {
        failures: health.failures,
        outMs: ms(health.out),
        everyMs: ms(health.every),
        timeoutMs: ms(health.timeout),
      },
      clock,
      now,
    },
  )
}

function backendOf(
  { url: baseUrl, key: apiKey }: UpstreamConfig,
  {
    world,
    onPolicyError,
    passKey,
  }: {
    readonly world: GatewayWorld
    readonly onPolicyError: GatewayConfig['onPolicyError']
    readonly passKey: boolean
  },
): Backend {
  return upstreamBackend({
    baseUrl,
    ...(apiKey !== undefined && { apiKey }),
    // A key of this server is nobody else's business.
    passKey,
    fetch: world.fetch,
    onPolicyError,
    openEngine: (model, signal, how) => world.openServerEngine({ baseUrl, apiKey, model, signal, ...how }),
    now: world.now,
  })
}

async function recorderOf(
  { run: folder, redact, mostResponses, bufferBytes }: NonNullable<GatewayConfig['record']>,
  { now, versions, report }: GatewayWorld,
): Promise<TrafficRecorder> {
  const redaction = await redactionOf(redact)
  const run = await openTrafficRun(join(folder), { startedAt: now(), versions, name: 'gateway' })
  return trafficRecorder({ run, redact: redaction, mostResponses, bufferBytes, report })
}
