import type { Gpu } from '../gpu.ts'
import { chipPerformance, ridgePoint } from './chip.ts'

/** What is compared of two chips. */
export type ChipMeasure =
  | 'bf16Tflops'
  | 'fp8Tflops'
  | 'int8Tops'
  | 'memoryGB'
  | 'bandwidthTBps'
  | 'linkGBps'
  | 'powerW'
  | 'dieMm2'
  | 'tpp'
  | 'performanceDensity'
  | 'ridgeFlopPerByte'

/** One measure of two chips; absent where nobody told it. */
export interface ChipRatio {
  readonly measure: ChipMeasure
  readonly a?: number
  readonly b?: number
  /** b by a. */
  readonly ratio?: number
}

const measures: readonly (readonly [ChipMeasure, (gpu: Gpu) => number | undefined])[] = [
  ['bf16Tflops', ({ dense }) => dense.bf16],
  ['fp8Tflops', ({ dense }) => dense.fp8],
  ['int8Tops', ({ dense }) => dense.int8],
  ['memoryGB', ({ memoryGB }) => memoryGB],
  ['bandwidthTBps', ({ bandwidthTBps }) => bandwidthTBps],
  ['linkGBps', ({ linkGBps }) => linkGBps],
  ['powerW', ({ powerW }) => powerW],
  ['dieMm2', ({ dieMm2 }) => dieMm2],
  ['tpp', (gpu) => chipPerformance(gpu).tpp],
  ['performanceDensity', (gpu) => chipPerformance(gpu).performanceDensity],
  ['ridgeFlopPerByte', ridgePoint],
]

/** Two chips beside each other, measure by measure. */
export function compareChips(a: Gpu, b: Gpu): readonly ChipRatio[] {
  return measures.map(([measure, pick]) => {
    const [ofA, ofB] = [pick(a), pick(b)]
    return {
      measure,
      ...(ofA === undefined ? {} : { a: ofA }),
      ...(ofB === undefined ? {} : { b: ofB }),
      ...(ofA === undefined || ofB === undefined ? {} : { ratio: ofB / ofA }),
    }
  })
}

/** Everything that is compared of a chip, on its own. */
export function chipMeasures(
  gpu: Gpu,
): readonly { readonly measure: ChipMeasure; readonly value?: number }[] {
  return measures.map(([measure, pick]) => {
    const value = pick(gpu)
    return value === undefined ? { measure } : { measure, value }
  })
}
