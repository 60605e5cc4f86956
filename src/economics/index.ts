export type { Confidence, Datum, Range } from './datum.ts'
export { type Converted, type Currency, type ExchangeRate, exchanged } from './exchange.ts'
export { type Explained, explanationLines, fact, given, numberText } from './explained.ts'
export { explain, type Formula } from './formula.ts'
export type { FieldSource, Gpu, Precision } from './gpu.ts'
export type { Model } from './model.ts'
export { named } from './named.ts'
export { exactly, overRanges } from './over-ranges.ts'
export {
  bytesOf,
  denseOf,
  hoursOf,
  hoursPerYear,
  of,
  parseQuantity,
  type Quantity,
  secondsOf,
  type Unit,
} from './quantity.ts'
