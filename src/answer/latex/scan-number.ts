import type { CommaReading, Token } from './token.ts'

/** Exponents and repeating parts beyond this are not read. */
const longestExponent = 5

export interface NumberScan {
  readonly token: Token
  readonly end: number
}

const digit = (code: number): boolean => code >= 48 && code <= 57

/** Where the digits that start at a place end. */
function digitsEnd(text: string, from: number): number {
  let at = from
  while (digit(text.charCodeAt(at))) at++
  return at
}

/** The length of what separates thousands at a place: `,` `{,}` `,\!` `\,` `~` or a blank, `'` of the Swiss; 0 where nothing does. */
function separatorLength(text: string, at: number, commas: boolean): number {
  switch (text.charAt(at)) {
    case ',':
      if (!commas) return text.startsWith(',\\!', at) ? 3 + blanksAt(text, at + 3) : 0
      return text.startsWith(',\\!', at) ? 3 + blanksAt(text, at + 3) : 1
    case '{':
      return bracedComma(text, at, 0)
    case '\\':
      return text.startsWith('\\,', at) || text.startsWith('\\ ', at) ? 2 : 0
    case ' ':
      return text.charAt(at + 1) === '{' ? bracedComma(text, at + 1, 1) : 1
    case '~':
    case "'":
      return 1
    default:
      return 0
  }
}

/** `{,}` keeps LaTeX from setting a blank after the comma. */
function bracedComma(text: string, at: number, blanks: number): number {
  const close = at + text.slice(at, at + 6).indexOf('}')
  return close > at && text.slice(at + 1, close).trim() === ',' ? close + 1 - at + blanks : 0
}

function blanksAt(text: string, from: number): number {
  let at = from
  while (text.charAt(at) === ' ') at++
  return at - from
}

/** Whether exactly three digits start at a place. */
function isThousand(text: string, at: number): boolean {
  return digitsEnd(text, at) === at + 3
}

/** Reads groups of three digits after the first group; gives the digits and where they end. */
function readGroups(
  text: string,
  first: { readonly start: number; readonly end: number },
  commas: boolean,
): { readonly digits: string; readonly end: number } {
  let { end } = first
  let digits = text.slice(first.start, end)
  if (digits.length > 3 || digits.startsWith('0')) return { digits, end }
  let separator = ''
  for (;;) {
    const length = separatorLength(text, end, commas)
    if (length === 0 || !isThousand(text, end + length)) return { digits, end }
    // One separator throughout: `1,000 200` is not one number.
    const written = text.slice(end, end + length).trim()
    if (separator !== '' && written !== separator.trim()) return { digits, end }
    separator = written === '' ? ' ' : written
    digits += text.slice(end + length, end + length + 3)
    end += length + 3
  }
}

/** `1.000.000` and `1.000,5`: points between thousands, which only a second group or a comma after them betrays. */
function readPointGroups(text: string, start: number, firstEnd: number): NumberScan | undefined {
  if (firstEnd - start > 3 || text.charAt(start) === '0') return undefined
  let end = firstEnd
  let groups = 0
  let digits = text.slice(start, end)
  while (text.charAt(end) === '.' && isThousand(text, end + 1)) {
    digits += text.slice(end + 1, end + 4)
    end += 4
    groups++
  }
  if (groups === 0) return undefined
  const fractionEnd = text.charAt(end) === ',' ? digitsEnd(text, end + 1) : end
  const isFraction = fractionEnd > end + 1 && !'.,'.includes(text.charAt(fractionEnd) || ' ')
  if (isFraction) {
    return { token: number(`${digits}.${text.slice(end + 1, fractionEnd)}`), end: fractionEnd }
  }
  return groups > 1 ? { token: number(digits), end } : undefined
}

function number(text: string, repeating?: string): Token {
  return { type: 'number', text, spaced: false, ...(repeating ? { repeating } : {}) }
}

