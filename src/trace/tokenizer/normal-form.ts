/** Characters that may join with the one before them in Unicode's normal form C: marks, and parts of a syllable. */
const joining = /[\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]/u
/** Below U+0300 everything is in normal form C already. */
const firstUnstable = 0x300

/** Engines sort the marks on one character in the square of their number, so more than these are not sorted together. */
const sortedMarks = /\p{M}{256}/gu

/** The longest run of units that normal form C could change; 0 where the text is in it already. */
export function unstableRun(units: Uint16Array, from: number, to: number): number {
  let longest = 0
  let run = 0
  for (let at = from; at < to; at++) {
    if ((units[at] as number) < firstUnstable) run = 0
    else if (++run > longest) longest = run
  }
  return longest
}

/** A text in normal form C, given its longest unstable run. A heap of marks is taken in parts, so that time is linear. */
export function normalForm(text: string, longestRun: number): string {
  if (longestRun < 256) return text.normalize('NFC')
  const parts = partsOf(text)
  return parts.length === 1 ? text.normalize('NFC') : parts.map((part) => part.normalize('NFC')).join('')
}

function partsOf(text: string): string[] {
  const parts: string[] = []
  let done = 0
  for (const { index, 0: marks } of text.matchAll(sortedMarks)) {
    parts.push(text.slice(done, index + marks.length))
    done = index + marks.length
  }
  return [...parts, text.slice(done)]
}

/**
 * For every UTF-16 unit of a text's normal form C, and for its end, where in the text the characters begin that it was
 * composed from.
 */
export function normalOffsets(text: string, normal: string): Uint32Array {
  const offsets = new Uint32Array(normal.length + 1)
  let made = 0
  let partStart = 0
  for (const part of partsOf(text)) {
    for (let start = 0; start < part.length; ) {
      const end = groupEnd(part, start)
      const group = part.slice(start, end)
      const composed = group.normalize('NFC')
      const first = partStart + start
      for (let at = 0; at < composed.length && made < normal.length; at++, made++)
        offsets[made] = composed === group ? first + at : first
      start = end
    }
    partStart += part.length
  }
  offsets.fill(text.length, made)
  return offsets
}

/** Where the characters end that could be composed with the one at `start`. */
function groupEnd(text: string, start: number): number {
  let end = start + characterLength(text, start)
  while (end < text.length && joining.test(String.fromCodePoint(text.codePointAt(end) as number)))
    end += characterLength(text, end)
  return end
}

function characterLength(text: string, at: number): number {
  return (text.codePointAt(at) as number) > 0xffff ? 2 : 1
}
