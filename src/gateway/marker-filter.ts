/** Passes a text that comes in pieces on without the markers in it. */
export interface MarkerFilter {
  readonly add: (text: string) => string
  /** What was held back, since it might have become a marker. */
  readonly end: () => string
}

/**
 * Leaves every marker out, those too that only come together where another one is left out: what is passed on holds none,
 * however the text is cut. Linear in the text: beside each held character stands how much of each marker ends with it
 * (Knuth, Morris and Pratt), so that nothing is read twice.
 */
export function markerFilter(markers: readonly string[]): MarkerFilter {
  const matchers = markers.filter((marker) => marker !== '').map(matcherOf)
  const begins = new Set(markers.map((marker) => marker[0]))
  const none = matchers.map(() => 0)
  /** The characters since the last one with which no beginning of a marker ends. */
  let held: { readonly character: string; readonly matched: readonly number[] }[] = []
  const released = (): string => {
    const text = held.map(({ character }) => character).join('')
    held = []
    return text
  }
  return {
    add(text) {
      let passed = ''
      for (let at = 0; at < text.length; at++) {
        const character = text.charAt(at)
        if (held.length === 0 && !begins.has(character)) {
          passed += character
          continue
        }
        const before = held.at(-1)?.matched ?? none
        const matched = matchers.map(({ next }, index) => next(before[index] ?? 0, character))
        held.push({ character, matched })
        const whole = matchers.find(({ length }, index) => matched[index] === length)
        if (whole) held.length -= whole.length
        else if (matched.every((count) => count === 0)) passed += released()
      }
      return passed
    },
    end: released,
  }
}

interface Matcher {
  readonly length: number
  /** How much of the marker ends with a character, where so much of it ended before. */
  readonly next: (matched: number, character: string) => number
}

function matcherOf(marker: string): Matcher {
  /** For each beginning of the marker, the longest shorter one that it ends with. */
  const shorter = [0, 0]
  const next = (matched: number, character: string): number => {
    let count = matched
    while (count > 0 && marker[count] !== character) count = shorter[count] ?? 0
    return marker[count] === character ? count + 1 : 0
  }
  for (let length = 1; length < marker.length; length++)
    shorter[length + 1] = next(shorter[length] ?? 0, marker.charAt(length))
  return { length: marker.length, next }
}
