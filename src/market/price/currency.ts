/** Currencies that are quoted in hundredths, as exchanges write them. */
const hundredths: Readonly<Record<string, string>> = { GBp: 'GBP', GBX: 'GBP', ZAc: 'ZAR', ILA: 'ILS' }

/** What a quote's unit is: London's 8,500 GBp are 85 GBP. */
export function wholeCurrency(quoted: string): { readonly currency: string; readonly per: number } {
  const whole = hundredths[quoted]
  return whole === undefined ? { currency: quoted.toUpperCase(), per: 1 } : { currency: whole, per: 100 }
}
