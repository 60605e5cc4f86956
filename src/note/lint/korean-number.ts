import type { Mention } from '../mention/mention.ts'

const groups = [
  [1e12, '조'],
  [1e8, '억'],
  [1e4, '만'],
  [1, ''],
] as const

/** A recomputed number as Korean prose writes it: 25억 7,300만, 12만 8,450; so many digits as `printedNumber` gives. */
export function koreanNumber(value: number): string {
  if (!Number.isFinite(value)) return '—'
  const size = Math.abs(value)
  if (size < 10_000) return digits(value)
  let rest = size >= 1e7 ? Number(size.toPrecision(4)) : Math.round(size)
  const parts = groups.flatMap(([of, name]) => {
    const count = Math.floor(rest / of)
    rest -= count * of
    return count > 0 ? [`${count.toLocaleString('en')}${name}`] : []
  })
  return (value < 0 ? '-' : '') + parts.join(' ')
}

function digits(value: number): string {
  if (Math.abs(value) >= 1000) return Math.round(value).toLocaleString('en')
  return value.toLocaleString('en', { maximumSignificantDigits: 4 })
}

/** A share of 1 as a percentage: 19.8%. */
export function koreanPercent(share: number): string {
  return `${(share * 100).toLocaleString('en', { maximumFractionDigits: 1 })}%`
}

const currencies: Readonly<Record<string, string>> = {
  USD: ' 달러',
  KRW: '원',
  CNY: '위안',
  HKD: ' 홍콩달러',
  JPY: '엔',
  EUR: '유로',
  GBP: '파운드',
}
const times: Readonly<Record<string, string>> = {
  month: '개월',
  year: '년',
  quarter: '개 분기',
  week: '주',
  day: '일',
  hour: '시간',
  minute: '분',
  second: '초',
}
/** How long something takes: 6개월, 2.5년. */
export function koreanTime(value: number, name: string): string {
  return koreanNumber(value) + (times[name] ?? '')
}

/** "달러당": what one unit of a currency is given for. */
export function koreanPer(currency: string): string {
  return `${(currencies[currency] ?? currency).trim()}당`
}

/** A rate between two currencies ("USD/KRW"): 달러당 1,400원. */
export function koreanRate(rate: number, pair: string): string {
  const [base = '', quote = ''] = pair.split('/')
  return `${koreanPer(base)} ${koreanNumber(rate)}${currencies[quote] ?? ` ${quote}`}`
}

const signs: Readonly<Record<string, string>> = {
  percent: '%',
  percentPoint: '%p',
  basisPoint: 'bp',
  factor: '배',
  orderOfMagnitude: '자릿수(OOM)',
}
const sizes: readonly (readonly [number, string])[] = [
  [1e12, 'T'],
  [1e9, 'G'],
  [1e6, 'M'],
  [1e3, 'k'],
]

/** A recomputed value in the unit of what it was computed of, and in its words: 510억 달러, 6만 장, 3.2GW. */
export function koreanAmount(value: number, { unit, text }: Pick<Mention, 'unit' | 'text'>): string {
  if (unit.kind === 'physical' && /^(?:W|byte)/.test(unit.name)) return physical(value, unit.name)
  const said = koreanNumber(value)
  if (unit.kind === 'money') return said + currencyAfter(said, unit.currency, text)
  if (unit.kind === 'time') return koreanTime(value, unit.name)
  if (unit.kind === 'count' || unit.kind === 'physical') return said + (countWord(text) ?? '')
  return said + (signs[unit.kind] ?? '')
}

/** 510억 달러 and 20달러, or 510억달러 where the note writes it so. */
function currencyAfter(said: string, currency: string, text: string): string {
  const name = currencies[currency] ?? ` ${currency}`
  const isJoined = /[\d조억만천]달러/u.test(text) || (/\d$/.test(said) && currency in currencies)
  return isJoined ? name.trim() : name
}

/** The word after the digits, as the note has it. */
function countWord(text: string): string | undefined {
  const [, space = '', word] = /[\d조억만천](\s?)([^\d\s조억만천][^\d]*)$/u.exec(text) ?? []
  return word === undefined ? undefined : `${space}${word}`
}

function physical(value: number, name: string): string {
  const [size, prefix] = sizes.find(([least]) => Math.abs(value) >= least) ?? [1, '']
  return `${digits(value / size)}${prefix}${name.replace('byte', 'B')}`
}
