import type { NoteFacts } from '../../lint/facts.ts'
import type { Severity } from '../../lint/finding.ts'
import type { PrintedFacts } from '../printed-issue.ts'
import type { WeeklyFacts } from '../weekly-facts.ts'

/** Something in a printed issue that does not come out when it is computed again. */
export interface PrintedFinding {
  /** A name for it that stays: `L05`. */
  readonly id: string
  readonly rule: string
  readonly severity: Severity
  /** Chapter, table or figure. */
  readonly where: string
  readonly printed: string
  readonly recomputed: string | null
  readonly message: { readonly en: string; readonly ko: string }
}

/** What checks compute from: facts of the issue, and dated facts from outside it. */
export interface Checked extends WeeklyFacts {
  readonly outside: NoteFacts
  /** Won a dollar that pairs of printed amounts imply, by where they stand. */
  readonly wonRates: readonly { readonly where: string; readonly rate: number }[]
}

export type PrintedCheck = (checked: Checked) => readonly PrintedFinding[]

/** The printed number of that name; NaN, which no comparison finds wrong, where there is none. */
export function amountOf(printed: PrintedFacts, id: string): number {
  return printed.values.find((one) => one.id === id)?.value ?? Number.NaN
}

export function placeOf(printed: PrintedFacts, id: string): string {
  return printed.values.find((one) => one.id === id)?.where ?? ''
}

/** With so many decimals, commas, and a true minus sign. */
export function text(value: number, decimals = 0): string {
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals }
  return value.toLocaleString('en', digits).replace('-', '−')
}
