import { createHash, timingSafeEqual } from 'node:crypto'
import { hostNameIn, isLoopback } from '#engine'
import { GatewayError } from './gateway-error.ts'

/** Who may ask the gateway. */
export interface AccessRules {
  /** The address that is listened on. */
  readonly host: string
  /** Whoever brings one of them may ask. Without any, this machine alone is listened to. */
  readonly keys: readonly string[]
}

/** Lets a request pass, or throws the GatewayError that answers it. */
export function accessBy({ keys }: AccessRules): (request: Request) => void {
  const wanted = keys.map(digest)
  return ({ headers }) => {
    if (wanted.length > 0) checkKey(headers, wanted)
    else checkPage(headers)
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
function checkKey(headers: Headers, wanted: readonly Buffer[]): void {
  const given = digest(/^Bearer (.+)$/i.exec(headers.get('authorization') ?? '')?.[1] ?? '')
  const fits = wanted.reduce((found, key) => Number(timingSafeEqual(key, given)) | found, 0)
  if (fits === 1) return
  throw new GatewayError(401, 'this server asks for a key: send it as Authorization: Bearer KEY', {
    code: 'invalid_api_key',
  })
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
