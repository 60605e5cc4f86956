import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getRequestListener } from '@hono/node-server'
import { EngineError, isLoopback, listeningFault } from '#engine'
import { isTrustedKey, trustedKeyText } from './config/trusted-key.ts'
import { createGateway, type GatewayOptions } from './gateway.ts'
import type { GatewaySettings } from './gateway-settings.ts'
import { nodeListener } from './node-listener.ts'

export interface GatewayServing extends GatewayOptions {
  /** 0 takes any port that is free. */
  readonly port: number
  /** Without it this machine alone is listened to. */
  readonly host?: string
}

export interface ServedGateway {
  /** What clients take as their base URL. */
  readonly url: string
  readonly port: number
  /** @throws EngineError where these keys can't be trusted, or another machine could ask without one */
  readonly check: (settings: Pick<GatewaySettings, 'keys'>) => void
  /** New requests are answered by these. */
  readonly change: (settings: GatewaySettings) => void
  /** Answers what is under way, for so long at most, and lets nothing new in; resolves once the port is free. */
  readonly close: (drainMs: number) => Promise<void>
}

/** So many connections may wait to be taken: clients may all come at once. */
const backlog = 4096

/** A client that takes longer to send its request than this is not waited for. */
const requestTimeout = 60_000
const headersTimeout = 20_000
/**
 * A connection that nobody uses is kept longer than load balancers and clients keep theirs (60 s as a rule): whoever closes first
 * must not be the one that is just being asked.
 */
const keepAliveTimeout = 75_000

/**
 * Serves a gateway.
 * @throws EngineError where the port is taken, a key can't be trusted, or another machine could ask without one
 */
export async function serveGateway({
  port,
  host = '127.0.0.1',
  ...options
}: GatewayServing): Promise<ServedGateway> {
  checkKeys(options.settings, host)
  const gateway = createGateway(options)
  const others = getRequestListener(gateway.handle, { overrideGlobalObjects: false })
  const listener = nodeListener(gateway, (incoming, outgoing) => void others(incoming, outgoing))
  const server = createServer({ requestTimeout, headersTimeout, keepAliveTimeout }, listener)
  server.listen({ port, host, backlog })
  try {
    await once(server, 'listening')
  } catch (error) {
    throw new EngineError(listeningFault(error as NodeJS.ErrnoException, { port, host }))
  }
  const { port: taken } = server.address() as AddressInfo
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}/v1`,
    port: taken,
    check: (settings) => checkKeys(settings, host),
    change: gateway.change,
    async close(drainMs) {
      await gateway.drain(drainMs)
      const closed = once(server, 'close')
      server.close()
      // A connection that is kept alive would keep the server alive too.
      const sweep = setInterval(() => server.closeIdleConnections(), sweepMs)
      // What was answered last is still being sent.
      setTimeout(() => server.closeAllConnections(), Math.min(drainMs, lastBytesMs)).unref()
      await closed
      clearInterval(sweep)
    },
  }
}

/** @throws EngineError where a key can't be trusted, or another machine could ask without one */
export function checkKeys({ keys }: Pick<GatewaySettings, 'keys'>, host: string): void {
  if (!isLoopback(host) && keys.length === 0)
    throw new EngineError(`host ${host} lets other machines in: give keys as well that they must know`)
  const weak = keys.find(({ key }) => !isTrustedKey(key))
  if (weak) throw new EngineError(`the key ${weak.name} ${trustedKeyText}`)
}

const lastBytesMs = 2000
const sweepMs = 50
