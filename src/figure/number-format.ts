export interface NumberStyle {
  readonly language: string
  readonly decimals: number
  /** Put a plus before what is above zero: for differences. */
  readonly signed?: boolean
}

/** What stands where a number cannot be given. */
export const absentMark = '—'

/** A number as people read it: grouped thousands, a true minus sign, never "-0" and never "NaN". */
export function formatNumber(value: number, { language, decimals, signed = false }: NumberStyle): string {
  if (!Number.isFinite(value)) return absentMark
  const text = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  }).format(value)
  return text.replace('-', '\u2212')
}
