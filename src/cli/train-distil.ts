import { type ComputedDistillation, computeDistillation, type Distillation, named, speedIn } from '#economics'
import { readGpus } from '#run/facts'
import { amountFlag, neededAmount } from './amount-flag.ts'
import { explanationsOf, valuesOf } from './explained-document.ts'
import { numberFlag } from './number-flag.ts'
import { grouped, plainTable } from './plain-table.ts'
import { UsageError } from './usage-error.ts'
import { withinDomain } from './within-domain.ts'
import type { World } from './world.ts'

interface DistillationFlags {
  readonly samples?: string
  readonly sampleTokens?: string
  readonly kept?: string
  readonly decodeSpeed?: string
  readonly studentParameters?: string
  readonly epochs?: string
  readonly gpu?: string
  readonly mfu?: string
  readonly price?: string
  readonly json?: boolean
  readonly explain?: boolean
  readonly lang?: string
}

const usualMfu = 0.35
const usualEpochs = 2
const mostEpochs = 1000

/** `jevons train distil`: what data costs that a model writes, and a student that learns from it. */
export async function trainDistillation(given: object, world: World): Promise<void> {
  const flags = given as DistillationFlags
  const computed = withinDomain(() => compute(flags))
  if (flags.explain) return world.out(explanationsOf(computed, flags.lang))
  const { studentFlop = null, studentHours = null, costUsd = null, ...rest } = valuesOf(computed)
  const document = { ...rest, studentFlop, studentHours, costUsd }
  world.out(flags.json ? `${JSON.stringify(document, undefined, 2)}\n` : distillationText(computed))
}

function compute(flags: DistillationFlags): ComputedDistillation {
  const usdPerGpuHour = amountFlag('--price', flags.price)
  const student = studentOf(flags)
  return computeDistillation({
    samples: neededAmount('--samples', flags.samples, '800000'),
    tokensPerSample: neededAmount('--sample-tokens', flags.sampleTokens, '6000'),
    keptShare: numberFlag('--kept', flags.kept, { least: 0, most: 1 }) ?? 1,
    decodeTokensPerSecond: neededAmount('--decode-speed', flags.decodeSpeed, '1850'),
    ...(student === undefined ? {} : { student }),
    ...(usdPerGpuHour === undefined ? {} : { usdPerGpuHour }),
  })
}

function studentOf({ studentParameters, epochs, gpu, mfu }: DistillationFlags): Distillation['student'] {
  const activeParameters = amountFlag('--student-parameters', studentParameters)
  if (activeParameters === undefined) return undefined
  if (gpu === undefined) throw new UsageError('a student learns on GPUs: say on which with --gpu h800')
  return {
    activeParameters,
    epochs: numberFlag('--epochs', epochs, { least: 0, most: mostEpochs, open: true }) ?? usualEpochs,
    mfu: numberFlag('--mfu', mfu, { least: 0, most: 1 }) ?? usualMfu,
    peakFlops: speedIn(named('GPU', readGpus(), gpu), 'bf16').flops,
  }
}

function distillationText({
  writtenTokens,
  writingHours,
  studentHours,
  gpuHours,
  costUsd,
}: ComputedDistillation): string {
  const rows = [
    ['tokens written', grouped(writtenTokens.value)],
    ['GPU-hours of writing', grouped(writingHours.value)],
    ...(studentHours === undefined
      ? []
      : [
          ['GPU-hours of the student', grouped(studentHours.value)],
          ['together', grouped(gpuHours)],
        ]),
    ...(costUsd === undefined ? [] : [['cost, USD', grouped(costUsd.value)]]),
  ]
  return `${plainTable(rows).join('\n')}\n`
}
