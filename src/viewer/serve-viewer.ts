import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname } from 'node:os'
import { serve } from '@hono/node-server'
import { isLoopback, listeningFault } from '#engine'
import { RunError } from '#run'
import { createViewer, type ViewerOptions } from './viewer.ts'

export interface ServingOptions extends Omit<ViewerOptions, 'access'> {
  /** 0 takes any port that is free. */
  readonly port: number
  /** Without it this machine alone is listened to. */
  readonly host?: string
  readonly token?: string
}

export interface ServedViewer {
  /** Where to open it, the token included. */
  readonly url: string
  readonly port: number
  /** Ends streams and connections, and answers once the port is free. */
  readonly close: () => Promise<void>
}

const shortestToken = 16

/**
 * Serves the workbench.
 * @throws RunError where the port is taken, or another machine could ask without a token
 */
export async function serveViewer({
  port,
  host = '127.0.0.1',
  token,
  ...rest
}: ServingOptions): Promise<ServedViewer> {
  if (!isLoopback(host) && token === undefined)
    throw new RunError(
      `host ${host} lets other machines in: give a token as well (--token), of ${shortestToken} characters or more, that they must know`,
    )
  if (
    (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) ||
    (token?.length ?? shortestToken) < shortestToken
  )
    throw new RunError(
      `a token has ${shortestToken} characters or more, without blanks: it is all that keeps others out`,
    )
  const name = hostname().toLowerCase()
  const access = { host, ownNames: [name, `${name}.local`], token }
  const viewer = createViewer({ ...rest, access })
  const server = serve({ fetch: viewer.handle, port, hostname: host, overrideGlobalObjects: false }) as Server
  try {
    await once(server, 'listening')
  } catch (error) {
    viewer.close()
    throw new RunError(listeningFault(error as NodeJS.ErrnoException, { port, host }))
  }
  const { port: taken } = server.address() as AddressInfo
  void viewer.warm()
  return {
    url: `http://${shownHost(host)}:${taken}/${token === undefined ? '' : `?token=${encodeURIComponent(token)}`}`,
    port: taken,
    async close() {
      viewer.close()
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return hostname()
  return host.includes(':') ? `[${host}]` : host
}
