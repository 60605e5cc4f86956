/** A recomputed number as text: so many digits as help to compare it with what was printed. */
export function printedNumber(value: number): string {
  if (!Number.isFinite(value)) return '—'
  const size = Math.abs(value)
  if (size >= 1e12) return `${digits(value / 1e12)} tn`
  if (size >= 1e9) return `${digits(value / 1e9)} bn`
  if (size >= 1e7) return `${digits(value / 1e6)} mn`
  return digits(value)
}

function digits(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}

export function printedPercent(share: number): string {
  return `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })} %`
}
