import type { ChipMeasure } from './compare-chips.ts'

/** What the measures are called, with their units. */
export const chipMeasureNames: Readonly<Record<ChipMeasure, string>> = {
  gpus: 'GPUs in the row',
  bf16Tflops: 'BF16, dense TFLOPS',
  fp8Tflops: 'FP8, dense TFLOPS',
  int8Tops: 'INT8, dense TOPS',
  memoryGB: 'memory, GB',
  bandwidthTBps: 'memory bandwidth, TB/s',
  linkGBps: 'links, both directions, GB/s',
  powerW: 'power, W',
  dieMm2: 'dies, mm²',
  tpp: 'TPP',
  performanceDensity: 'performance density, TPP/mm²',
  ridgeFlopPerByte: 'ridge point, FLOP/byte (BF16)',
}
