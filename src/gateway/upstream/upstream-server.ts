import { z } from 'zod'
import type { ServedModel } from '../backend.ts'
import { GatewayError } from '../gateway-error.ts'
import type { NodeRequest } from './node-fetch.ts'
import { upstreamHeaders } from './passed-headers.ts'

/** Asks a server: `fetch`, or what understands as much of it. */
export type UpstreamFetch = (
  url: string,
  request: NodeRequest & { readonly redirect: 'error' },
) => Promise<Response>

export interface UpstreamOptions {
  /** `http://127.0.0.1:8080/v1`: what `/chat/completions` is put after. */
  readonly baseUrl: string
  /** For the upstream; in no error and no answer. */
  readonly apiKey?: string
  /** Whether a client's own key is passed on: not where it is a key of this server. */
  readonly passKey: boolean
  readonly fetch: UpstreamFetch
}

/** A server behind this one. */
export interface UpstreamServer {
  /**
   * Sends a request on, to the root of the server (without the `/v1` of its API) where the path begins with `//`; answers with the
   * head of whatever comes.
   * @throws GatewayError where nothing comes
   */
  readonly send: (path: string, request: UpstreamRequest) => Promise<Response>
  /** @throws GatewayError where it has no list */
  readonly models: (signal: AbortSignal) => Promise<readonly ServedModel[]>
}

export interface UpstreamRequest {
  readonly headers: Headers
  readonly body?: Uint8Array | string
  readonly signal: AbortSignal
}

const modelsSchema = z.object({
  data: z.array(z.object({ id: z.string(), owned_by: z.string().nullish(), created: z.number().nullish() })),
})

export function upstreamServer({ baseUrl, apiKey, passKey, fetch }: UpstreamOptions): UpstreamServer {
  const base = baseUrl.replace(/\/+$/, '')
  const root = base.replace(/\/v\d+$/, '')
  const urlOf = (path: string): string => (path.startsWith('//') ? root + path.slice(1) : base + path)
  const send = async (path: string, { headers, body, signal }: UpstreamRequest): Promise<Response> => {
    try {
      return await fetch(urlOf(path), {
        signal,
        // Whoever redirects would get the key.
        redirect: 'error',
        headers: upstreamHeaders(headers, { apiKey, passKey }),
        ...(body !== undefined && { method: 'POST', body }),
      })
    } catch (error) {
      signal.throwIfAborted()
      throw new GatewayError(502, `the upstream can't be reached: ${whyNot(error)}`, {
        code: 'upstream_unreachable',
      })
    }
  }
  return {
    send,
    async models(signal) {
      const response = await send('/models', { headers: new Headers(), signal })
      const read = modelsSchema.safeParse(await response.json().catch(() => undefined))
      if (!response.ok || !read.success)
        throw new GatewayError(502, `the upstream lists no models (it answers ${response.status})`, {
          code: 'upstream_models',
        })
      return read.data.data.map(({ id, owned_by, created }) => ({
        id,
        owner: owned_by ?? 'unknown',
        ...(typeof created === 'number' && { created }),
      }))
    },
  }
}

function whyNot(error: unknown): string {
  const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException
  if (code === 'ECONNREFUSED') return 'nobody listens there'
  if (code === 'ENOTFOUND') return 'no such host'
  return code ?? 'no connection'
}
