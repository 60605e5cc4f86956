import { createHash, timingSafeEqual } from 'node:crypto'
import { hostNameIn, isLoopback } from '#engine'
import { GatewayError } from './gateway-error.ts'

/** A key that clients ask with, and how much they may ask for with it. */
export interface ClientKey {
  /** What it is called; the key itself is in nothing that is written. */
  readonly name: string
  readonly key: string
  readonly limits: {
    readonly requestsPerMinute?: number
    /** Prompt and output. */
    readonly tokensPerMinute?: number
    readonly concurrent?: number
  }
}

/**
 * Lets a request pass and says by which key, or throws the GatewayError that answers it. Whoever brings one of the keys may
 * ask; without any, this machine alone is listened to.
 */
export function accessBy(
  keys: readonly ClientKey[],
): (request: Pick<Request, 'headers'>) => ClientKey | undefined {
  const wanted = keys.map(({ key }) => digest(key))
  return ({ headers }) => {
    if (wanted.length > 0) return keys[placeOfKey(headers, wanted)]
    checkPage(headers)
    return undefined
  }
}

/**
 * Without keys every page that somebody opens on this machine could ask: by a name of its own that it has made to point here
 * (DNS rebinding), or across origins.
 */
function checkPage(headers: Headers): void {
  const origin = headers.get('origin')
  const from = origin === null ? 'localhost' : hostNameIn(origin.replace(/^https?:\/\//, ''))
  if (isLoopback(hostNameIn(headers.get('host') ?? '')) && isLoopback(from)) return
  throw new GatewayError(
    403,
    'without keys this server answers only to the names of its own machine: localhost and 127.0.0.1',
    { code: 'foreign_host' },
  )
}

/** Every key is compared, each in the same time: how long a refusal takes tells nothing. */
function placeOfKey(headers: Headers, wanted: readonly Buffer[]): number {
  const given = digest(/^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '')
  const found = wanted.map((key) => timingSafeEqual(key, given)).indexOf(true)
  if (found >= 0) return found
  throw new GatewayError(401, 'this server asks for a key: send it as Authorization: Bearer KEY', {
    code: 'invalid_api_key',
  })
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
