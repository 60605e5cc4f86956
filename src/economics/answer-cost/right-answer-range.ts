import type { Range } from '../datum.ts'
import { positive, share } from '../domain.ts'

/**
 * The interval of what a right answer costs, cost of an answer ÷ accuracy, from the intervals of both: their half-widths on a
 * scale of ratios are put together as independent ones are, or with the correlation of both (the delta method on logarithms).
 * Where tokens rise on problems that are seldom solved, it is negative, and the interval wider than either alone would have it.
 * @param correlation of the logarithms of cost and accuracy over problems, −1 to 1
 * @throws RangeError where a number is outside its domain
 */
export function rightAnswerRange(cost: Range, accuracy: Range, correlation = 0): Range {
  for (const end of ['low', 'value', 'high'] as const) {
    positive('cost of an attempt', cost[end])
    positive('accuracy', share('accuracy', accuracy[end]))
  }
  if (!(Math.abs(correlation) <= 1)) throw new RangeError(`correlation ${correlation}: must be from -1 to 1`)
  const value = cost.value / accuracy.value
  const reach = (ofCost: number, ofAccuracy: number): number =>
    Math.exp(Math.sqrt(Math.max(0, ofCost ** 2 + ofAccuracy ** 2 - 2 * correlation * ofCost * ofAccuracy)))
  const logs = ({ low, value: middle, high }: Range): { readonly down: number; readonly up: number } => ({
    down: Math.log(middle / low),
    up: Math.log(high / middle),
  })
  const [c, a] = [logs(cost), logs(accuracy)]
  return { value, low: value / reach(c.down, a.up), high: value * reach(c.up, a.down) }
}

/**
 * The correlation that two intervals have with that of their quotient: how tokens and accuracy vary together, read off a cost of
 * pass that was drawn over the same problems. Undefined where one of them has no width.
 */
export function impliedCorrelation(cost: Range, accuracy: Range, quotient: Range): number | undefined {
  const width = ({ low, high }: Range): number => Math.log(high / low)
  const [c, a, q] = [width(cost), width(accuracy), width(quotient)]
  if (!(c > 0 && a > 0 && q > 0)) return undefined
  return Math.max(-1, Math.min(1, (c ** 2 + a ** 2 - q ** 2) / (2 * c * a)))
}
