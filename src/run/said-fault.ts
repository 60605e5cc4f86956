import type { ZodError, z } from 'zod'

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

const mostShown = 60

/** The first fault of a value that a schema refuses: where it is, and what must stand there. */
export interface Fault {
  /** Keys and places down to it, `groups.0.count`; empty for the value itself. */
  readonly place: string
  /** `must be above 0, not -3`. */
  readonly says: string
}

/** Every refusal of a schema is put into words here: what is allowed, and what stood there instead. */
export function faultOf({ issues: [issue] }: ZodError, value: unknown): Fault {
  if (issue === undefined) return { place: '', says: 'is not of the form' }
  return faultAt(issue, [], value)
}

/** The same in one line, after the place and a colon where there is a place. */
export function saidFault(error: ZodError, value: unknown): string {
  const { place, says } = faultOf(error, value)
  return place === '' ? says : `${place}: ${says}`
}

function faultAt(issue: Issue, before: Path, value: unknown): Fault {
  const path = [...before, ...issue.path]
  const stood = at(value, path)
  const nearest = issue.code === 'invalid_union' && stood !== undefined ? nearestOf(issue.errors) : undefined
  if (nearest !== undefined) return faultAt(nearest, path, value)
  // A schema that says what it wants in its own words is taken by them.
  const isOwn = !/^(Invalid|Too (small|big)|Unrecognized)\b/.test(issue.message)
  return { place: path.map(String).join('.'), says: isOwn ? issue.message : wordsOf(issue, stood) }
}

/** Of several forms the one that the value comes nearest to: whose fault lies deepest, with the fewest beside it. */
function nearestOf(branches: readonly (readonly Issue[])[]): Issue | undefined {
  const depth = (issues: readonly Issue[]): number => Math.max(0, ...issues.map(({ path }) => path.length))
  const [nearest] = branches.toSorted((a, b) => depth(b) - depth(a) || a.length - b.length)
  return nearest !== undefined && depth(nearest) > 0 ? nearest[0] : undefined
}

function wordsOf(issue: Issue, stood: unknown): string {
  if (issue.code === 'unrecognized_keys') return unknownKeys(issue.keys, stood)
  const isEmpty = issue.code === 'too_small' && issue.minimum === 1 && Object(stood).length === 0
  if (isEmpty) return 'must not be empty'
  const wanted = wantedBy(issue)
  return stood === undefined ? `is missing: ${wanted}` : `${wanted}, not ${shown(stood)}`
}

function wantedBy(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${types[issue.expected] ?? `of the type ${issue.expected}`}`
    case 'too_small':
      return `must ${boundOf(issue.origin, issue.minimum, issue.inclusive ? 'at least' : 'above')}`
    case 'too_big':
      return `must ${boundOf(issue.origin, issue.maximum, issue.inclusive ? 'at most' : 'below')}`
    case 'invalid_format':
      return `must be ${formats[issue.format] ?? `written as ${issue.pattern ?? issue.format} says`}`
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`
    default:
      return 'must be of another form'
  }
}

const types: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'a text',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'keys with their values',
  record: 'keys with their values',
  null: 'null',
}

const formats: Readonly<Record<string, string>> = {
  date: 'a day such as 2026-01-31',
  datetime: 'an instant such as 2026-01-31T12:00:00Z',
  url: 'an address such as https://example.org',
  email: 'a mail address',
}

function boundOf(origin: string, bound: number | bigint, words: string): string {
  const counted = { string: 'characters', array: 'entries', set: 'entries', map: 'entries' }[origin]
  return counted === undefined ? `be ${words} ${bound}` : `have ${words} ${bound} ${counted}`
}

/** In YAML an unquoted comma begins a key without a value. */
function unknownKeys(keys: readonly string[], stood: unknown): string {
  const said = `unknown key ${keys.join(', ')}`
  const isEmpty = keys.some((key) => at(stood, [key]) === null)
  return isEmpty ? `${said}, without a value: a text with a comma must stand in quotes` : said
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => Object(inner)[key], value)
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'keys with their values'
  const text = typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value))
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text
}
