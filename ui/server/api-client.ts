import type {
  LabelRequest,
  ResponseDetail,
  ResponsePage,
  ResponseQuery,
  RunDetail,
  RunListing,
} from '#viewer'
import { writeQuery } from '../route/response-query.ts'

/** What the server answers, asked for. Every failure is an {@link ApiError} whose message can be shown. */
export interface ApiClient {
  readonly runs: () => Promise<readonly RunListing[]>
  readonly run: (run: string) => Promise<RunDetail>
  readonly responses: (run: string, query: ResponseQuery, signal?: AbortSignal) => Promise<ResponsePage>
  readonly response: (run: string, response: string) => Promise<ResponseDetail>
  readonly label: (run: string, request: LabelRequest) => Promise<void>
}

/** `status` is 0 where no answer came at all. */
export class ApiError extends Error {
  readonly status: number

  constructor(message: string, status: number) {
    super(message)
    this.name = 'ApiError'
    this.status = status
  }
}

export type Fetch = (address: string, request?: RequestInit) => Promise<Response>

export function apiClient(fetch: Fetch): ApiClient {
  const get = async <Answer>(address: string, signal?: AbortSignal): Promise<Answer> =>
    (await answer(fetch, address, signal ? { signal } : {})) as Answer
  const at = (run: string): string => `/api/runs/${encodeURIComponent(run)}`
  return {
    runs: () => get('/api/runs'),
    run: (run) => get(at(run)),
    responses: (run, query, signal) => get(`${at(run)}/responses?${writeQuery(query)}`, signal),
    response: (run, response) => get(`${at(run)}/responses/${encodeURIComponent(response)}`),
    label: async (run, request) => {
      await answer(fetch, `${at(run)}/labels`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request),
      })
    },
  }
}

async function answer(fetch: Fetch, address: string, request: RequestInit): Promise<unknown> {
  const response = await fetch(address, request).catch((cause: unknown) => {
    throw request.signal?.aborted ? cause : new ApiError('', 0)
  })
  const body: unknown = await response.json().catch(() => undefined)
  if (response.ok && body !== undefined) return body
  throw new ApiError(errorText(body) ?? response.statusText, response.status)
}

function errorText(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('error' in body)) return undefined
  return typeof body.error === 'string' ? body.error : undefined
}
