import { describe, expect, it } from 'vitest'
import { agrees, printedNumber } from '../printed.ts'
import { computeRun } from './training-run.ts'

const { costUsd, days } = computeRun({
  activeParameters: 37e9,
  tokens: 14.8e12,
  gpuHours: 2.788e6,
  pretrainGpuHours: 2.664e6,
  usdPerGpuHour: 2,
  gpus: 2048,
  peakFlops: 989.5e12,
  peakPrecision: 'bf16',
})
const millions = (costUsd?.value ?? Number.NaN) / 1e6
const prints = (value: number, as: string): boolean => agrees({ low: value, high: value }, printedNumber(as))

describe('what a weekly of February 2025 printed of the final run of DeepSeek-V3', () => {
  it('is 5.58 million dollars in one place, and about 6 in another: both recompute', () => {
    expect(prints(millions, '5.58')).toBe(true)
    expect(prints(millions, '6')).toBe(true)
  })

  it('is about 5 in a third, which does not: 5.576 rounds to 6', () => {
    expect(prints(millions, '5')).toBe(false)
  })

  it('is 2,050 GPUs, which are 2,048 rounded to tens: 57 days on either', () => {
    const more = (days?.value ?? Number.NaN) * (2048 / 2050)
    expect(prints(more, '57')).toBe(true)
    expect(prints(days?.value ?? Number.NaN, '57')).toBe(true)
  })
})
