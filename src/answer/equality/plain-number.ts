/** A number of digits alone: what most answers are, and what the longest are. */
export interface PlainNumber {
  readonly negative: boolean
  /** Without leading zeros; '' for 0. */
  readonly whole: string
  /** Without trailing zeros. */
  readonly fraction: string
  /** Whether it was written with a decimal mark. */
  readonly rounded: boolean
}

/** Reads `-12.50`, `007`, `.5`, `1,234,567`; undefined for anything else. Linear, however long. */
export function plainNumber(text: string): PlainNumber | undefined {
  let at = 0
  const first = text.charCodeAt(0)
  if (first === 45 || first === 43) at = 1
  const digits = wholeDigits(text, at)
  if (digits === undefined) return undefined
  const rounded = text.charCodeAt(digits.end) === 46
  const fractionStart = digits.end + (rounded ? 1 : 0)
  const fractionEnd = rounded ? digitsEnd(text, fractionStart) : digits.end
  if (fractionEnd < text.length || (digits.whole === '' && fractionEnd === fractionStart)) return undefined
  const [whole, fraction] = [
    withoutZeros(digits.whole),
    withoutLastZeros(text.slice(fractionStart, fractionEnd)),
  ]
  return { negative: first === 45 && (whole !== '' || fraction !== ''), whole, fraction, rounded }
}

function digitsEnd(text: string, from: number): number {
  let at = from
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 48 || code > 57) break
  }
  return at
}

/** Digits, with commas between thousands or none. */
function wholeDigits(
  text: string,
  from: number,
): { readonly whole: string; readonly end: number } | undefined {
  let end = digitsEnd(text, from)
  if (text.charCodeAt(end) !== 44) return { whole: text.slice(from, end), end }
  if (end - from > 3 || end === from || text.charCodeAt(from) === 48) return undefined
  const groups = [text.slice(from, end)]
  while (text.charCodeAt(end) === 44) {
    const next = digitsEnd(text, end + 1)
    if (next !== end + 4) return undefined
    groups.push(text.slice(end + 1, next))
    end = next
  }
  return { whole: groups.join(''), end }
}

function withoutZeros(digits: string): string {
  let start = 0
  while (digits.charCodeAt(start) === 48) start++
  return start === 0 ? digits : digits.slice(start)
}

function withoutLastZeros(digits: string): string {
  let end = digits.length
  while (digits.charCodeAt(end - 1) === 48) end--
  return digits.slice(0, end)
}

/** Whether two plain numbers are the same number exactly. */
export function samePlainNumber(a: PlainNumber, b: PlainNumber): boolean {
  return a.negative === b.negative && a.whole === b.whole && a.fraction === b.fraction
}
