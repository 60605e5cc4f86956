import type { Gpu } from '../gpu.ts'
import { gpusIn } from './board.ts'
import { chipPerformance, ridgePoint } from './chip.ts'

/** What is compared of two chips. */
export type ChipMeasure =
  | 'gpus'
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
  /** b by a, a row by a row. */
  readonly ratio?: number
  /** b by a, one GPU by one GPU; there where the rows hold different numbers of GPUs, and not of powers of different things. */
  readonly ratioOfOneGpu?: number
}

/** Of a row of two GPUs these are as of one. */
const ofAnySize: ReadonlySet<ChipMeasure> = new Set(['performanceDensity', 'ridgeFlopPerByte'])

const measures: readonly (readonly [ChipMeasure, (gpu: Gpu) => number | undefined])[] = [
  ['gpus', gpusIn],
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
      ...(ofA === undefined || ofB === undefined ? {} : ratiosOf(measure, ofB / ofA, [a, b])),
    }
  })
}

function ratiosOf(
  measure: ChipMeasure,
  ratio: number,
  [a, b]: readonly [Gpu, Gpu],
): Pick<ChipRatio, 'ratio' | 'ratioOfOneGpu'> {
  const sizes = gpusIn(a) / gpusIn(b)
  const isOfOther = measure === 'gpus' || (measure === 'powerW' && a.powerOf !== b.powerOf)
  if (sizes === 1 || isOfOther) return { ratio }
  return { ratio, ratioOfOneGpu: ofAnySize.has(measure) ? ratio : ratio * sizes }
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
