import { type CalculatorId, calculatorIds, type FieldTexts, readTexts, writeTexts } from './field-texts.ts'
import { type ListQuery, readQuery, writeQuery } from './response-query.ts'

/** Which screen is shown, and all that it shows: a link leads to the same again. */
export type Route =
  | { readonly page: 'runs' }
  | { readonly page: 'run'; readonly run: string }
  | { readonly page: 'responses'; readonly run: string; readonly query: ListQuery }
  | ReaderRoute
  | { readonly page: 'compare'; readonly runs: readonly string[] }
  | { readonly page: 'playground' }
  | { readonly page: 'prices' }
  | PriceRoute
  | { readonly page: 'weekly' }
  | GraphRoute
  | { readonly page: 'unknown' }

/** The value chain: whom an event hits, and the object that is asked about. */
export interface GraphRoute {
  readonly page: 'graph'
  readonly event?: string
  readonly object?: string
}

/** A calculator with what is written into its fields; what is not written is as the calculator starts. */
export interface PriceRoute {
  readonly page: 'price'
  readonly calculator: CalculatorId
  readonly texts: FieldTexts
}

export interface ReaderRoute {
  readonly page: 'response'
  readonly run: string
  readonly response: string
  /** The response that stands beside it. */
  readonly beside?: string
  /** The list it was opened from, in which the next one is found. */
  readonly query: ListQuery
  /** Its place in that list, 0 for the first. */
  readonly at?: number
  /** The thought in sight, 1 for the first. */
  readonly thought?: number
  /** What is looked for in the text. */
  readonly find?: string
}

/** Reads an address: path and query, both as the browser has them. */
export function readRoute(address: string): Route {
  const url = new URL(address, 'http://workbench')
  const [first, ...rest] = url.pathname.split('/').filter((part) => part !== '')
  if (first === undefined) return { page: 'runs' }
  if (first === 'compare' && rest.length === 0)
    return { page: 'compare', runs: url.searchParams.getAll('run').filter((run) => run !== '') }
  if ((first === 'playground' || first === 'weekly') && rest.length === 0) return { page: first }
  if (first === 'graph' && rest.length === 0) return readGraph(url.searchParams)
  if (first === 'price') return readPrice(rest, url.searchParams)
  return first === 'run' ? readRun(rest, url.searchParams) : { page: 'unknown' }
}

function readGraph(parameters: URLSearchParams): Route {
  const event = parameters.get('event')
  const object = parameters.get('object')
  return { page: 'graph', ...(event ? { event } : {}), ...(object ? { object } : {}) }
}

function readPrice(parts: readonly string[], parameters: URLSearchParams): Route {
  const [name, ...rest] = parts
  if (name === undefined) return { page: 'prices' }
  const calculator = calculatorIds.find((id) => id === name)
  if (calculator === undefined || rest.length > 0) return { page: 'unknown' }
  return { page: 'price', calculator, texts: readTexts(parameters) }
}

function readRun(parts: readonly string[], parameters: URLSearchParams): Route {
  const [run, part, response, ...rest] = parts.map(decoded)
  if (run === undefined || rest.length > 0) return { page: 'unknown' }
  if (part === undefined) return { page: 'run', run }
  if (part === 'responses' && response === undefined)
    return { page: 'responses', run, query: readQuery(parameters) }
  if (part !== 'response' || response === undefined) return { page: 'unknown' }
  return readReader({ run, response }, parameters)
}

function readReader(
  { run, response }: { readonly run: string; readonly response: string },
  parameters: URLSearchParams,
): Route {
  const beside = parameters.get('beside')
  const find = parameters.get('find')
  const at = count(parameters.get('at'))
  const thought = count(parameters.get('thought'))
  return {
    page: 'response',
    run,
    response,
    query: readQuery(parameters),
    ...(beside ? { beside } : {}),
    ...(at === undefined ? {} : { at }),
    ...(thought ? { thought } : {}),
    ...(find ? { find } : {}),
  }
}

function count(text: string | null): number | undefined {
  return text !== null && /^\d{1,9}$/.test(text) ? Number(text) : undefined
}

/** A part of a path that is not properly encoded names nothing. */
function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

/** The address of a route; {@link readRoute} reads it back. */
export function writeRoute(route: Route): string {
  switch (route.page) {
    case 'runs':
    case 'unknown':
      return '/'
    case 'run':
      return runPath(route.run)
    case 'responses':
      return withQuery(`${runPath(route.run)}/responses`, writeQuery(route.query))
    case 'response':
      return writeReader(route)
    case 'compare':
      return withQuery('/compare', new URLSearchParams(route.runs.map((run) => ['run', run])))
    case 'playground':
    case 'weekly':
      return `/${route.page}`
    case 'graph':
      return withQuery('/graph', writeGraph(route))
    case 'prices':
      return '/price'
    case 'price':
      return withQuery(`/price/${route.calculator}`, writeTexts(route.texts))
  }
}

function writeGraph({ event, object }: GraphRoute): URLSearchParams {
  return new URLSearchParams({ ...(event ? { event } : {}), ...(object ? { object } : {}) })
}

function writeReader({ run, response, query, beside, at, thought, find }: ReaderRoute): string {
  const parameters = writeQuery(query)
  if (beside) parameters.set('beside', beside)
  if (at !== undefined) parameters.set('at', String(at))
  if (thought) parameters.set('thought', String(thought))
  if (find) parameters.set('find', find)
  return withQuery(`${runPath(run)}/response/${encodeURIComponent(response)}`, parameters)
}

function runPath(run: string): string {
  return `/run/${encodeURIComponent(run)}`
}

function withQuery(path: string, parameters: URLSearchParams): string {
  const query = parameters.toString()
  return query === '' ? path : `${path}?${query}`
}
