import { narrowed } from './plain-number.ts'

/** A number in prose, LaTeX included: sign, currency, thousands, decimals, a fraction, an exponent, percent. */
const fractionSource = '\\\\[dtc]?frac\\s?\\{-?\\d{1,40}\\}\\s?\\{\\d{1,40}\\}|\\\\[dtc]?frac\\s?\\d\\s?\\d'
const decimalSource =
  '(?<!\\w)(?:\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d{1,3}(?:(?:,|\\{,\\}|\\\\,|\\\\!|[\\u00a0\\u202f\\u2009])\\d{3})+(?!\\d)|\\d+)(?:[.,]\\d+)?' +
  '(?:[eE][-+]?\\d{1,6})?(?:/\\d{1,40}(?![\\d/]))?|(?<!\\w)\\.\\d+'
const mixedSource = '(?<!\\w)\\d{1,15}\\s\\d{1,15}/\\d{1,15}(?![\\d/])'
/** A Chinese numeral only where it stands alone: 一 is part of too many words. */
const hanSource = '(?<!\\p{Script=Han})[〇零一二两三四五六七八九十百千万亿]{1,20}(?!\\p{Script=Han})'
const vulgarSource = '(?:(?<!\\w)\\d{1,15}\\s?)?[½⅓⅔¼¾⅐-⅞]'
/** A sign belongs to the number that it touches, unless something stands before it to be taken from. */
const signSource = '(?:(?<![\\w)\\]}.])[-+−–])?'
const currencySource = '(?:\\\\?[$€£¥₩]\\s?)?'

/** Characters before a number's last digit that are read to find where it begins. */
const reach = 200

const numberSource = `${signSource}${currencySource}(?:${vulgarSource}|${fractionSource}|${mixedSource}|${decimalSource}|${hanSource})(?:\\s?\\\\?%)?`
const oneNumber = new RegExp(numberSource, 'u')
const everyNumber = new RegExp(numberSource, 'gu')

/** Every number of a short text, as it is written there. */
export function numbersOf(text: string): string[] {
  return [...text.matchAll(everyNumber)].map(([number]) => number)
}

/** The last number of a text, however long the text is. */
export function lastNumber(text: string): string | undefined {
  const near = numbersOf(narrowed(text.slice(-reach))).at(-1)
  // One that fills all that was looked at may begin further ahead.
  if (near !== undefined && near.length < reach / 2) return near
  let end = text.length
  while (end > 0 && !isNumeral(text.charCodeAt(end - 1))) end--
  if (end === 0) return undefined
  let start = Math.max(0, end - reach)
  while (start > 0 && isNumeral(text.charCodeAt(start)) && isNumeral(text.charCodeAt(start - 1))) start--
  return numbersOf(narrowed(text.slice(start, end + 4))).at(-1)
}

/** The first number of a text, however long the text is. */
export function firstNumber(text: string): string | undefined {
  return oneNumber.exec(narrowed(text))?.[0]
}

/** Is there a digit, or a fraction of one character? */
export function hasNumeral(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isNumeral(text.charCodeAt(at))) return true
  return false
}

function isNumeral(code: number): boolean {
  if (code < 128) return code >= 48 && code <= 57
  return (
    (code >= 0xff10 && code <= 0xff19) || (code >= 0xbc && code <= 0xbe) || (code >= 0x2150 && code <= 0x215e)
  )
}
