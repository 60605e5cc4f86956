/** Groups that each have a level of their own: the models of a market, the weeks of a year. */
export interface FixedEffect {
  /** The group of each row. */
  readonly of: readonly string[]
}

const mostRounds = 10_000
const closeEnough = 1e-12

/**
 * Takes the levels of groups out of columns: one effect at once, several in turn until nothing moves (alternating projections,
 * Guimarães and Portugal 2010).
 * @throws RangeError where it does not settle
 */
export function absorbEffects(
  columns: readonly (readonly number[])[],
  effects: readonly FixedEffect[],
): readonly (readonly number[])[] {
  const groups = effects.map(({ of }) => groupsOf(of))
  return columns.map((column) => absorbed([...column], groups))
}

/** How many parameters the effects are: groups, less one that each further effect shares with the first. */
export function effectParameters(effects: readonly FixedEffect[]): number {
  const sizes = effects.map(({ of }) => new Set(of).size)
  return sizes.reduce((sum, size) => sum + size, 0) - Math.max(0, sizes.length - 1)
}

function groupsOf(of: readonly string[]): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>()
  for (const [row, name] of of.entries()) {
    const rows = groups.get(name)
    if (rows) rows.push(row)
    else groups.set(name, [row])
  }
  return [...groups.values()]
}

function absorbed(column: number[], effects: readonly (readonly (readonly number[])[])[]): number[] {
  const size = Math.max(1, ...column.map(Math.abs))
  for (let round = 0; round < mostRounds; round++) {
    const moved = effects.reduce((most, groups) => Math.max(most, takeMeans(column, groups)), 0)
    if (effects.length <= 1 || moved <= closeEnough * size) return column
  }
  throw new RangeError('the fixed effects do not settle: units and periods hardly overlap')
}

/** The largest mean that was taken off. */
function takeMeans(column: number[], groups: readonly (readonly number[])[]): number {
  let most = 0
  for (const rows of groups) {
    const mean = rows.reduce((sum, row) => sum + (column[row] as number), 0) / rows.length
    most = Math.max(most, Math.abs(mean))
    for (const row of rows) column[row] = (column[row] as number) - mean
  }
  return most
}
