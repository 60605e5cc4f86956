/** The powers of ten that Korean, Chinese and Japanese count in. */
const powers: ReadonlyMap<string, bigint> = new Map([
  ['조', 10n ** 12n],
  ['兆', 10n ** 12n],
  ['억', 10n ** 8n],
  ['亿', 10n ** 8n],
  ['億', 10n ** 8n],
  ['만', 10n ** 4n],
  ['万', 10n ** 4n],
  ['萬', 10n ** 4n],
])

const counted = /\d[\d,]{0,20}(?:\.\d{1,12})?\s?[조兆억亿億만万萬](?:\s?\d[\d,]{0,20}\s?[억亿億만万萬]?)*/g
const part = /(\d[\d,]*)(?:\.(\d+))?\s?([조兆억亿億만万萬]?)/g

/** Writes `1억 2000만`, `3.5만` and `3분의 2` as LaTeX writes numbers; any other text stays. */
export function withoutEasternNumbers(text: string): string {
  if (!/[조兆억亿億만万萬분分]/.test(text)) return text
  return text.replace(counted, inDigits).replace(/(\d{1,20})\s?(?:분의|分之)\s?(\d{1,20})/g, '\\frac{$2}{$1}')
}

function inDigits(written: string): string {
  let sum = 0n
  for (const [, whole = '', fraction = '', power = ''] of written.matchAll(part)) {
    const scale = powers.get(power) ?? 1n
    sum += BigInt(whole.replaceAll(',', '')) * scale
    if (fraction !== '') sum += (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length)
  }
  return `${sum}`
}