/** Reads the number that starts at a place: digits with separators, a decimal mark, repeating digits, an exponent. */
export function scanNumber(
  text: string,
  start: number,
  commas: CommaReading,
  inBrackets: boolean,
): NumberScan {
  const firstEnd = digitsEnd(text, start)
  const european = commas !== 'separator' && !inBrackets ? readPointGroups(text, start, firstEnd) : undefined
  if (european) return european
  const thousands = commas === 'thousands' || (commas === 'thousands outside brackets' && !inBrackets)
  const whole = readGroups(text, { start, end: firstEnd }, thousands)
  const mark = text.charAt(whole.end)
  const decimalMark =
    mark === '.' || (mark === ',' && commas === 'decimal') || text.startsWith('{,}', whole.end)
  if (!decimalMark) return withExponent(text, whole.digits, whole.end)
  const fractionStart = whole.end + (mark === '{' ? 3 : 1)
  return scanFraction(text, whole, fractionStart)
}

/** What stands behind a decimal mark; a full stop without digits behind it belongs to the sentence. */
function scanFraction(
  text: string,
  whole: { readonly digits: string; readonly end: number },
  start: number,
): NumberScan {
  const end = digitsEnd(text, start)
  const fraction = text.slice(start, end)
  const repeating = readRepeating(text, end) ?? (fraction === '' ? readBracketed(text, end) : undefined)
  if (repeating) return { token: number(`${whole.digits}.${fraction}`, repeating.digits), end: repeating.end }
  const endless = readEndless(text, fraction, end)
  if (endless) return { token: number(`${whole.digits}.${endless.fixed}`, endless.digits), end: endless.end }
  if (fraction !== '') return withExponent(text, `${whole.digits}.${fraction}`, end)
  return { token: number(whole.digits), end: text.charAt(whole.end) === '.' ? start : whole.end }
}

/** `\overline{3}` after a decimal mark. */
function readRepeating(
  text: string,
  at: number,
): { readonly digits: string; readonly end: number } | undefined {
  const command = ['\\overline{', '\\bar{', '\\dot{'].find((opening) => text.startsWith(opening, at))
  if (!command) return undefined
  const start = at + command.length
  const end = digitsEnd(text, start)
  return end > start && text.charAt(end) === '}'
    ? { digits: text.slice(start, end), end: end + 1 }
    : undefined
}

/** `0.(3)`. */
function readBracketed(
  text: string,
  at: number,
): { readonly digits: string; readonly end: number } | undefined {
  const end = text.charAt(at) === '(' ? digitsEnd(text, at + 1) : 0
  return end > at + 1 && text.charAt(end) === ')'
    ? { digits: text.slice(at + 1, end), end: end + 1 }
    : undefined
}

const dots = ['...', '\\ldots', '\\dots', '\\cdots']

/** `0.333...` and `0.1212\\ldots`: what stands at least twice at the end goes on for ever. */
function readEndless(
  text: string,
  fraction: string,
  at: number,
): { readonly fixed: string; readonly digits: string; readonly end: number } | undefined {
  const written = dots.find((each) => text.startsWith(each, at))
  if (written === undefined || fraction.length > 60) return undefined
  for (let length = 1; length * 2 <= fraction.length; length++) {
    const digits = fraction.slice(-length)
    if (!fraction.endsWith(digits + digits)) continue
    let fixed = fraction
    while (fixed.endsWith(digits)) fixed = fixed.slice(0, -length)
    return { fixed, digits, end: at + written.length }
  }
  return undefined
}

/** `1.5e-8`, as programs write it; letters after it make it something else. */
function withExponent(text: string, digits: string, end: number): NumberScan {
  const letter = text.charAt(end)
  if (letter !== 'e' && letter !== 'E') return { token: number(digits), end }
  const sign = text.charAt(end + 1)
  const start = end + (sign === '+' || sign === '-' ? 2 : 1)
  const stop = digitsEnd(text, start)
  const isExponent = stop > start && stop - start <= longestExponent && !/[a-z.]/i.test(text.charAt(stop))
  return isExponent
    ? { token: number(`${digits}e${text.slice(end + 1, stop)}`), end: stop }
    : { token: number(digits), end }
}
