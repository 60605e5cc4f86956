import { isDigit } from './character.ts'
import type { Loop } from './loop.ts'

const leastRounds = 20
const leastCharacters = 3000
const longestRound = 2000
const needleLength = 12
const needleWithin = 600
const tries = 8

/**
 * The loop a text ends in whose rounds differ in numbers alone: "Step 17 …", "Step 18 …". A stretch without digits from
 * near the end is looked for in the rounds before; from where it is found the text must agree with itself up to the end,
 * and backwards for twenty rounds, all numbers taken as equal. What does not agree costs no more than the agreement was long.
 */
export function countingLoop(text: string, end: number): Loop | undefined {
  if (end < leastCharacters) return undefined
  const sample = placeWithoutDigits(text, end)
  if (sample === undefined) return undefined
  const needle = text.slice(sample, sample + needleLength)
  const earlier = placesOf(needle, text.slice(sample - longestRound, sample + needleLength - 1))
  for (const place of earlier.slice(-tries).reverse()) {
    const loop = agreement(text, { sample, earlier: sample - longestRound + place, end })
    if (loop !== undefined) return loop
  }
  return undefined
}

function placeWithoutDigits(text: string, end: number): number | undefined {
  let run = 0
  for (let at = end - 1; at >= end - needleWithin; at--) {
    run = isDigit(text.charCodeAt(at)) ? 0 : run + 1
    if (run === needleLength) return at
  }
  return undefined
}

function placesOf(needle: string, window: string): readonly number[] {
  const places: number[] = []
  for (let at = window.indexOf(needle); at >= 0; at = window.indexOf(needle, at + 1)) places.push(at)
  return places
}

interface Places {
  readonly sample: number
  readonly earlier: number
  readonly end: number
}

function agreement(text: string, { sample, earlier, end }: Places): Loop | undefined {
  const forwards = agreeing(text, { a: sample, b: earlier, step: 1, end })
  if (forwards.a < end || !isSentence(text.slice(earlier, sample))) return undefined
  const { b } = agreeing(text, { a: sample - 1, b: earlier - 1, step: -1, end })
  const start = b + 1
  const period = sample - earlier
  const enough = end - start >= Math.max(leastCharacters, leastRounds * period)
  return enough ? { start, end, period } : undefined
}

/** How far two places of a text agree in one direction, every run of digits taken as the same. */
function agreeing(
  text: string,
  {
    a,
    b,
    step,
    end,
  }: { readonly a: number; readonly b: number; readonly step: 1 | -1; readonly end: number },
): { readonly a: number; readonly b: number } {
  let first = a
  let second = b
  while (first < end && second >= 0) {
    const one = text.charCodeAt(first)
    const other = text.charCodeAt(second)
    if (isDigit(one) && isDigit(other)) {
      first = pastDigits(text, first, step)
      second = pastDigits(text, second, step)
    } else if (one === other) {
      first += step
      second += step
    } else break
  }
  return { a: first, b: second }
}

function pastDigits(text: string, from: number, step: 1 | -1): number {
  let at = from
  while (isDigit(text.charCodeAt(at))) at += step
  return at
}

/** Rows of figures with a unit are a table; a round of a loop says something, and counts. */
function isSentence(round: string): boolean {
  const words = round.match(/\p{L}{3,}|[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]{2}/gu) ?? []
  return /[0-9]/.test(round) && new Set(words).size >= 3
}
