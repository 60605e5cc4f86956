import { isDigit } from './character.ts'
import type { Loop } from './loop.ts'
import { trailingPeriod } from './trailing-period.ts'

const leastRounds = 20
const leastCharacters = 3000
const needleLength = 24
const needleWithin = 600
/** Twenty rounds of two thousand characters. */
const lookedAt = 40_000
const zero = 48

/**
 * The loop a text ends in whose rounds differ in numbers alone: "Step 17 …", "Step 18 …". Every number is read as a single
 * digit, and what is left must repeat word for word. Looked for only where a stretch without digits from near the end
 * comes back as often as it must.
 */
export function countingLoop(text: string, end: number): Loop | undefined {
  if (end < leastCharacters || !recursOften(text, end)) return undefined
  const { codes, places } = withoutNumbers(text, end)
  const last = codes.length - 1
  const found = trailingPeriod((back) => codes[last - back] as number, codes.length, {
    least: needleLength * leastRounds,
    leastOfTwoRounds: Number.POSITIVE_INFINITY,
  })
  if (found === undefined || found.length < found.period * leastRounds) return undefined
  const start = places[codes.length - found.length] as number
  const period = end - (places[codes.length - found.period] as number)
  return end - start >= leastCharacters && worded(text.slice(end - period, end))
    ? { start, end, period }
    : undefined
}

/** A row of figures with a unit is a table; a round of a loop says something. */
function worded(block: string): boolean {
  return (block.match(/\p{L}{3,}|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{2}/gu) ?? []).length >= 3
}

function recursOften(text: string, end: number): boolean {
  const needle = lastWithoutDigits(text, end)
  if (needle === undefined) return false
  let seen = 0
  const from = Math.max(0, end - lookedAt)
  for (let at = text.indexOf(needle, from); at >= 0; at = text.indexOf(needle, at + needleLength)) seen++
  return seen >= leastRounds
}

function lastWithoutDigits(text: string, end: number): string | undefined {
  let run = 0
  for (let at = end - 1; at >= Math.max(0, end - needleWithin); at--) {
    run = isDigit(text.charCodeAt(at)) ? 0 : run + 1
    if (run === needleLength) return text.slice(at, at + needleLength)
  }
  return undefined
}

function withoutNumbers(
  text: string,
  end: number,
): { readonly codes: Uint16Array; readonly places: Int32Array } {
  const codes = new Uint16Array(end)
  const places = new Int32Array(end)
  let length = 0
  for (let at = 0; at < end; at++) {
    const code = text.charCodeAt(at)
    if (isDigit(code) && at > 0 && isDigit(text.charCodeAt(at - 1))) continue
    codes[length] = isDigit(code) ? zero : code
    places[length++] = at
  }
  return { codes: codes.subarray(0, length), places: places.subarray(0, length) }
}
