import type { Backend } from '../backend.ts'
import type { GatewayConfig, UpstreamConfig } from '../config/gateway-config.ts'
import type { GatewayWorld } from '../gateway-world.ts'
import { upstreamBackend } from '../upstream/upstream-backend.ts'
import type { AttemptLimits } from './attempt.ts'
import { type PoolMember, type UpstreamPool, upstreamPool } from './upstream-pool.ts'

/** The servers of a configuration as one, and what is counted of them. */
export interface ConfiguredPool {
  readonly pool: UpstreamPool
  /** As Prometheus reads it: names of upstreams are the configuration's own. */
  readonly metrics: () => string
}

const ms = (seconds: number): number => 1000 * seconds

export function configuredPool(config: GatewayConfig, world: GatewayWorld): ConfiguredPool {
  const { upstreams, health } = config
  const { clock, now } = world
  const requests = new Map(upstreams.map(({ name }) => [name, 0]))
  /** All that an upstream is asked: one answer under a policy may take many requests. */
  const counting = (name: string): GatewayWorld => {
    const count = (): void => void requests.set(name, (requests.get(name) ?? 0) + 1)
    const { fetch, ask = fetch } = world
    return {
      ...world,
      fetch(...request) {
        count()
        return fetch(...request)
      },
      ask(...request) {
        count()
        return ask(...request)
      },
    }
  }
  const members = upstreams.map((upstream) => memberOf(upstream, config, counting(upstream.name)))
  const pool = upstreamPool(members, {
    health: {
      failures: health.failures,
      outMs: ms(health.out),
      everyMs: ms(health.every),
      timeoutMs: ms(health.timeout),
    },
    clock,
    now,
  })
  return { pool, metrics: () => metricsText(pool, requests) }
}

function memberOf(upstream: UpstreamConfig, config: GatewayConfig, world: GatewayWorld): PoolMember {
  const { name, weight, models, key, limits } = upstream
  return {
    name,
    weight,
    ...(models && { models }),
    ...(limits.concurrent !== undefined && { concurrent: limits.concurrent }),
    limits: limitsOf(limits),
    hasOwnKey: key !== undefined,
    backend: backendOf(upstream, config, world),
  }
}

function limitsOf({ firstToken, betweenTokens, total }: UpstreamConfig['limits']): AttemptLimits {
  return {
    ...(firstToken !== undefined && { firstTokenMs: ms(firstToken) }),
    ...(betweenTokens !== undefined && { betweenTokensMs: ms(betweenTokens) }),
    ...(total !== undefined && { totalMs: ms(total) }),
  }
}

function backendOf(
  { url: baseUrl, key: apiKey, tokenizer }: UpstreamConfig,
  { onPolicyError, keys }: GatewayConfig,
  { fetch, ask = fetch, now, openServerEngine }: GatewayWorld,
): Backend {
  return upstreamBackend({
    baseUrl,
    ...(apiKey !== undefined && { apiKey }),
    // A key of this server is nobody else's business.
    passKey: keys.length === 0,
    fetch: ask,
    onPolicyError,
    openEngine: (model, signal, how) =>
      openServerEngine({ baseUrl, apiKey, model, signal, fetch, tokenizer, ...how }),
    now,
  })
}

function metricsText({ states, attempts }: UpstreamPool, requests: ReadonlyMap<string, number>): string {
  const family = (name: string, type: 'gauge' | 'counter', lines: readonly string[]): string =>
    `# TYPE jevons_upstream_${name} ${type}\n${lines.map((line) => `jevons_upstream_${name}${line}\n`).join('')}`
  const attempted = attempts().map(
    ({ name, result, count }) => `{upstream="${name}",result="${result}"} ${count}`,
  )
  return [
    family(
      'in',
      'gauge',
      states().map(({ name, isIn }) => `{upstream="${name}"} ${Number(isIn)}`),
    ),
    family(
      'open_requests',
      'gauge',
      states().map(({ name, open }) => `{upstream="${name}"} ${open}`),
    ),
    family('attempts_total', 'counter', attempted),
    family(
      'requests_total',
      'counter',
      [...requests].map(([name, count]) => `{upstream="${name}"} ${count}`),
    ),
  ].join('')
}
