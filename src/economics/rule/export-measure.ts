import type { ChipPerformance } from '../chip/chip.ts'
import type { Confidence } from '../datum.ts'
import type { Gpu } from '../gpu.ts'
import type { Destinations } from './countries.ts'

/** What a chip must be for a clause to catch it: everything that is stated. */
export interface ClauseCondition {
  readonly chips?: readonly string[]
  readonly vendors?: readonly string[]
  readonly usOrigin?: boolean
  /** Designed or marketed for data centres, or not. */
  readonly dataCentre?: boolean
  readonly tppAtLeast?: number
  readonly tppBelow?: number
  readonly densityAtLeast?: number
  readonly densityBelow?: number
  readonly linkAtLeastGBps?: number
  readonly memoryAtLeastGBps?: number
  readonly memoryBelowGBps?: number
  readonly memoryAndLinkAtLeastGBps?: number
}

export interface ExportClause {
  /** The entry of the control list, or what stands in its place. */
  readonly clause: string
  /** The paragraph that decides. */
  readonly paragraph: string
  readonly when: ClauseCondition
  /** A licence exception that is open. */
  readonly exception?: string
  readonly note?: string
}

/** A rule, or letters that inform single companies, with all its dates. */
export interface ExportMeasure {
  readonly id: string
  readonly kind: 'rule' | 'letter'
  readonly title: string
  readonly citation: string
  /** The day it became public. */
  readonly issued: string
  /** The day of the Federal Register; letters are in none. */
  readonly published?: string
  readonly effective: string
  /** The day from which it has to be complied with, where that is a later one. */
  readonly compliance?: string
  /** The day another measure took its place. */
  readonly until?: string
  /** The day it was withdrawn. */
  readonly rescinded?: string
  readonly to: Destinations
  /** Where somebody has the headquarters: then it holds wherever he is. */
  readonly headquarters?: Destinations
  readonly clauses: readonly ExportClause[]
  readonly memory?: {
    readonly clause: string
    readonly densityAboveGBpsPerMm2: number
    readonly exceptionBelowGBpsPerMm2: number
    readonly exception: string
  }
  readonly note?: string
  readonly confidence: Confidence
}

/** One part of a condition against a chip. */
export interface ConditionCheck {
  readonly name: keyof ClauseCondition
  readonly threshold?: number
  /** The chip's own number; absent where nobody told it. */
  readonly value?: number
  /** Undefined where it cannot be told. */
  readonly holds: boolean | undefined
}

/** A chip as clauses see it. */
export interface RatedChip {
  readonly gpu: Gpu
  readonly performance: ChipPerformance
}

const gbPerTb = 1000

/** Every part of a condition against a chip. */
export function checkCondition(when: ClauseCondition, chip: RatedChip): readonly ConditionCheck[] {
  const { gpu, performance } = chip
  const memory = gpu.bandwidthTBps * gbPerTb
  const { tpp, performanceDensity: density } = performance
  return [
    ...(when.chips ? [said('chips', when.chips.includes(gpu.id))] : []),
    ...(when.vendors ? [said('vendors', when.vendors.includes(gpu.vendor))] : []),
    ...(when.usOrigin === undefined ? [] : [said('usOrigin', gpu.usOrigin === when.usOrigin)]),
    ...(when.dataCentre === undefined ? [] : [said('dataCentre', gpu.dataCentre === when.dataCentre)]),
    ...atLeast('tppAtLeast', when.tppAtLeast, tpp),
    ...below('tppBelow', when.tppBelow, tpp),
    ...atLeast('densityAtLeast', when.densityAtLeast, density),
    ...below('densityBelow', when.densityBelow, density),
    ...atLeast('linkAtLeastGBps', when.linkAtLeastGBps, gpu.linkGBps),
    ...atLeast('memoryAtLeastGBps', when.memoryAtLeastGBps, memory),
    ...below('memoryBelowGBps', when.memoryBelowGBps, memory),
    ...atLeast('memoryAndLinkAtLeastGBps', when.memoryAndLinkAtLeastGBps, memory + gpu.linkGBps),
  ]
}

/** Whether everything holds; undefined where nothing fails and something cannot be told. */
export function allHold(checks: readonly ConditionCheck[]): boolean | undefined {
  if (checks.some(({ holds }) => holds === false)) return false
  return checks.every(({ holds }) => holds === true) ? true : undefined
}

function said(name: keyof ClauseCondition, holds: boolean): ConditionCheck {
  return { name, holds }
}

function atLeast(
  name: keyof ClauseCondition,
  threshold: number | undefined,
  value: number | undefined,
): readonly ConditionCheck[] {
  return threshold === undefined ? [] : [compared(name, { threshold, value }, (one) => one >= threshold)]
}

function below(
  name: keyof ClauseCondition,
  threshold: number | undefined,
  value: number | undefined,
): readonly ConditionCheck[] {
  return threshold === undefined ? [] : [compared(name, { threshold, value }, (one) => one < threshold)]
}

function compared(
  name: keyof ClauseCondition,
  { threshold, value }: { readonly threshold: number; readonly value: number | undefined },
  holds: (value: number) => boolean,
): ConditionCheck {
  return value === undefined
    ? { name, threshold, holds: undefined }
    : { name, threshold, value, holds: holds(value) }
}
