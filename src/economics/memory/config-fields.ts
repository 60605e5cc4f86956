/** A config.json as somebody's file: any key may be missing, of another kind, or absurd. */
export type Config = Readonly<Record<string, unknown>>

const mostWhole = 1e9

function own(config: Config, name: string): unknown {
  const value = Object.hasOwn(config, name) ? config[name] : undefined
  return value === null ? undefined : value
}

/** What the first of these names holds, if any is there. */
function firstOf(config: Config, names: readonly string[]): { name: string; value: unknown } | undefined {
  for (const name of names) {
    const value = own(config, name)
    if (value !== undefined) return { name, value }
  }
  return undefined
}

/**
 * A whole number under the first of these names that is there; undefined where none is.
 * @throws RangeError where it is no whole number from `least` to a thousand million
 */
export function wholeIfAny(config: Config, names: readonly string[], least = 1): number | undefined {
  const found = firstOf(config, names)
  if (found === undefined) return undefined
  const { name, value } = found
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= mostWhole)
    return value
  throw new RangeError(`${name} must be a whole number from ${least}, not ${shown(value)}`)
}

/** As `wholeIfAny`, of what has to be there. @throws RangeError where it isn't */
export function whole(config: Config, names: readonly string[]): number {
  const value = wholeIfAny(config, names)
  if (value === undefined) throw new RangeError(`${names.join(' or ')} is missing`)
  return value
}

/** A list under that name; undefined where none is. @throws RangeError where it is none, or longer than is allowed */
export function listIfAny(config: Config, name: string, longest: number): readonly unknown[] | undefined {
  const value = own(config, name)
  if (value === undefined) return undefined
  if (!Array.isArray(value)) throw new RangeError(`${name} must be a list, not ${shown(value)}`)
  if (value.length > longest) throw new RangeError(`${name} has ${value.length} entries: at most ${longest}`)
  return value
}

/** A nested record; undefined where there is none. */
export function recordIfAny(config: Config, name: string): Config | undefined {
  const value = own(config, name)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Config) : undefined
}

export function textIfAny(config: Config, name: string): string | undefined {
  const value = own(config, name)
  return typeof value === 'string' ? value : undefined
}

export function isOn(config: Config, name: string): boolean {
  return own(config, name) === true
}

const longestShown = 40

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}
