import { type Loop, samplePlace, saysSomething } from './loop.ts'

const leastText = 16_000
const samples = 16
const needleLength = 48
const tries = 4

/**
 * A loop that the text left again, an eighth of it or more: each of sixteen samples is looked for in the sixteenth of the
 * text that follows it. What comes back may be a period; four of its distances are tried, each for no longer than the
 * repetition lasts.
 */
export function leftLoop(text: string, end: number): Loop | undefined {
  if (end < leastText) return undefined
  const step = Math.floor(end / samples)
  for (let from = 0; from + 2 * step <= end; from += step) {
    const at = samplePlace(text, from, end)
    const window = text.slice(at, at + step + needleLength)
    const needle = text.slice(at, at + needleLength)
    let distance = window.indexOf(needle, 1)
    for (let tried = 0; distance > 0 && tried < tries; tried++) {
      const loop = repetitionAround(text, { at, distance, end })
      if (loop !== undefined) return loop
      distance = window.indexOf(needle, distance + 1)
    }
  }
  return undefined
}

interface Place {
  readonly at: number
  readonly distance: number
  readonly end: number
}

function repetitionAround(text: string, place: Place): Loop | undefined {
  const { at, distance, end } = place
  // Cheapest first: most distances are no period at all.
  const rounds = agreement(text, place, 2 * distance)
  if (rounds.to - rounds.start < 2 * distance || !saysSomething(text.slice(at, at + distance)))
    return undefined
  const { start, to } = agreement(text, place, end)
  const last = to + distance
  const enough = last - start >= Math.max(3 * distance, end / (samples / 2))
  return enough ? { start, end: last, period: distance } : undefined
}

/** How far around a place the text agrees with itself moved by the distance, looked at for so many characters at most. */
function agreement(
  text: string,
  { at, distance, end }: Place,
  most: number,
): { readonly start: number; readonly to: number } {
  let to = at
  const lastTo = Math.min(end - distance, at + most)
  while (to < lastTo && text.charCodeAt(to) === text.charCodeAt(to + distance)) to++
  let start = at
  const firstStart = Math.max(0, to - most)
  while (start > firstStart && text.charCodeAt(start - 1) === text.charCodeAt(start - 1 + distance)) start--
  return { start, to }
}
