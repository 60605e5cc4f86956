/** Values for variables, drawn from their names: the same on every machine and in every run. */
export interface SamplePoint {
  /** Which of the points, 0 upwards. The first ones are positive, where roots and logarithms are real. */
  readonly number: number
  /** Variables that take whole numbers: those that count. */
  readonly whole: ReadonlySet<string>
  /** Values of variables that are bound or given, by name. */
  readonly given: Map<string, number>
}

/** How many points an expression with variables is evaluated at, and how many of them are positive. */
export const samplePoints = 7
const positivePoints = 4

/** The value of a variable at a point. */
export function sampleValue(name: string, { number, whole, given }: SamplePoint): number {
  const known = given.get(name)
  if (known !== undefined) return known
  const fraction = scattered(name, number)
  if (whole.has(name)) return 2 + Math.floor(fraction * 9)
  const positive = 0.3 + 2.2 * fraction
  return number < positivePoints || scattered(`${name}±`, number) < 0.5 ? positive : -positive
}

/** A number in [0, 1) that depends on a name and a count alone. */
export function scattered(name: string, count: number): number {
  let state = 0x811c9dc5 ^ (count * 0x9e3779b1)
  for (let at = 0; at < name.length; at++) state = Math.imul(state ^ name.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d)
  state = Math.imul(state ^ (state >>> 12), 0x297a2d39)
  return ((state ^ (state >>> 15)) >>> 0) / 2 ** 32
}
