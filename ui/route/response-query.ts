import type { ResponseQuery } from '#viewer'

type Kind = 'text' | 'count' | 'flag'

const fields: { readonly [Field in keyof ResponseQuery]-?: Kind } = {
  arm: 'text',
  outcome: 'text',
  level: 'count',
  problem: 'text',
  search: 'text',
  minTokens: 'count',
  maxTokens: 'count',
  minThoughts: 'count',
  maxThoughts: 'count',
  firstCorrect: 'count',
  sort: 'text',
  descending: 'flag',
  offset: 'count',
  limit: 'count',
}

const choices: Readonly<Record<string, readonly string[]>> = {
  outcome: ['correct', 'incorrect', 'ungradable', 'failed', 'ungraded'],
  sort: ['order', 'tokens', 'thoughts', 'underthinking'],
}

/** What of a query a link keeps: where in the list somebody is belongs to the screen. */
export type ListQuery = Omit<ResponseQuery, 'offset' | 'limit'>

/** A query out of an address. What is no such thing is left out: an address can be written by anyone. */
export function readQuery(parameters: URLSearchParams): ListQuery {
  const read = Object.entries(fields).flatMap(([field, kind]) => {
    const value = readField(field, kind, parameters.get(field))
    return value === undefined || field === 'offset' || field === 'limit' ? [] : [[field, value]]
  })
  return Object.fromEntries(read) as ListQuery
}

function readField(field: string, kind: Kind, text: string | null): string | number | boolean | undefined {
  if (text === null || text === '') return undefined
  if (kind === 'flag') return text === 'true' ? true : undefined
  if (kind === 'count') return /^\d{1,9}$/.test(text) ? Number(text) : undefined
  const allowed = choices[field]
  return allowed === undefined || allowed.includes(text) ? text : undefined
}

/** The query as the server and our own addresses write it; what is not asked for is not written. */
export function writeQuery(query: ResponseQuery): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const field of Object.keys(fields) as (keyof ResponseQuery)[]) {
    const value = query[field]
    if (value !== undefined && value !== false && value !== '') parameters.set(field, String(value))
  }
  return parameters
}

/** Fields to set anew; undefined takes one out. */
export type QueryChange = { readonly [Field in keyof ListQuery]?: ListQuery[Field] | undefined }

/** The query with some fields set anew. */
export function withFields(query: ListQuery, fields: QueryChange): ListQuery {
  const merged = Object.entries({ ...query, ...fields }).filter(([, value]) => value !== undefined)
  return Object.fromEntries(merged) as ListQuery
}
