import type { Confidence } from './datum.ts'

/** Number formats that chips compute in and weights, activations and KV caches are kept in. */
export type Precision = 'bf16' | 'fp8' | 'int8' | 'fp4' | 'int4'

/** Where a field of a row comes from, if not from where the row does. */
export interface FieldSource {
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
}

/** An accelerator as its maker or a report states it, a row of `data/economics/gpus.json`. Speeds are dense. */
export interface Gpu {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly vendor: string
  /** Dense TFLOPS, or TOPS for integers; what the chip cannot compute in is absent. */
  readonly dense: Readonly<Partial<Record<Precision, number>>>
  /** 10⁹ bytes. */
  readonly memoryGB: number
  /** 10¹² bytes a second. */
  readonly bandwidthTBps: number
  /** Between the GPUs of a server, both directions together: 10⁹ bytes a second. */
  readonly linkGBps: number
  /** Between servers, one direction: 10⁹ bytes a second. */
  readonly networkGBps?: number
  readonly powerW: number
  /** All dies of the package that count. */
  readonly dieMm2?: number
  readonly dataCentre: boolean
  readonly usOrigin: boolean
  /** GPUs in the row, where it is a board of several: all its numbers are then of all of them together. */
  readonly gpus?: number
  /** Whose power it is, where it is not plainly that of one GPU. */
  readonly powerOf?: string
  /** GPUs that are linked to each other, where not 8. */
  readonly linkedGpus?: number
  readonly source: string
  readonly date: string
  readonly confidence: Confidence
  readonly checkedAgainst?: readonly string[]
  readonly note?: string
  readonly fields?: Readonly<Record<string, FieldSource>>
}
