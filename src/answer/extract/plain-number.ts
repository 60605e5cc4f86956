/** Numbers as other scripts write them, in the digits that every reader of numbers knows. */

const vulgar: Readonly<Record<string, string>> = {
  '½': '1/2',
  '⅓': '1/3',
  '⅔': '2/3',
  '¼': '1/4',
  '¾': '3/4',
  '⅕': '1/5',
  '⅖': '2/5',
  '⅗': '3/5',
  '⅘': '4/5',
  '⅙': '1/6',
  '⅚': '5/6',
  '⅐': '1/7',
  '⅛': '1/8',
  '⅜': '3/8',
  '⅝': '5/8',
  '⅞': '7/8',
  '⅑': '1/9',
  '⅒': '1/10',
}

const han = '〇一二三四五六七八九'
const hanFormal = '零壹贰叁肆伍陆柒捌玖'
const hanUnits: Readonly<Record<string, number>> = {
  十: 10,
  拾: 10,
  百: 100,
  佰: 100,
  千: 1000,
  仟: 1000,
}
const hanMyriads: Readonly<Record<string, number>> = { 万: 1e4, 萬: 1e4, 만: 1e4, 亿: 1e8, 億: 1e8, 억: 1e8 }

/** Longer texts are not rewritten: no number of another script is that long. */
const longest = 2000

/**
 * The same text with full-width letters, digits and marks in their plain form, the signs that look like a minus as one,
 * fractions of one character (`2½`) written out, and a text that is a Chinese numeral as digits.
 */
export function plainNumber(text: string): string {
  if (text.length > longest || !/[^\u0020-\u007e]/.test(text)) return text
  const signed = narrowed(text).replace(/[−﹣‐‑‒–](?=\s?[\d.½⅓⅔¼¾⅕-⅞\\])/g, '-')
  const written = signed.replace(/(\d?)\s?([½⅓⅔¼¾⅕-⅞⅐⅑⅒])/g, (_, whole: string, one: string) =>
    whole === '' ? (vulgar[one] ?? one) : `${whole} ${vulgar[one] ?? one}`,
  )
  return hanNumber(written) ?? written
}

/** Full-width letters, digits and marks in their plain form. */
export function narrowed(text: string): string {
  if (!/[\uff01-\uff5e]/.test(text)) return text
  return text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
}

/** A whole text that is a Chinese numeral: 三, 十二, 两百零五. Undefined where it is not one. */
function hanNumber(text: string): string | undefined {
  if (
    text.length > 20 ||
    !/^[负負-]?[〇零一二两兩三四五六七八九壹贰叁肆伍陆柒捌玖十拾百佰千仟万萬亿億]+$/.test(text)
  ) {
    return undefined
  }
  const negative = /^[负負-]/.test(text)
  const value = hanValue(negative ? text.slice(1) : text)
  return value === undefined ? undefined : `${negative ? '-' : ''}${value}`
}

function hanValue(text: string): number | undefined {
  let total = 0
  let section = 0
  let digit: number | undefined
  for (const sign of text) {
    const myriad = hanMyriads[sign]
    const unit = hanUnits[sign]
    if (myriad !== undefined) {
      total += (section + (digit ?? 0)) * myriad
      section = 0
      digit = undefined
    } else if (unit !== undefined) {
      section += (digit ?? 1) * unit
      digit = undefined
    } else {
      // Digits one after the other, as in 二〇二五, are read place by place.
      digit = (digit ?? 0) * (digit ? 10 : 1) + hanDigit(sign)
    }
  }
  return total + section + (digit ?? 0)
}

function hanDigit(sign: string): number {
  if (sign === '两' || sign === '兩') return 2
  return Math.max(han.indexOf(sign), hanFormal.indexOf(sign))
}
