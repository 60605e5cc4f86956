import { absentMark, formatNumber } from '#figure'
import { words } from './language.ts'

/** A whole number as people read it. */
export function saidCount(count: number | null | undefined): string {
  return count == null ? absentMark : formatNumber(count, { language: words().language, decimals: 0 })
}

/** A share of 1 in per cent with one decimal. */
export function saidShare(share: number | null | undefined): string {
  if (share == null) return absentMark
  const { language } = words()
  return `${formatNumber(100 * share, { language, decimals: 1 })}${language === 'en' ? '\u202F' : ''}%`
}

const day = 86_400_000
const units = [
  ['day', day],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const

/** A moment by the clock of the reader: 2026-11-28 17:48. */
export function saidMoment(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  return new Intl.DateTimeFormat(words().language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at)
}

/** How long ago, as long as that says more than the date. */
export function saidAgo(iso: string, now: number): string {
  const passed = now - new Date(iso).getTime()
  if (!(passed >= 0 && passed < 7 * day)) return saidMoment(iso)
  const format = new Intl.RelativeTimeFormat(words().language, { numeric: 'auto' })
  const [unit, size] = units.find((one) => passed >= one[1]) ?? ['minute', 60_000]
  return format.format(-Math.floor(passed / size), unit)
}
