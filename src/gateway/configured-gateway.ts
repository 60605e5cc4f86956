import type { Engine } from '#engine'
import { openTrafficRun, type TrafficRun } from '#run'
import { canaryText } from './canary/compare-canary.ts'
import { type RunningCanary, runningCanary } from './canary/running-canary.ts'
import type { GatewayConfig } from './config/gateway-config.ts'
import { engineBackend } from './engine/engine-backend.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import type { GatewayWorld } from './gateway-world.ts'
import { type ConfiguredPool, configuredPool } from './pool/configured-pool.ts'
import { redactionOf } from './record/redaction.ts'
import { type TrafficRecorder, trafficRecorder } from './record/traffic-recorder.ts'
import { type SpanExporter, spanExporter } from './telemetry/span-exporter.ts'

/** A configuration that is carried out. */
export interface ConfiguredGateway {
  readonly config: GatewayConfig
  readonly settings: GatewaySettings
  /** Another configuration in its place: what both have alike goes on, the rest is closed by `retire`. */
  readonly changeTo: (config: GatewayConfig) => Promise<ConfiguredGateway>
  /** Closes what only the configuration before this one needed. */
  readonly retire: () => Promise<void>
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
  readonly pool: Part<ConfiguredPool> | undefined
  readonly canary: Part<RunningCanary> | undefined
  /** Closed before the run that it writes. */
  readonly recorder: Part<TrafficRecorder> | undefined
  readonly run: Part<TrafficRun> | undefined
  readonly exporter: Part<SpanExporter> | undefined
}

const nothing: Parts = {
  engine: undefined,
  pool: undefined,
  canary: undefined,
  recorder: undefined,
  run: undefined,
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
    return {
      config,
      settings: settingsOf(config, parts, world),
      lastWords: () => (parts.canary ? canaryText(parts.canary.value.comparison()) : ''),
      async retire() {
        for (const old of Object.values(before)) if (old && !kept.has(old)) await old.close()
      },
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

interface Making {
  readonly world: GatewayWorld
  readonly before: Parts
  readonly part: MakePart
}

async function partsOf(config: GatewayConfig, { world, before, part }: Making): Promise<Parts> {
  const { engine, upstreams, health, canary, policy = 'none', telemetry, onPolicyError, keys } = config
  const passKey = keys.length === 0
  return {
    engine: await part(before.engine, engine, async () => {
      const value = await world.openEngine(engine as NonNullable<typeof engine>)
      return { value, close: value.close }
    }),
    pool: await part(
      before.pool,
      upstreams.length === 0 ? undefined : { upstreams, health, onPolicyError, passKey },
      async () => {
        const value = configuredPool(config, world)
        return { value, close: async () => value.pool.close() }
      },
    ),
    canary: await part(before.canary, canary && { canary, policy }, async () => {
      const { now, clock } = world
      const value = runningCanary(canary as NonNullable<typeof canary>, { controlPolicy: policy, now, clock })
      return { value, close: async () => {} }
    }),
    ...(await recordingParts(config, { world, before, part })),
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

/** The run stays open where only what is taken out of it changes. */
async function recordingParts(
  { record }: GatewayConfig,
  { world, before, part }: Making,
): Promise<Pick<Parts, 'recorder' | 'run'>> {
  if (!record) return { recorder: undefined, run: undefined }
  const { redact: rules, mostResponses, bufferBytes } = record
  const redact = await redactionOf(rules)
  const run = await part(before.run, record.run, async () => {
    const { now, versions } = world
    const value = await openTrafficRun(record.run, { startedAt: now(), versions, name: 'gateway' })
    return { value, close: value.close }
  })
  const recorder = await part(before.recorder, record, async () => {
    const { report } = world
    const value = trafficRecorder({
      run: run?.value as TrafficRun,
      redact,
      mostResponses,
      bufferBytes,
      report,
    })
    return { value, close: value.close }
  })
  return { recorder, run }
}

function settingsOf(config: GatewayConfig, parts: Parts, { now }: GatewayWorld): GatewaySettings {
  const { policy, select, models, keys, limits, onPolicyError } = config
  const { engine, pool, canary, recorder, exporter } = parts
  const watched = [recorder?.value, exporter?.value].filter((one) => one !== undefined)
  return {
    backend: pool?.value.pool ?? engineBackend({ engine: engine?.value as Engine, onPolicyError, now }),
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
      [pool?.value.metrics(), canary?.value.metrics(), ...watched.map(({ metrics }) => metrics())].join(''),
  }
}
