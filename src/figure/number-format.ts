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
  return formatFor({ language, decimals, signed }).format(value).replace('-', '\u2212')
}

/** Formats cost more to make than to use, and a report has thousands of numbers in a dozen of them. */
const formats = new Map<string, Intl.NumberFormat>()

function formatFor({ language, decimals, signed }: Required<NumberStyle>): Intl.NumberFormat {
  const key = `${language} ${decimals} ${signed}`
  const known = formats.get(key)
  if (known) return known
  const format = new Intl.NumberFormat(language, {
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
    signDisplay: signed ? 'exceptZero' : 'negative',
  })
  formats.set(key, format)
  return format
}
