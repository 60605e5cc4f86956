import { positive, share } from '../domain.ts'
import { type Explained, given } from '../explained.ts'
import { explain, type Formula } from '../formula.ts'
import { gpuHoursNeeded, rentedCost, trainingFlop } from './training-formulas.ts'

/** Data that a model writes, and a student that learns from it; without a student it is synthetic data alone. */
export interface Distillation {
  /** Samples that are kept. */
  readonly samples: number
  readonly tokensPerSample: number
  /** Of what the teacher writes, what is kept: the rest is wrong, or not wanted. */
  readonly keptShare: number
  /** What one GPU decodes of the teacher. */
  readonly decodeTokensPerSecond: number
  readonly student?: {
    readonly activeParameters: number
    readonly epochs: number
    readonly mfu: number
    readonly peakFlops: number
  }
  readonly usdPerGpuHour?: number
}

const writtenTokens: Formula<'samples' | 't' | 'kept'> = {
  name: 'tokens that the teacher writes',
  symbol: 'W',
  unit: 'token',
  text: 'samples · t / kept',
  of: ({ samples, t, kept }) => (samples * t) / kept,
}

const writingHours: Formula<'W' | 'v'> = {
  name: 'GPU-hours of writing',
  symbol: 'H_w',
  unit: 'h',
  text: 'W / (3600 · v)',
  of: ({ W, v }) => W / (3600 * v),
}

export interface ComputedDistillation {
  readonly writtenTokens: Explained
  readonly writingHours: Explained
  readonly studentFlop?: Explained
  readonly studentHours?: Explained
  readonly gpuHours: number
  readonly costUsd?: Explained
}

/** @throws RangeError where a number is outside its domain */
export function computeDistillation(distillation: Distillation): ComputedDistillation {
  const { samples, tokensPerSample, keptShare, decodeTokensPerSecond, student, usdPerGpuHour } = distillation
  const written = explain(writtenTokens, {
    samples: given('samples kept', 'samples', positive('samples', samples), ''),
    t: given('tokens of a sample', 't', positive('tokens of a sample', tokensPerSample), 'token'),
    kept: given('share that is kept', 'kept', positive('kept share', share('kept share', keptShare)), ''),
  })
  const writing = explain(writingHours, {
    W: written,
    v: given(
      'tokens a second that a GPU decodes',
      'v',
      positive('speed of decoding', decodeTokensPerSecond),
      'token/s',
    ),
  })
  const learning = student === undefined ? undefined : learningOf(samples * tokensPerSample, student)
  const gpuHours = writing.value + (learning?.studentHours.value ?? 0)
  return {
    writtenTokens: written,
    writingHours: writing,
    ...learning,
    gpuHours,
    ...(usdPerGpuHour === undefined
      ? {}
      : {
          costUsd: explain(rentedCost, {
            H: given('GPU-hours of writing and learning', 'H', gpuHours, 'h'),
            p: given('price of a GPU-hour', 'p', positive('price of a GPU-hour', usdPerGpuHour), 'USD/h'),
          }),
        }),
  }
}

function learningOf(
  tokens: number,
  { activeParameters, epochs, mfu, peakFlops }: NonNullable<Distillation['student']>,
): { readonly studentFlop: Explained; readonly studentHours: Explained } {
  const studentFlop = explain(trainingFlop, {
    N: given('parameters of the student', 'N', positive('parameters of the student', activeParameters), ''),
    D: given(
      'tokens learnt from, each as often as there are epochs',
      'D',
      tokens * positive('epochs', epochs),
      'token',
    ),
  })
  const studentHours = explain(gpuHoursNeeded, {
    C: studentFlop,
    F: given('dense peak of a GPU', 'F', positive('peak', peakFlops), 'FLOP/s'),
    mfu: given('model FLOP utilisation', 'mfu', positive('mfu', share('mfu', mfu)), ''),
  })
  return { studentFlop, studentHours }
}
