import { allowed, type Mention } from '../mention/mention.ts'

/** A sum of printed numbers, and what it can be by what each of them allows. */
export interface Summed {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Whether a part is only a lower bound. */
  readonly isBounded: boolean
}

export function summed(parts: readonly Mention[]): Summed {
  const ranges = parts.map(allowed)
  return {
    value: parts.reduce((sum, { value }) => sum + value, 0),
    low: ranges.reduce((sum, { low }) => sum + low, 0),
    high: ranges.reduce((sum, { high }) => sum + high, 0),
    isBounded: parts.some(({ hedge }) => hedge === 'least' || hedge === 'above'),
  }
}

/** Whether a sum can be none of what is allowed for its total. */
export function isApart({ low, high }: Summed, total: Mention): boolean {
  const said = allowed(total)
  return low > said.high || high < said.low
}
