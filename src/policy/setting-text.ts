import type { PolicyParameter } from './policy.ts'

/** What has a name and takes parameters: a policy or a selection. */
export interface SettableKind {
  readonly name: string
  readonly parameters: readonly PolicyParameter[]
  readonly lexicons?: readonly { readonly name: string }[]
}

export interface SettingValues {
  readonly name: string
  readonly parameters: Readonly<Record<string, number>>
  readonly lexicon?: string
}

export type ParsedSetting =
  | { readonly type: 'setting'; readonly setting: SettingValues }
  | { readonly type: 'error'; readonly message: string }

/** Reads `name:parameter=value,…`; what is not named takes `defaults`, or else the kind's own value. */
export function parseSetting(
  text: string,
  {
    what,
    kinds,
    defaults,
  }: {
    readonly what: 'policy' | 'selection'
    readonly kinds: readonly SettableKind[]
    readonly defaults: Readonly<Record<string, Readonly<Record<string, number>>>>
  },
): ParsedSetting {
  const [name = '', ...rest] = text.split(':')
  const kind = kinds.find((known) => known.name === name)
  if (!kind) {
    const names = kinds.map((known) => known.name).join(', ')
    return { type: 'error', message: `unknown ${what} "${name}": known are ${names}` }
  }
  const read: Reading = { parameters: defaultsOf(kind, defaults) }
  for (const assignment of rest.join(':').split(',').filter(Boolean)) {
    const problem = assign(kind, read, assignment)
    if (problem !== undefined) return { type: 'error', message: `${what} ${kind.name}${problem}` }
  }
  return { type: 'setting', setting: { name: kind.name, ...read } }
}

interface Reading {
  readonly parameters: Record<string, number>
  lexicon?: string
}

function defaultsOf(
  kind: SettableKind,
  defaults: Readonly<Record<string, Readonly<Record<string, number>>>>,
): Record<string, number> {
  return Object.fromEntries(
    kind.parameters.map((parameter) => [
      parameter.name,
      defaults[kind.name]?.[parameter.name] ?? parameter.default,
    ]),
  )
}

function assign(kind: SettableKind, read: Reading, assignment: string): string | undefined {
  const [name = '', value = ''] = assignment.split('=')
  if (name === 'lexicon' && kind.lexicons) return assignLexicon(kind.lexicons, read, value)
  const parameter = kind.parameters.find((known) => known.name === name)
  if (!parameter) {
    const names = [...kind.parameters.map((known) => known.name), ...(kind.lexicons ? ['lexicon'] : [])]
    return ` has no parameter "${name}": it takes ${names.join(', ') || 'none'}`
  }
  const number = Number(value)
  if (value.trim() === '' || !allowed(parameter, number)) {
    const what = parameter.whole ? 'a whole number' : 'a number'
    return `: ${name} must be ${what} from ${parameter.least} to ${parameter.most}, not "${value}"`
  }
  read.parameters[name] = number
  return undefined
}

/** The first list is what is meant without a name: it is not written down. */
function assignLexicon(
  lexicons: readonly { readonly name: string }[],
  read: Reading,
  value: string,
): string | undefined {
  const place = lexicons.findIndex((known) => known.name === value)
  if (place < 0)
    return `: lexicon must be one of ${lexicons.map((known) => known.name).join(', ')}, not "${value}"`
  if (place > 0) read.lexicon = value
  else delete read.lexicon
  return undefined
}

function allowed({ least, most, whole }: PolicyParameter, number: number): boolean {
  return number >= least && number <= most && (!whole || Number.isInteger(number))
}

/** What {@link parseSetting} reads back to the same setting. */
export function formatSetting({ name, parameters, lexicon }: SettingValues): string {
  const listed = Object.entries(parameters).map(([key, value]) => `${key}=${value}`)
  if (lexicon !== undefined) listed.push(`lexicon=${lexicon}`)
  return listed.length === 0 ? name : `${name}:${listed.join(',')}`
}
