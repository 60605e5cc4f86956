import { koreanScales, scales } from './units.ts'

/** Digits as they are printed, with what they stand for. */
export interface Numeral {
  readonly value: number
  readonly low: number
  readonly high: number
  /** Half of the last digit that is not 0. */
  readonly roundness: number
  readonly length: number
  /** With the scale word after it taken in: `2.5 bn`; a single letter only after a currency. */
  readonly scaled: (hasCurrency: boolean) => Numeral
  /** From this to another: both in the scale of the one that has one. */
  readonly ranged: (other: Numeral) => Numeral
  /** In the scale of another where it has none of its own: the 2.1 of "from 2.1 to 2.5 bn". */
  readonly sharing: (other: Numeral) => Numeral
  readonly factor: number
}

const digits = /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?/

/** The numeral at a place of a text. */
export function numeralAt(text: string, at: number): Numeral | undefined {
  const korean = koreanAt(text, at)
  if (korean) return korean
  const [printed] = digits.exec(text.slice(at, at + 40)) ?? []
  return printed === undefined
    ? undefined
    : numeralOf(printed, 1, printed.length, text.slice(at + printed.length, at + printed.length + 16))
}

function numeralOf(printed: string, factor: number, length: number, after: string): Numeral {
  const plain = printed.replaceAll(',', '')
  const decimals = plain.split('.')[1]?.length ?? 0
  const value = Number(plain) * factor
  const half = 0.5 * 10 ** -decimals * factor
  const zeros = /\./.test(plain) ? 0 : (/0*$/.exec(plain)?.[0].length ?? 0)
  const roundness = plain === '0' ? half : half * 10 ** Math.min(zeros, plain.length - 1)
  return build({ value, half, roundness, length, factor, after, printed })
}

/** A numeral that is not printed in digits, so that no scale can follow it. */
export function plainNumeral(known: Pick<Built, 'value' | 'half' | 'length'>): Numeral {
  return build({ ...known, roundness: known.half, factor: 1, after: '', printed: '' })
}

interface Built {
  readonly value: number
  readonly half: number
  readonly roundness: number
  readonly length: number
  readonly factor: number
  readonly after: string
  readonly printed: string
}

function build({ value, half, roundness, length, factor, after, printed }: Built): Numeral {
  const numeral: Numeral = {
    value,
    low: value - half,
    high: value + half,
    roundness,
    length,
    factor,
    scaled(hasCurrency) {
      if (factor !== 1) return numeral
      const word = scales.find(
        ({ form, needsCurrency = false }) => form.test(after) && (hasCurrency || !needsCurrency),
      )
      const [found] = word?.form.exec(after) ?? []
      return word && found !== undefined
        ? numeralOf(printed, word.factor, length + found.length, '')
        : numeral
    },
    sharing(other) {
      return factor === 1 && other.factor !== 1 && value < 1000
        ? numeralOf(printed, other.factor, length, '')
        : numeral
    },
    ranged(other) {
      const scale = factor === 1 && value < other.value / other.factor + 1e-9 ? other.factor : 1
      const [low, high] = [value * scale, other.value]
      if (high < low) return numeral
      return {
        ...numeral,
        value: (low + high) / 2,
        low: low - half * scale,
        high: other.high,
        roundness: other.roundness,
        factor: other.factor,
      }
    },
  }
  return numeral
}

/** Numbers with Korean scales: 25억 7,300만, 3.4조, 5만, 1천만. */
function koreanAt(text: string, at: number): Numeral | undefined {
  let length = 0
  let value = 0
  let last = { printed: '', factor: 1 }
  let smallest = Infinity
  for (let rest = text.slice(at, at + 60); ; ) {
    const [, gap = '', printed = '', scale = ''] =
      /^(\s?)((?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)\s?(경|조|십억|백억|천억|억|천만|백만|십만|만|천|백(?=\s?(?:명|대|장|개|곳|건|원|달러|여\s?[명대장개])))/.exec(
        rest,
      ) ?? []
    const factor = koreanScales.find(([word]) => word === scale)?.[1]
    if (factor === undefined || factor >= smallest || (length === 0 && gap !== '')) break
    const used =
      gap.length +
      printed.length +
      (rest.slice(gap.length + printed.length).startsWith(' ') ? 1 : 0) +
      scale.length
    value += Number(printed.replaceAll(',', '')) * factor
    last = { printed, factor }
    smallest = factor
    length += used
    rest = rest.slice(used)
  }
  if (length === 0) return undefined
  const rest = unscaledRest(text.slice(at + length, at + length + 16), smallest)
  if (rest) {
    value += rest.value
    length += rest.length
    last = { printed: rest.printed, factor: 1 }
  }
  const { half, roundness } = exactness(last.printed, last.factor)
  return build({ value, half, roundness, length, factor: last.factor, after: '', printed: last.printed })
}

/** The rest below the last scale: the 8,000 of "12만 8,000장". A year after a space is none. */
function unscaledRest(
  text: string,
  smallest: number,
): { readonly value: number; readonly length: number; readonly printed: string } | undefined {
  const [whole, printed = ''] =
    /^\s?(\d{1,3}(?:,\d{3})+|\d{1,4})(?![\d,.]|\s?[년월일])(?=\s?[가-힣A-Z])/.exec(text) ?? []
  const value = Number(printed.replaceAll(',', ''))
  return whole === undefined || value >= smallest ? undefined : { value, length: whole.length, printed }
}

function exactness(printed: string, factor: number): { readonly half: number; readonly roundness: number } {
  const { low, value, roundness } = numeralOf(printed, factor, 0, '')
  return { half: value - low, roundness }
}
