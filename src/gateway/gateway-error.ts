import { wholeResponse } from './pieces-response.ts'

/** What an OpenAI client is told of an error beside its message. */
export interface ErrorDetails {
  readonly code?: string
  /** Which field of the request it is about. */
  readonly param?: string
  /** The client may ask again after so many seconds. */
  readonly retryAfterSeconds?: number
  /** The methods that there are at this place. */
  readonly allow?: readonly string[]
}

/** A request that can't be answered: one line that may be shown to strangers, with the status it is answered with. */
export class GatewayError extends Error {
  override readonly name = 'GatewayError'
  readonly status: number
  readonly details: ErrorDetails

  constructor(status: number, message: string, details: ErrorDetails = {}) {
    super(oneLine(message))
    this.status = status
    this.details = details
  }
}

const longest = 500

/** Parts of a message may be a client's own words. */
function oneLine(message: string): string {
  const line = message.replace(/[\s\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').trim()
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line
}

const types: Readonly<Record<number, string>> = {
  401: 'authentication_error',
  403: 'permission_error',
  429: 'rate_limit_error',
}

/** The body that OpenAI's clients make an error of. */
export function errorBody({ status, message, details }: GatewayError): object {
  const type = types[status] ?? (status >= 500 ? 'server_error' : 'invalid_request_error')
  return { error: { message, type, param: details.param ?? null, code: details.code ?? null } }
}

export function errorAnswer(error: GatewayError): Response {
  const { retryAfterSeconds, allow } = error.details
  return wholeResponse(JSON.stringify(errorBody(error)), {
    status: error.status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(error.status === 401 && { 'www-authenticate': 'Bearer' }),
      ...(allow !== undefined && { allow: allow.join(', ') }),
      ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    },
  })
}
