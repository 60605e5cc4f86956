import { positive } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import type { Gpu, Precision } from '../gpu.ts'
import { of, type Quantity } from '../quantity.ts'

/** Bits of one number in each format. */
const bits: Readonly<Record<Precision, number>> = { bf16: 16, fp8: 8, int8: 8, fp4: 4, int4: 4 }

/** What a chip can compute, as export rules reckon it. */
export interface ChipPerformance {
  /** Total processing performance: the most, over its formats, of dense TOPS times bits. */
  readonly tpp: Quantity<'TPP'>
  /** The format that gives it. */
  readonly precision: Precision
  /** TPP by the area of dies that count; absent where nobody told the area. */
  readonly performanceDensity?: Quantity<'TPP/mm²'>
}

const tppFormula: Formula<'TOPS' | 'bits'> = {
  name: 'total processing performance',
  symbol: 'TPP',
  unit: 'TPP',
  text: 'TOPS · bits',
  source: '15 CFR 774 supplement 1, technical notes to 3A090: 2 · MacTOPS · bit length, dense',
  of: ({ TOPS, bits: length }) => TOPS * length,
}

const densityFormula: Formula<'TPP' | 'area'> = {
  name: 'performance density',
  symbol: 'PD',
  unit: 'TPP/mm²',
  text: 'TPP / area',
  source: '15 CFR 774 supplement 1, technical notes to 3A090: dies of a non-planar process count',
  of: ({ TPP, area }) => TPP / area,
}

/** @throws RangeError where no speed of the chip is known */
export function chipPerformance({
  id,
  dense,
  dieMm2,
}: Pick<Gpu, 'id' | 'dense' | 'dieMm2'>): ChipPerformance {
  const speeds = Object.entries(dense) as readonly [Precision, number][]
  const [first, ...others] = speeds.map(([precision, TOPS]) => ({
    precision,
    tpp: tppFormula.of({ TOPS, bits: bits[precision] }),
  }))
  if (first === undefined) throw new RangeError(`${id}: nobody told how fast it computes`)
  // Of equal ones the first, which is the widest format.
  const { tpp, precision } = others.reduce((most, one) => (one.tpp > most.tpp ? one : most), first)
  return {
    tpp: of('TPP', tpp),
    precision,
    ...(dieMm2 === undefined
      ? {}
      : {
          performanceDensity: of(
            'TPP/mm²',
            densityFormula.of({ TPP: tpp, area: positive('dieMm2', dieMm2) }),
          ),
        }),
  }
}

/** Why a chip has the TPP and the density that it has. */
export function explainChip(gpu: Gpu): Explained {
  const { precision } = chipPerformance(gpu)
  const sourced = { source: gpu.source, date: gpu.date }
  const field = (name: string): { readonly source: string; readonly date: string } =>
    gpu.fields?.[name] ?? sourced
  const tpp = explain(tppFormula, {
    TOPS: {
      ...given(`dense speed in ${precision}`, 'TOPS', gpu.dense[precision] ?? 0, 'TOPS'),
      ...field('dense'),
    },
    bits: given('bits of a number', 'bits', bits[precision], 'bit'),
  })
  if (gpu.dieMm2 === undefined) return tpp
  const area = { ...given('area of the dies that count', 'area', gpu.dieMm2, 'mm²'), ...field('dieMm2') }
  return explain(densityFormula, { TPP: tpp, area })
}

/** How many operations a byte from memory must be used for until computing is what binds, in 16 bit; absent where it has none. */
export function ridgePoint({
  dense,
  bandwidthTBps,
}: Pick<Gpu, 'dense' | 'bandwidthTBps'>): number | undefined {
  return dense.bf16 === undefined ? undefined : dense.bf16 / positive('bandwidthTBps', bandwidthTBps)
}
