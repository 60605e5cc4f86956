import { logGamma } from './beta.ts'
import { type Coverage, holds } from './coverage.contract.ts'
import { pairedProportionInterval } from './paired-proportion.ts'
import { proportionInterval } from './proportion.ts'

function logFactorials(n: number): number[] {
  return Array.from({ length: n + 1 }, (_, k) => logGamma(k + 1))
}

/** 0 · log 0 = 0: an outcome of chance 0 that did not happen says nothing. */
function times(count: number, logarithm: number): number {
  return count === 0 ? 0 : count * logarithm
}

/** The coverage of the interval of a proportion by enumeration of all outcomes, for p on a grid. */
export function proportionCoverage(n: number, level: number, gridSize: number): Coverage[] {
  const logs = logFactorials(n)
  const intervals = Array.from({ length: n + 1 }, (_, successes) => proportionInterval(successes, n, level))
  return Array.from({ length: gridSize - 1 }, (_, index) => {
    const p = (index + 1) / gridSize
    let share = 0
    for (const [k, interval] of intervals.entries()) {
      if (!holds(interval, p)) continue
      const chances = times(k, Math.log(p)) + times(n - k, Math.log1p(-p))
      share += Math.exp((logs[n] ?? 0) - (logs[k] ?? 0) - (logs[n - k] ?? 0) + chances)
    }
    return { at: `p ${p}`, share }
  })
}

type Cells = readonly [both: number, onlyA: number, onlyB: number, neither: number]

function tablesOf(n: number): Cells[] {
  const tables: Cells[] = []
  for (let both = 0; both <= n; both++) {
    for (let onlyA = 0; both + onlyA <= n; onlyA++) {
      for (let onlyB = 0; both + onlyA + onlyB <= n; onlyB++) {
        tables.push([both, onlyA, onlyB, n - both - onlyA - onlyB])
      }
    }
  }
  return tables
}

/** Chances of the four cells: discordances from none to most pairs, and the rest both right, both wrong or between. */
export function pairedGrid(discordances: readonly number[], rightShares: readonly number[]): Cells[] {
  const grid: Cells[] = []
  for (const onlyA of discordances) {
    for (const onlyB of discordances) {
      const rest = 1 - onlyA - onlyB
      if (rest < 0 || onlyA + onlyB === 0) continue
      for (const right of rightShares) grid.push([rest * right, onlyA, onlyB, rest * (1 - right)])
    }
  }
  return grid
}

/** The coverage of the interval of a paired difference by enumeration of all fourfold tables. */
export function pairedCoverage(n: number, level: number, grid: readonly Cells[]): Coverage[] {
  const logs = logFactorials(n)
  const tables = tablesOf(n).map((cells) => {
    const [both, onlyA, onlyB, neither] = cells
    const { interval } = pairedProportionInterval({ both, onlyA, onlyB, neither }, level)
    const ways = cells.reduce((sum, cell) => sum - (logs[cell] ?? 0), logs[n] ?? 0)
    return { cells, interval, ways }
  })
  return grid.map((chances) => {
    const truth = chances[2] - chances[1]
    const logChances = chances.map(Math.log)
    let share = 0
    for (const { cells, interval, ways } of tables) {
      if (!holds(interval, truth)) continue
      share += Math.exp(cells.reduce((sum, cell, index) => sum + times(cell, logChances[index] ?? 0), ways))
    }
    return { at: `only a ${chances[1]}, only b ${chances[2]}, both ${chances[0].toFixed(2)}`, share }
  })
}
