import { createHash, timingSafeEqual } from 'node:crypto'
import { isIP } from 'node:net'
import { hostNameIn, isLoopback } from '#engine'
import { ViewerError } from './viewer-error.ts'

/** Who may ask the server. */
export interface AccessRules {
  /** The address that is listened on. */
  readonly host: string
  /** Names by which this machine is called beside its addresses. */
  readonly ownNames: readonly string[]
  /** Whoever has it may see and label everything. Without one only this machine is listened to. */
  readonly token: string | undefined
}

export interface Access {
  /**
   * Lets a request through, or answers it: whoever brings the token is given a cookie in its place.
   * @throws ViewerError where it is refused
   */
  readonly check: (request: Request) => Response | undefined
}

export function accessBy(rules: AccessRules): Access {
  return {
    check(request) {
      const host = request.headers.get('host') ?? ''
      checkHost(host, rules)
      checkOrigin(request, host)
      return rules.token === undefined ? undefined : checkToken(request, host, rules.token)
    },
  }
}

/**
 * A page of a stranger can have its own name point to this machine, and then asks as if it came from here (DNS rebinding). Only
 * names are dangerous, since an address can't be made to point elsewhere.
 */
function checkHost(header: string, { host, ownNames }: AccessRules): void {
  const asked = hostNameIn(header)
  if (asked !== '' && (asked === 'localhost' || asked === host.toLowerCase())) return
  if (isLoopback(host) ? isLoopback(asked) : isIP(asked) !== 0 || ownNames.includes(asked)) return
  throw new ViewerError(
    403,
    'this server does not go by that name: ask for it by the address that jevons view printed',
  )
}

/** Pages from elsewhere may lead here, and do nothing else. */
function checkOrigin(request: Request, host: string): void {
  const origin = request.headers.get('origin')
  const isOwn = origin === null || origin === `http://${host}` || origin === `https://${host}`
  const site = request.headers.get('sec-fetch-site') ?? 'none'
  const leadsHere =
    request.method === 'GET' &&
    request.headers.get('sec-fetch-mode') === 'navigate' &&
    request.headers.get('sec-fetch-dest') === 'document'
  if (isOwn && (site === 'same-origin' || site === 'none' || leadsHere)) return
  throw new ViewerError(403, 'only pages of this server may ask it')
}

/** Cookies are shared between the ports of a machine. */
function cookieName(host: string): string {
  return `jevons-${/:(\d+)$/.exec(host)?.[1] ?? '80'}`
}

const cookieSeconds = 30 * 24 * 3600

function checkToken(request: Request, host: string, token: string): Response | undefined {
  const session = digest(`session ${token}`).toString('hex')
  const bearer = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '')?.[1]
  if (bearer !== undefined && isSame(bearer, token)) return undefined
  const cookie = cookieOf(request.headers.get('cookie') ?? '', cookieName(host))
  const url = new URL(request.url)
  const given = url.searchParams.get('token')
  if (given !== null && request.method === 'GET' && isSame(given, token)) {
    url.searchParams.delete('token')
    const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${cookieSeconds}`
    return new Response(null, {
      status: 303,
      headers: {
        location: `/${url.pathname.replace(/^[/\\]+/, '')}${url.search}`,
        'set-cookie': `${cookieName(host)}=${session}; ${attributes}`,
      },
    })
  }
  if (cookie !== undefined && isSame(cookie, session)) return undefined
  throw new ViewerError(
    403,
    'this server asks for its token: open the address with ?token=… that jevons view printed',
  )
}

function cookieOf(header: string, name: string): string | undefined {
  return header
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${name}=`))
    ?.slice(name.length + 1)
}

/** In the same time whatever is compared: digests are of one length. */
function isSame(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted))
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
