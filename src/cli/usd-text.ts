/** Dollars for a terminal: three significant digits, more where there are dollars. */
export function usdText(value: number): string {
  if (!Number.isFinite(value)) return 'infinite'
  const digits = Math.abs(value) >= 100 ? Math.floor(Math.log10(Math.abs(value))) + 1 : 3
  const sign = value < 0 ? '−' : ''
  return `${sign}$${Math.abs(value).toLocaleString('en', { minimumSignificantDigits: 3, maximumSignificantDigits: Math.max(3, Math.min(12, digits)) })}`
}
