import type { Mention } from '../../mention/mention.ts'
import { nearly } from '../nearly.ts'

/**
 * An amount in the units that sentences multiply by each other. Counts are free of unit: "eight GPUs at 700 W each" are watts,
 * whatever they are counted in.
 */
export interface Quantity {
  readonly mention: Mention
  readonly value: number
  readonly low: number
  readonly high: number
  /** Powers of money, hours, watts, bytes, tokens …; none for a plain number. */
  readonly powers: Powers
}

export type Powers = Readonly<Record<string, number>>

interface Scale {
  readonly factor: number
  readonly powers: Powers
}

const hours: Readonly<Record<string, number>> = {
  second: 1 / 3600,
  minute: 1 / 60,
  hour: 1,
  day: 24,
  week: 168,
  month: 730.5,
  quarter: 2191.5,
  year: 8766,
}

/** What an amount is for one of, as a divisor. */
const perScales: Readonly<Record<string, Scale>> = {
  ...Object.fromEntries(
    Object.entries(hours).map(([name, size]) => [name, { factor: 1 / size, powers: { hour: -1 } }]),
  ),
  'GPU-hour': { factor: 1, powers: { hour: -1 } },
  '1M tokens': { factor: 1e-6, powers: { token: -1 } },
  USD: { factor: 1, powers: { USD: -1 } },
  MW: { factor: 1e-6, powers: { watt: -1 } },
  MWh: { factor: 1e-6, powers: { watt: -1, hour: -1 } },
  kWh: { factor: 1e-3, powers: { watt: -1, hour: -1 } },
}

/** A number with its powers; undefined where it is of a kind that nobody multiplies: a range, a rank, points, nanometres. */
export function quantityOf(mention: Mention): Quantity | undefined {
  if (mention.isRange || mention.value <= 0) return undefined
  const unit = scaleOf(mention)
  const per: Scale = mention.per === undefined ? free : (perScales[mention.per] ?? free)
  if (!unit) return undefined
  const factor = unit.factor * per.factor
  const { low, high } = nearly(mention)
  return {
    mention,
    value: mention.value * factor,
    low: low * factor,
    high: high * factor,
    powers: timesPowers(unit.powers, per.powers, 1),
  }
}

const free: Scale = { factor: 1, powers: {} }

function scaleOf({ unit }: Mention): Scale | undefined {
  switch (unit.kind) {
    case 'money':
      return { factor: 1, powers: { [unit.currency]: 1 } }
    case 'time':
      return { factor: hours[unit.name] ?? 1, powers: { hour: 1 } }
    case 'count':
      if (unit.name === 'GPU-hour') return { factor: 1, powers: { hour: 1 } }
      if (unit.name === 'token') return { factor: 1, powers: { token: 1 } }
      return unit.name === 'point' ? { factor: 1, powers: { point: 1 } } : free
    case 'physical':
      return physical[unit.name]
    case 'factor':
    case 'none':
      return free
    case 'percent':
      return { factor: 0.01, powers: {} }
    default:
      return undefined
  }
}

const physical: Readonly<Record<string, Scale>> = {
  W: { factor: 1, powers: { watt: 1 } },
  Wh: { factor: 1, powers: { watt: 1, hour: 1 } },
  byte: { factor: 1, powers: { byte: 1 } },
  'byte/s': { factor: 3600, powers: { byte: 1, hour: -1 } },
  'FLOP/s': { factor: 3600, powers: { operation: 1, hour: -1 } },
}

/** A value in the unit that a number was printed in: hours back to months, a share of 1 to per cent. */
export function asPrinted(value: number, like: Quantity): number {
  return (value * like.mention.value) / like.value
}

/** The powers of a × b (or of a ÷ b, with −1). */
export function timesPowers(a: Powers, b: Powers, exponent: 1 | -1): Powers {
  const names = new Set([...Object.keys(a), ...Object.keys(b)])
  return Object.fromEntries(
    [...names].flatMap((name) => {
      const power = (a[name] ?? 0) + exponent * (b[name] ?? 0)
      return power === 0 ? [] : [[name, power] as const]
    }),
  )
}

export function samePowers(a: Powers, b: Powers): boolean {
  return Object.keys(timesPowers(a, b, -1)).length === 0
}
