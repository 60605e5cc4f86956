import type { DateMention } from '../mention/dates.ts'

/** The month in which firms' fiscal years end, by the cover of their annual reports (10-K, 20-F); the year is named by its end. */
const endMonths: readonly (readonly [RegExp, number])[] = [
  [
    /\bnvidia\b|엔비디아|\bdell\b|\bsalesforce\b|세일즈포스|\bmarvell\b|마벨|\bsnowflake\b|스노우플레이크/iu,
    1,
  ],
  [/\balibaba\b|알리바바|\barm holdings\b|\bsoftbank\b|소프트뱅크/iu, 3],
  [/\boracle\b|오라클/iu, 5],
  [/\bmicrosoft\b|\bMSFT\b|\bAzure\b|마이크로소프트|애저|\bMS\b|\bsuper ?micro\b|슈퍼마이크로/iu, 6],
  [/\bcisco\b|시스코/iu, 7],
  [/\bmicron\b|마이크론/iu, 8],
  [/\bapple\b|애플|\bqualcomm\b|퀄컴/iu, 9],
  [/\bbroadcom\b|브로드컴/iu, 10],
  [/\badobe\b|어도비/iu, 11],
]

/**
 * The last day of a fiscal period: by the firm that the text names, else that of the calendar's period of the same name, which it
 * ends with at the latest.
 */
export function fiscalEnd({ end, precision, fiscal }: DateMention, text: string): string {
  const month = fiscal ? endMonths.find(([firm]) => firm.test(text))?.[1] : undefined
  if (month === undefined) return end
  const year = Number(end.slice(0, 4))
  const quarter = precision === 'quarter' ? Number(end.slice(5, 7)) / 3 : 4
  return new Date(Date.UTC(year, month - (4 - quarter) * 3, 0)).toISOString().slice(0, 10)
}
