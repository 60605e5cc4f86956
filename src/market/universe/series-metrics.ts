import { type Day, daysBetween } from '../calendar/day.ts'

/** A level on a day. */
export interface DatedLevel {
  readonly date: Day
  readonly level: number
}

export interface Drawdown {
  /** At the deepest: −0.3 where 30 % are lost. */
  readonly depth: number
  readonly peak: Day
  readonly trough: Day
  /** When the peak was reached again; null where it has not been. */
  readonly recovered: Day | null
}

/** What a series did. Null where it is too short to tell. */
export interface SeriesMetrics {
  readonly from: Day
  readonly to: Day
  readonly return: number
  /** By days of the calendar, 365 a year: what doubles in a year grew by 100 %, however many days were traded. */
  readonly perYear: number | null
  /** Standard deviation of daily log returns, by as many of them as there were a year. */
  readonly volatility: number | null
  readonly drawdown: Drawdown | null
}

const daysPerYear = 365
/** Less than this says nothing of a year. */
const fewestDays = 30

export function seriesMetrics(levels: readonly DatedLevel[]): SeriesMetrics {
  const [first, last] = [levels[0], levels.at(-1)]
  if (first === undefined || last === undefined) throw new RangeError('no levels')
  const days = daysBetween(first.date, last.date)
  const ratio = last.level / first.level
  return {
    from: first.date,
    to: last.date,
    return: ratio - 1,
    perYear: days < fewestDays ? null : ratio ** (daysPerYear / days) - 1,
    volatility: spreadPerYear(levels, (one) => one.level),
    drawdown: drawdownOf(levels),
  }
}

/** One series against another, on the days that both have. */
export interface RelativeMetrics {
  readonly from: Day
  readonly to: Day
  readonly days: number
  /** What one did beyond the other: (1 + r) ÷ (1 + r of the other) − 1. */
  readonly relative: number
  /** The difference of both returns. */
  readonly difference: number
  /** Standard deviation of the daily difference of log returns, by as many days as there were a year. */
  readonly trackingError: number | null
  /** Relative levels over time, 100 at the start. */
  readonly relativeDrawdown: Drawdown | null
}

/** @throws RangeError where they have fewer than two days in common */
export function relativeMetrics(
  levels: readonly DatedLevel[],
  others: readonly DatedLevel[],
): RelativeMetrics {
  const other = new Map(others.map(({ date, level }) => [date, level]))
  const both = levels.flatMap(({ date, level }) => {
    const beside = other.get(date)
    return beside === undefined ? [] : [{ date, level, beside }]
  })
  const [first, last] = [both[0], both.at(-1)]
  if (first === undefined || last === undefined || both.length < 2)
    throw new RangeError('fewer than two days in common')
  const own = last.level / first.level
  const others_ = last.beside / first.beside
  const relative = both.map(({ date, level, beside }) => ({ date, level: level / beside }))
  return {
    from: first.date,
    to: last.date,
    days: both.length,
    relative: own / others_ - 1,
    difference: own - others_,
    trackingError: spreadPerYear(relative, (one) => one.level),
    relativeDrawdown: drawdownOf(relative),
  }
}

function spreadPerYear(levels: readonly DatedLevel[], of: (level: DatedLevel) => number): number | null {
  const [first, last] = [levels[0], levels.at(-1)]
  const moves = levels.slice(1).map((level, place) => Math.log(of(level) / of(levels[place] as DatedLevel)))
  if (first === undefined || last === undefined || moves.length < fewestDays / 2) return null
  const mean = moves.reduce((sum, move) => sum + move, 0) / moves.length
  const squares = moves.reduce((sum, move) => sum + (move - mean) ** 2, 0)
  const years = daysBetween(first.date, last.date) / daysPerYear
  return Math.sqrt((squares / (moves.length - 1)) * (moves.length / years))
}

function drawdownOf(levels: readonly DatedLevel[]): Drawdown | null {
  let peak = levels[0]
  let deepest: Drawdown | undefined
  for (const level of levels) {
    if (peak === undefined || level.level >= peak.level) {
      if (deepest?.recovered === null && deepest.peak === peak?.date)
        deepest = { ...deepest, recovered: level.date }
      peak = level
      continue
    }
    const depth = level.level / peak.level - 1
    if (deepest === undefined || depth < deepest.depth)
      deepest = { depth, peak: peak.date, trough: level.date, recovered: null }
  }
  return deepest ?? null
}
