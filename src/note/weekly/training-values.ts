import { computeRun, type DisclosedRun } from '#economics'
import { derivedValue, type Entries, printedValue, sourced } from './printed-value.ts'
import type { WeeklyFacts } from './weekly-facts.ts'

const dollarsAnHour = 2
const gpusOfV3 = 2048
const densePeakOfH800 = 989.5e12

/** What the run of V3 used and cost: `train.deepseek-v3.costUsd`. */
export function trainingValues({ runs }: WeeklyFacts): Entries {
  const v3 = runs.find(({ id }) => id === 'deepseek-v3')
  if (!v3?.gpuHours || !v3.tokens || !v3.activeParameters) return []
  const computed = computeRun({
    activeParameters: v3.activeParameters,
    tokens: v3.tokens,
    peakFlops: densePeakOfH800,
    peakPrecision: 'bf16',
    gpuHours: v3.gpuHours,
    ...(v3.pretrainGpuHours === undefined ? {} : { pretrainGpuHours: v3.pretrainGpuHours }),
    usdPerGpuHour: dollarsAnHour,
    gpus: gpusOfV3,
  })
  const { costUsd, mfu, flop, days } = computed
  return [
    ...(costUsd ? [['train.deepseek-v3.costUsd', sourced(costUsd, v3)] as const] : []),
    ...(days ? [['train.deepseek-v3.days', sourced(days, v3)] as const] : []),
    ['train.deepseek-v3.mfu', sourced(mfu, v3)],
    ['train.deepseek-v3.flop', sourced(flop, v3)],
    ['train.deepseek-v3.gpuHours', printedValue('GPU-hours of DeepSeek-V3', v3.gpuHours, 'h', v3)],
    ['train.deepseek-v3.gpus', printedValue('GPUs of the run', gpusOfV3, 'GPUs', v3)],
    ['train.deepseek-v3.usdPerGpuHour', printedValue('price of an hour', dollarsAnHour, 'USD/h', v3)],
    ...hoursAgainst(
      v3,
      runs.find(({ id }) => id === 'llama-3.1-405b'),
    ),
  ]
}

/** Hours of one run as a share of another's. */
function hoursAgainst(own: DisclosedRun, other: DisclosedRun | undefined): Entries {
  if (own.gpuHours === undefined || other?.gpuHours === undefined) return []
  const inputs = [
    { ...printedValue(own.model, own.gpuHours, 'h', own), symbol: 'own' },
    { ...printedValue(other.model, other.gpuHours, 'h', other), symbol: 'other' },
  ]
  const name = `GPU-hours of ${own.model} as a share of those of ${other.model}`
  const value = own.gpuHours / other.gpuHours
  return [
    [
      `train.${own.id}.hoursOf.${other.id}`,
      derivedValue(name, { value, unit: '', formula: 'own / other', inputs }),
    ],
  ]
}
