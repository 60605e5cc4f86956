/** Headers that belong to one connection, or to the bytes of a body that is written anew. */
const ofTheConnection: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'content-encoding',
  'accept-encoding',
  'expect',
])

/** What concerns this server alone. */
const isOurs = (name: string): boolean =>
  /^(cookie|set-cookie|origin|referer|forwarded)$|^(x-jevons|sec|x-forwarded)-/.test(name)

function passed(headers: Headers, { isAnswer }: { readonly isAnswer: boolean }): Headers {
  const named = (headers.get('connection') ?? '').split(',').map((name) => name.trim().toLowerCase())
  const kept = [...headers].filter(
    ([name]) =>
      !ofTheConnection.has(name) &&
      !named.includes(name) &&
      !isOurs(name) &&
      !(isAnswer && name.startsWith('access-control-')),
  )
  return new Headers(kept)
}

/**
 * What of a client's headers an upstream is sent: a client's key only where this server has none for the upstream and asks for
 * none itself.
 */
export function upstreamHeaders(
  headers: Headers,
  { apiKey, passKey }: { readonly apiKey: string | undefined; readonly passKey: boolean },
): Headers {
  const sent = passed(headers, { isAnswer: false })
  if (!passKey) sent.delete('authorization')
  if (apiKey !== undefined) sent.set('authorization', `Bearer ${apiKey}`)
  // The pieces of a stream must come as they are written.
  sent.set('accept-encoding', 'identity')
  sent.set('content-type', 'application/json')
  return sent
}

/** What of an upstream's headers a client is sent. */
export function clientHeaders(headers: Headers): Headers {
  return passed(headers, { isAnswer: true })
}
