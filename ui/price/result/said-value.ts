import { absentMark } from '#figure'

const compactFrom = 1e6
const tiny = 1e-4

/** A number to four digits; millions and more with the words of the language (억, 조). */
export function saidValue(value: number, language: 'en' | 'ko'): string {
  if (!Number.isFinite(value)) return value > 0 ? '∞' : absentMark
  const size = Math.abs(value)
  if (size !== 0 && size < tiny) return powerText(value)
  if (size >= 1e15) return powerText(value)
  const notation = size >= compactFrom ? 'compact' : 'standard'
  const format = new Intl.NumberFormat(language, {
    notation,
    // 1,311억: Korean writes thousands of its units with a comma.
    useGrouping: 'always',
    maximumSignificantDigits: size >= 1000 && size < compactFrom ? 6 : 4,
    ...(size >= 1000 && size < compactFrom
      ? { maximumFractionDigits: 0, roundingPriority: 'lessPrecision' }
      : {}),
  })
  return format.format(value).replace('-', '\u2212')
}

/** A share in per cent, to three digits. */
export function saidPercent(percent: number, language: 'en' | 'ko'): string {
  return `${saidValue(Number(percent.toPrecision(3)), language)}${language === 'en' ? '\u202F' : ''}%`
}

function powerText(value: number): string {
  const [digits, power] = value.toExponential(3).split('e')
  const raised = [...(power ?? '').replace('+', '')].map((sign) => superscripts[sign] ?? sign).join('')
  return `${Number(digits)} × 10${raised}`
}

const superscripts: Readonly<Record<string, string>> = {
  '-': '⁻',
  '0': '⁰',
  '1': '¹',
  '2': '²',
  '3': '³',
  '4': '⁴',
  '5': '⁵',
  '6': '⁶',
  '7': '⁷',
  '8': '⁸',
  '9': '⁹',
}

/** A day that is not broken at its hyphens. */
export function saidDay(date: string): string {
  return date.replaceAll('-', '\u2011')
}
