import type { NoteLanguage } from './note-book.ts'

type Writer = (value: number, language: NoteLanguage, decimals: number | undefined) => string

function plain(value: number, language: NoteLanguage, decimals: number): string {
  return value
    .toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals })
    .replace(/^-/, '−')
}

/** 25억 7,300만: grouped by 만, 억 and 조, as Korean prose writes amounts; the last two groups that are not 0. */
export function koreanGroups(value: number): string {
  const sign = value < 0 ? '−' : ''
  let rest = Math.round(Math.abs(value))
  if (rest < 10_000) return `${sign}${rest.toLocaleString('ko')}`
  const parts: string[] = []
  for (const [name, size] of [
    ['조', 1e12],
    ['억', 1e8],
    ['만', 1e4],
  ] as const) {
    if (parts.length === 2) break
    // The last group that is shown is rounded, not cut off.
    const count = parts.length === 1 || size === 1e4 ? Math.round(rest / size) : Math.floor(rest / size)
    if (count > 0 && rest >= size / 2) parts.push(`${count.toLocaleString('ko')}${name}`)
    if (rest >= size) rest -= count * size
    if (rest <= 0) break
  }
  return sign + parts.join(' ')
}

/** Small amounts as they are, others by groups: 2.19달러, 25억 7,300만 달러. */
function koreanDollars(value: number, decimals: number | undefined): string {
  const size = Math.abs(value)
  if (size < 10_000)
    return `${plain(value, 'ko', decimals ?? (Number.isInteger(value) || size >= 100 ? 0 : 2))}달러`
  return decimals === undefined
    ? `${koreanGroups(value)} 달러`
    : `${plain(value / 1e8, 'ko', decimals)}억 달러`
}

function money(value: number, language: NoteLanguage, decimals: number | undefined): string {
  if (language === 'ko') return koreanDollars(value, decimals)
  const size = Math.abs(value)
  if (size >= 1e12) return `$${plain(value / 1e12, language, decimals ?? 2)} tn`
  if (size >= 1e9) return `$${plain(value / 1e9, language, decimals ?? 1)} bn`
  if (size >= 1e6) return `$${plain(value / 1e6, language, decimals ?? (size >= 1e8 ? 0 : 2))} mn`
  return `$${plain(value, language, decimals ?? (size < 100 ? 2 : 0))}`
}

function won(value: number, language: NoteLanguage, decimals: number | undefined): string {
  if (language === 'ko')
    return Math.abs(value) >= 1e12 && decimals !== undefined
      ? `${plain(value / 1e12, language, decimals)}조원`
      : `${koreanGroups(value)}원`
  return Math.abs(value) >= 1e12
    ? `KRW ${plain(value / 1e12, language, decimals ?? 1)} tn`
    : `KRW ${plain(value / 1e9, language, decimals ?? 0)} bn`
}

function signed(value: number, language: NoteLanguage, decimals = 1): string {
  return `${value > 0 ? '+' : ''}${plain(value, language, decimals)}`
}

function scaled(
  unit: number,
  write: (text: string, language: NoteLanguage) => string,
  usual: number,
): Writer {
  return (value, language, decimals) => write(plain(value * unit, language, decimals ?? usual), language)
}

/** How a number is written, by the name after the bar of a reference. Values are in the unit of their explanation. */
const formats: Readonly<Record<string, Writer>> = {
  number: (value, language, decimals) =>
    plain(value, language, decimals ?? (Number.isInteger(value) ? 0 : 2)),
  integer: (value, language) => plain(value, language, 0),
  percent: scaled(1, (text) => `${text}%`, 1),
  share: scaled(100, (text) => `${text}%`, 1),
  points: scaled(1, (text, language) => (language === 'ko' ? `${text}%p` : `${text} points`), 1),
  signed,
  signedPercent: (value, language, decimals) => `${signed(value, language, decimals)}%`,
  signedPoints: (value, language, decimals) =>
    `${signed(value, language, decimals)}${language === 'ko' ? '%p' : ' points'}`,
  factor: scaled(1, (text, language) => (language === 'ko' ? `${text}배` : `${text} times`), 1),
  usd: money,
  usdMillion: (value, language, decimals) => money(value * 1e6, language, decimals),
  usdBillion: (value, language, decimals) => money(value * 1e9, language, decimals),
  krw: won,
  krwTrillion: (value, language, decimals) => won(value * 1e12, language, decimals ?? 1),
  gpus: (value, language) =>
    language === 'ko' ? `${koreanGroups(value)} 장` : `${plain(value, language, 0)} GPUs`,
  hours: (value, language) =>
    language === 'ko' ? `${koreanGroups(value)} 시간` : `${plain(value, language, 0)} hours`,
  tokens: (value, language) =>
    language === 'ko' ? `${plain(value, language, 0)}토큰` : `${plain(value, language, 0)} tokens`,
  years: (value, language, decimals) =>
    language === 'ko'
      ? `${plain(value, language, decimals ?? 1)}년`
      : `${plain(value, language, decimals ?? 1)} years`,
  months: (value, language, decimals) =>
    language === 'ko'
      ? `${plain(value, language, decimals ?? 1)}개월`
      : `${plain(value, language, decimals ?? 1)} months`,
  bytes: (value, language) => `${plain(value, language, 0)} ${language === 'ko' ? '바이트' : 'bytes'}`,
}

export const formatNames: readonly string[] = Object.keys(formats)

/** A number in a format, `percent` or `percent:2`; undefined where there is no such format. */
export function written(value: number, format: string, language: NoteLanguage): string | undefined {
  const [name = '', digits] = format.split(':')
  const decimals = digits === undefined ? undefined : Number(digits)
  if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 8))
    return undefined
  return Object.hasOwn(formats, name) ? formats[name]?.(value, language, decimals) : undefined
}
